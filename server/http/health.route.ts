import type { FastifyInstance } from 'fastify';
import type { Orm } from '#server/database/orm.ts';

/**
 * `/livez`: the process answers. `/readyz`: it may be sent visitors, that is, the database answers and it is not about
 * to stop.
 */
export function registerHealthRoutes(
  app: FastifyInstance,
  { orm, isStopping }: { orm: Orm; isStopping: () => boolean },
): void {
  app.get('/livez', async (_request, reply) => reply.header('Cache-Control', 'no-store').send({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    reply.header('Cache-Control', 'no-store');
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    const answered = await orm.em
      .fork()
      .execute('select 1')
      .then(
        () => true,
        () => false,
      );
    if (!answered) return reply.code(503).header('Retry-After', '2').send({ status: 'the database does not answer' });
    return reply.send({ status: 'ready' });
  });
}

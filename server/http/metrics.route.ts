import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

type Strategy = Parameters<FastifyInstance['addConstraintStrategy']>[0];
type Handler = Exclude<ReturnType<ReturnType<Strategy['storage']>['get']>, null>;

/**
 * `/metrics` for who carries the operator's token (`Authorization: Bearer …`). To everybody else it is an address like any
 * other that does not exist.
 */
export function registerMetricsRoute(
  app: FastifyInstance,
  { metrics, token }: { metrics: Metrics; token: string },
): void {
  const expected = digest(`Bearer ${token}`);
  // a constraint of the router: without the token it goes on to the page of what does not exist
  app.addConstraintStrategy({
    name: 'operator',
    storage() {
      const handlers = new Map<unknown, Handler>();
      return { get: (key) => handlers.get(key) ?? null, set: (key, handler) => void handlers.set(key, handler) };
    },
    deriveConstraint: ({ headers: { authorization } }) =>
      authorization !== undefined && timingSafeEqual(digest(authorization), expected) ? 'known' : undefined,
    validate: () => undefined,
  });
  app.addHook('onResponse', (request, reply, done) => {
    metrics.observe(request, reply);
    done();
  });
  app.get('/metrics', { constraints: { operator: 'known' }, logLevel: 'warn' }, async (_request, reply) => {
    const { type, body } = await metrics.text();
    return reply.type(type).header('Cache-Control', 'no-store').send(body);
  });
}

/** Of one length, so that they can be compared in constant time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

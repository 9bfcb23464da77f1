import {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify';
import { shortAddress } from './short-address.ts';

/** JSON lines; of a request only its path, never what was searched for, and of its address only the network. */
export function loggerOptions(level: string): FastifyServerOptions['logger'] {
  if (level === 'silent') return false;
  return {
    level,
    serializers: {
      req: (request) => ({
        method: request.method,
        path: request.url?.split('?')[0],
        address: shortAddress(request.ip ?? ''),
      }),
      res: (reply) => ({ status: reply.statusCode }),
    },
  };
}

/** One line a request, when it is through: who it was, what came of it, and how long it took. */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const line = { req: request, res: reply, responseTime: reply.elapsedTime };
    if (error) reply.log.error({ ...line, err: error }, 'request errored');
    else reply.log.info(line, 'request completed');
  }
}

/** A visitor who leaves before the answer is complete: Fastify itself says nothing of it. */
export function logAborted(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.raw.once('close', () => {
      if (reply.raw.writableFinished) return;
      request.log.info({ req: request, res: reply, responseTime: reply.elapsedTime }, 'request aborted');
    });
  });
}

import type { FastifyInstance } from 'fastify';
import type { RateLimit } from './rate-limit.ts';

/** Of the probes of who operates it, and nobody else's business. */
const uncounted = ['/livez', '/readyz', '/metrics'];
/** To read a document and to find it wanting takes longer than to answer from memory. */
const weightOfABody = 4;

/** Counts every request, before anything is done for it. */
export function limitRequests(
  app: FastifyInstance,
  { rateLimit, trustProxy }: { rateLimit: RateLimit; trustProxy: boolean },
): void {
  let isWarned = trustProxy;
  app.addHook('onRequest', async ({ ip, method, url, headers, log }) => {
    if (!isWarned && headers['x-forwarded-for'] !== undefined) {
      isWarned = true;
      log.warn('A request came through a proxy. If it is yours, set TRUST_PROXY=on, or all visitors count as one.');
    }
    if (uncounted.includes(url)) return;
    await rateLimit.count(ip, method === 'GET' || method === 'HEAD' ? 1 : weightOfABody);
  });
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { retryAfter } from './answer-status.ts';
import { type Encoding, encodedBody, type KeptAnswer } from './public-cache.ts';

/** Sends a kept answer in the best encoding the client takes, or 304 when it has it already. */
export async function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: KeptAnswer,
): Promise<FastifyReply> {
  const { encoding, body } = encodedBody(answer, preferredEncoding(request.headers['accept-encoding']));
  const etag = `"${answer.etag}-${encoding}"`;
  reply.headers({ ...answer.headers, ETag: etag, Vary: 'Accept-Encoding, Accept-Language' });
  // a proxy may keep it, but asks each time whether it is still true
  reply.header('Cache-Control', answer.status < 400 ? 'public, no-cache' : 'no-store');
  if (answer.status === 503) reply.header('Retry-After', retryAfter);
  if (answer.status === 200 && matches(request.headers['if-none-match'], etag)) return reply.code(304).send();
  if (encoding !== 'identity') reply.header('Content-Encoding', encoding);
  return reply.code(answer.status).send(await body);
}

/** Brotli before gzip, whatever is not refused with q=0 (RFC 9110, section 12.5.3). */
export function preferredEncoding(accepted: string | string[] | undefined): Encoding {
  const offers = String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((offer) => offer.split(';').map((part) => part.trim()))
    .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
    .map(([name]) => name);
  if (offers.includes('br')) return 'br';
  return offers.includes('gzip') || offers.includes('*') ? 'gzip' : 'identity';
}

/** Whether a client has what it asks for already (`If-None-Match`). */
export function matches(asked: string | undefined, etag: string): boolean {
  if (asked === undefined) return false;
  return asked.split(',').some((candidate) => ['*', etag].includes(candidate.trim().replace(/^W\//, '')));
}

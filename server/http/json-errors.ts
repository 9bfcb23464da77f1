import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable } from './error-format.ts';
import type { LimitedPage } from './limited-page.ts';
import { RateLimitError } from './rate-limit.ts';

/** What the headers of every answer say also where no route was reached. */
const bareHeaders = { 'Content-Security-Policy': "default-src 'none'", 'X-Content-Type-Options': 'nosniff' };

/**
 * No answer is ever a stack or a page of somebody else's: a code, a sentence, and the id under which the log knows more.
 * To be called before the routes are registered: it notes which methods each address knows.
 *
 * @param limitedPage for those who asked too much and read HTML; null: there are no pages
 */
export function answerErrorsAsJson(app: FastifyInstance, limitedPage: LimitedPage | null): void {
  const methods = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    methods.set(url, new Set([...(methods.get(url) ?? []), ...[method].flat()]));
  });
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const allowed = methods.get(path) ?? methods.get('/*');
    if (allowed === undefined || allowed.has(request.method)) {
      const message = 'There is nothing at this address.';
      reply.headers({ 'Cache-Control': 'no-store', Vary: 'Accept' });
      return reply.code(404).send(said(request, 'NOT_FOUND', message));
    }
    const message = `The method ${request.method} is not for this address.`;
    return reply
      .code(405)
      .header('Allow', [...allowed].join(', '))
      .send(said(request, 'METHOD_NOT_ALLOWED', message));
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    reply.header('Cache-Control', 'no-store');
    if (error instanceof RateLimitError) return answerTooMany(request, reply, { error, limitedPage });
    if (status < 500) return reply.code(status).send(said(request, 'BAD_REQUEST', error.message));
    request.log.error({ err: error }, 'a request failed');
    if (isUnavailable(error)) {
      const message = 'The directory cannot be reached right now: try again in a moment.';
      return reply
        .code(503)
        .header('Retry-After', '2')
        .send(said(request, 'UNAVAILABLE', message));
    }
    return reply.code(500).send(said(request, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'));
  });
}

/** A code, a sentence and an id; for the clients of GraphQL in their form too. */
function said({ id, url }: FastifyRequest, code: string, message: string): object {
  const isGraphql = /^\/graphql(?:\?|$)/.test(url);
  return { code, message, id, ...(isGraphql && { errors: [{ message, extensions: { code, id } }] }) };
}

/** A page for who reads pages, else JSON; both say when to come back. */
async function answerTooMany(
  request: FastifyRequest,
  reply: FastifyReply,
  { error, limitedPage }: { error: RateLimitError; limitedPage: LimitedPage | null },
): Promise<FastifyReply> {
  reply.code(429).header('Retry-After', String(error.retryAfter));
  const wantsPage = request.headers.accept?.includes('text/html') ?? false;
  if (limitedPage === null || !wantsPage) return reply.send(said(request, 'RATE_LIMITED', error.message));
  const { headers, html } = limitedPage(request.url);
  return reply.headers({ ...headers, 'Content-Type': 'text/html; charset=utf-8' }).send(html);
}

/** What is no address gets no further, and still our headers. */
export function answerBadAddress(reply: FastifyReply, { id, message }: { id: string; message: string }): FastifyReply {
  return reply
    .code(400)
    .headers({ ...bareHeaders, 'X-Request-Id': id })
    .send({ code: 'BAD_REQUEST', message, id });
}

/** What a request expects of us and is not `100-continue`: said in our words, before its body is read. */
export function answerExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const message = 'This expectation cannot be met: leave the header Expect out.';
  response.writeHead(417, { ...bareHeaders, 'Content-Type': 'application/json; charset=utf-8', Connection: 'close' });
  response.end(JSON.stringify({ code: 'BAD_REQUEST', message }));
}

/** Whoever takes us for a proxy: Node itself would close the connection without a word. */
export function answerConnect(_request: IncomingMessage, socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  socket.resume();
  // Node has let go of it: nobody else would end it
  setTimeout(() => socket.destroy(), 2000).unref();
  endWith(socket, '405 Method Not Allowed', ['METHOD_NOT_ALLOWED', 'This is no proxy.']);
}

/** What Node could not even read as a request: said in our words, and the connection is closed. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const [status, message] = unreadable[error.code ?? ''] ?? ['400 Bad Request', 'This is no request of HTTP.'];
  endWith(socket, status, ['BAD_REQUEST', message]);
}

function endWith(socket: Duplex, status: string, [code, message]: [code: string, message: string]): void {
  const body = JSON.stringify({ code, message });
  const headers = { ...bareHeaders, 'Content-Type': 'application/json; charset=utf-8', Connection: 'close' };
  const lines = Object.entries({ ...headers, 'Content-Length': String(Buffer.byteLength(body)) });
  socket.end(`HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
}

const unreadable: Record<string, [string, string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not arrive in time.'],
};

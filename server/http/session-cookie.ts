import type { FastifyReply, FastifyRequest } from 'fastify';

/** Bound to this host and to encrypted ways by its very name (RFC 6265bis, section 4.1.3.2). */
const name = '__Host-session';
const longest = 90 * 86_400;

/** The token of the session that a request carries; null: none, or none that could be one. */
export function sessionToken({ cookies }: FastifyRequest): string | null {
  const token = cookies[name];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}

export function setSessionCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(name, token, { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: longest });
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(name, { path: '/', secure: true, httpOnly: true, sameSite: 'lax' });
}

/** Browsers keep such a cookie on https, and on the machine itself. */
export function canKeepSession(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}

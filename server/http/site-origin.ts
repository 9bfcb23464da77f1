import type { FastifyRequest } from 'fastify';

/** The site's address as it is configured, else as the request names it; no slash at the end. */
export function siteOrigin(request: FastifyRequest, publicUrl: string | null): string {
  if (publicUrl !== null) return publicUrl;
  const host = /^[a-z0-9.:[\]-]{1,255}$/i.test(request.host) ? request.host : 'localhost';
  return `${request.protocol}://${host}`;
}

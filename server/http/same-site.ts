import type { FastifyRequest } from 'fastify';

/**
 * Refuses a form that a foreign page sent: browsers say where it comes from (`Sec-Fetch-Site`, else `Origin`). Together with the
 * cookie's SameSite=Lax, no page elsewhere can act for somebody who is signed in.
 *
 * @throws with status 403
 */
export function refuseForeignForms({ headers }: FastifyRequest, origin: string): void {
  const site = headers['sec-fetch-site'];
  const isOwn = site === undefined ? headers.origin === undefined || headers.origin === origin : site === 'same-origin';
  if (isOwn) return;
  const message = 'This form was sent from another website: open the page here and send it again.';
  throw Object.assign(new Error(message), { statusCode: 403 });
}

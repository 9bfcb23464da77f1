import type { FastifyInstance } from 'fastify';
import { toString as qrCode } from 'qrcode';
import type { Orm } from '#server/database/orm.ts';
import type { RateLimit } from '#server/http/rate-limit.ts';
import { siteOrigin } from '#server/http/site-origin.ts';
import { findActorPages } from './actor-page.queries.ts';

/** `/akteure/:slug/qr.svg`: the address of an actor's page for posters and paper, ISO/IEC 18004, error correction M. */
export function registerQrRoute(
  app: FastifyInstance,
  { orm, rateLimit, publicUrl }: { orm: Orm; rateLimit: RateLimit; publicUrl: string | null },
): void {
  app.get<{ Params: { slug: string } }>('/akteure/:slug/qr.svg', async (request, reply) => {
    await rateLimit.charge(request.ip, 1);
    const slug = request.params.slug.replaceAll('\0', '');
    const [page] = await findActorPages(orm.em.fork().getKysely<unknown>(), [slug], { now: new Date() });
    if (page === undefined) return reply.callNotFound();
    const address = `${siteOrigin(request, publicUrl)}/akteure/${page.actor.slug}`;
    const svg = await qrCode(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
    return reply.type('image/svg+xml').header('Cache-Control', 'public, max-age=3600').send(svg);
  });
}

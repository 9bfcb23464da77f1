import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Orm } from '#server/database/orm.ts';
import { withSnapshot } from '#server/database/snapshot.ts';
import type { PublicCache } from './public-cache.ts';
import type { RateLimit } from './rate-limit.ts';
import { sendAnswer } from './send-answer.ts';
import { siteOrigin } from './site-origin.ts';

/** The protocol's limit of one file (https://www.sitemaps.org/protocol.html). */
const mostAddresses = 50_000;
const pointsOfTheSitemap = 20;
const fixedPaths = ['/', '/akteure', '/aufnahme', '/barrierefreiheit', '/datenschutz', '/impressum'];

/** `/sitemap.xml` with every page in every language, and the `robots.txt` that names it. */
export function registerSitemapRoutes(
  app: FastifyInstance,
  {
    orm,
    cache,
    rateLimit,
    locales,
    publicUrl,
  }: { orm: Orm; cache: PublicCache; rateLimit: RateLimit; locales: readonly string[]; publicUrl: string | null },
): void {
  app.get('/robots.txt', async (request, reply) => {
    const sitemap = `${siteOrigin(request, publicUrl)}/sitemap.xml`;
    return reply
      .type('text/plain; charset=utf-8')
      .send(`User-agent: *\nDisallow: /graphql\nDisallow: /map/\nSitemap: ${sitemap}\n`);
  });
  app.get('/sitemap.xml', async (request, reply) => {
    const origin = siteOrigin(request, publicUrl);
    const make = () =>
      withSnapshot(orm, async ({ db, revision }) => {
        const { rows } = await sql<{ slug: string }>`
          select slug from published_actor order by slug limit ${Math.floor(mostAddresses / locales.length) - fixedPaths.length}
        `.execute(db);
        const paths = [...fixedPaths, ...rows.map(({ slug }) => `/akteure/${slug}`)];
        const body = Buffer.from(
          sitemap(
            paths.flatMap((path) =>
              locales.map((locale, index) => origin + localPath(path, index === 0 ? null : locale)),
            ),
          ),
        );
        return { status: 200, headers: { 'Content-Type': 'application/xml; charset=utf-8' }, body, revision };
      });
    const pay = () => rateLimit.charge(request.ip, pointsOfTheSitemap);
    const answer = await cache(JSON.stringify(['sitemap', origin]), { pay, make });
    return sendAnswer(request, reply, answer);
  });
}

function localPath(path: string, prefix: string | null): string {
  if (prefix === null) return path;
  return path === '/' ? `/${prefix}` : `/${prefix}${path}`;
}

/** Slugs are ASCII and origins are checked, so nothing needs escaping but the ampersand. */
function sitemap(addresses: readonly string[]): string {
  const urls = addresses.map((address) => `<url><loc>${address.replaceAll('&', '&amp;')}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { isUnavailable } from './error-format.ts';
import { type ExecutorParts, withExecution } from './executor.ts';
import type { PublicAnswer, PublicCache } from './public-cache.ts';
import { type RateLimit, RateLimitError } from './rate-limit.ts';
import { sendAnswer } from './send-answer.ts';
import { sessionToken } from './session-cookie.ts';
import { siteOrigin } from './site-origin.ts';
import { viewerOf } from './viewer.ts';
import type { WebBuild } from './web-build.ts';

export interface PageRouteParts extends ExecutorParts {
  cache: PublicCache;
  rateLimit: RateLimit;
  web: WebBuild;
  publicUrl: string | null;
}

/** A page asks about as many questions as this, and has to be rendered. */
const pointsOfAPage = 5;

/** What programs try that look for holes: a dot, a backslash, a semicolon, two slashes. Only for people a page is made of it. */
const noPage = /[.\\;]|\/\/|%(?:00|2e|2f|5c)/i;

/** Where pages show what an address alone does not say, in whatever language. */
const personal =
  /^(?:\/[a-z]{2})?\/(?:anmelden|konto|einladung|anfrage|koordination|akteure\/[^/?]+\/das-sind-wir)(?:[/?]|$)/;

/** Every other `GET`: a page of the client, rendered on one snapshot and kept; the client decides what exists. */
export function registerPageRoute(app: FastifyInstance, parts: PageRouteParts): void {
  app.get('/*', (request, reply) => answerPage(request, reply, parts));
}

async function answerPage(request: FastifyRequest, reply: FastifyReply, parts: PageRouteParts): Promise<FastifyReply> {
  const wantsPage = request.headers.accept?.includes('text/html') ?? false;
  if (!wantsPage && noPage.test(request.url.split('?')[0] ?? '')) return answerNothing(reply);
  const origin = siteOrigin(request, parts.publicUrl);
  const key = JSON.stringify(['page', origin, request.url]);
  try {
    if (sessionToken(request) !== null || personal.test(request.url))
      return await answerPersonalPage(request, reply, { parts, origin });
    const answer = await parts.cache(key, {
      pay: () => parts.rateLimit.charge(request.ip, pointsOfAPage),
      make: () => renderPage(request.url, origin, parts),
    });
    if (answer.status === 404 && !wantsPage) return answerNothing(reply);
    return await sendAnswer(request, reply, answer);
  } catch (error) {
    if (error instanceof RateLimitError) throw error;
    request.log.error({ err: error }, 'a page could not be rendered');
    return answerFailure(reply, {
      url: request.url,
      origin,
      web: parts.web,
      id: request.id,
      away: isUnavailable(error),
    });
  }
}

function answerNothing(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}

/** Made for one visitor: for those who are signed in, and where somebody signs in. Nobody keeps it, not even the browser. */
async function answerPersonalPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, origin }: { parts: PageRouteParts; origin: string },
): Promise<FastifyReply> {
  await parts.rateLimit.charge(request.ip, pointsOfAPage);
  const viewer = await viewerOf(request, parts.orm, parts.clock());
  const { status, headers, body } = await renderPage(request.url, origin, parts, viewer);
  reply.headers({ ...headers, 'Cache-Control': 'no-store', Vary: 'Cookie, Accept-Language' });
  return reply.code(status).send(body);
}

/** A page all the same: what happened, what was kept, what to do; rendered without the database. */
async function answerFailure(
  reply: FastifyReply,
  { url, origin, web, id, away }: { url: string; origin: string; web: WebBuild; id: string; away: boolean },
): Promise<FastifyReply> {
  const code = away ? 'UNAVAILABLE' : 'INTERNAL_SERVER_ERROR';
  const execute = async () => ({ errors: [{ message: code, extensions: { code, id } }] });
  const page = await web.render({ url, origin, assets: web.assets, revision: '0', execute });
  if (away) reply.header('Retry-After', '2');
  return reply
    .code(away ? 503 : 500)
    .headers({ ...page.headers, 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    .send(page.html);
}

function renderPage(
  url: string,
  origin: string,
  parts: PageRouteParts,
  viewer: SignedIn | null = null,
): Promise<PublicAnswer> {
  const { web } = parts;
  return withExecution(
    parts,
    async ({ execute, revision }) => {
      const page = await web.render({
        url,
        origin,
        assets: web.assets,
        revision,
        execute: async ({ hash, operationName, variables, locale }) => {
          const query = web.documents.get(hash);
          if (query === undefined) throw new Error(`The page asks for a document that was not built: ${hash}`);
          return execute({ query, operationName, variables }, locale);
        },
      });
      return {
        status: page.status,
        headers: { 'Content-Type': 'text/html; charset=utf-8', ...page.headers },
        body: Buffer.from(page.html),
        revision: page.status < 500 ? revision : null,
      };
    },
    viewer,
  );
}

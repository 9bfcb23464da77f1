import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PublicCache } from './public-cache.ts';
import { RateLimitError } from './rate-limit.ts';
import { answerFailure, pointsOfAPage, type RenderParts, renderPage } from './render-page.ts';
import { sendAnswer } from './send-answer.ts';
import { sessionToken } from './session-cookie.ts';
import { siteOrigin } from './site-origin.ts';
import { viewerOf } from './viewer.ts';

export interface PageRouteParts extends RenderParts {
  cache: PublicCache;
}

/** What programs try that look for holes: a dot, a backslash, a semicolon, two slashes. Only for people a page is made of it. */
const noPage = /[.\\;]|\/\/|%(?:00|2e|2f|5c)/i;

/** Where pages show what an address alone does not say, in whatever language. */
const personal =
  /^(?:\/[a-z]{2})?\/(?:anmelden|bestaetigen|konto|einladung|anfrage|koordination|akteure\/[^/?]+\/das-sind-wir)(?:[/?]|$)/;

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
      make: () => renderPage(parts, { url: request.url, origin }),
    });
    if (answer.status === 404 && !wantsPage) return answerNothing(reply);
    return await sendAnswer(request, reply, answer);
  } catch (error) {
    if (error instanceof RateLimitError) throw error;
    return answerFailure(request, reply, { error, origin, web: parts.web });
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
  const { status, headers, body } = await renderPage(parts, { url: request.url, origin, viewer });
  reply.headers({ ...headers, 'Cache-Control': 'no-store', Vary: 'Cookie, Accept-Language' });
  return reply.code(status).send(body);
}

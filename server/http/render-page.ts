import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { isUnavailable } from './error-format.ts';
import { type ExecutorParts, withExecution } from './executor.ts';
import type { PublicAnswer } from './public-cache.ts';
import type { RateLimit } from './rate-limit.ts';
import type { FormState, WebBuild } from './web-build.ts';

export interface RenderParts extends ExecutorParts {
  rateLimit: RateLimit;
  web: WebBuild;
  publicUrl: string | null;
}

export interface WantedPage {
  /** path and query */
  url: string;
  origin: string;
  /** null: a visitor */
  viewer?: SignedIn | null;
  form?: FormState;
}

/** A page asks about as many questions as this, and has to be rendered. */
export const pointsOfAPage = 5;

/** A page of the client, rendered on one snapshot. */
export function renderPage(
  parts: RenderParts,
  { url, origin, viewer = null, form }: WantedPage,
): Promise<PublicAnswer> {
  const { web } = parts;
  return withExecution(
    parts,
    async ({ execute, revision }) => {
      const page = await web.render({
        ...{ url, origin, assets: web.assets, revision, form },
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

/** A page all the same: what happened, what was kept, what to do; rendered without the database. */
export async function answerFailure(
  request: FastifyRequest,
  reply: FastifyReply,
  { error, origin, web }: { error: unknown; origin: string; web: WebBuild },
): Promise<FastifyReply> {
  request.log.error({ err: error }, 'a page could not be rendered');
  const { url, id } = request;
  const away = isUnavailable(error);
  const code = away ? 'UNAVAILABLE' : 'INTERNAL_SERVER_ERROR';
  const execute = async () => ({ errors: [{ message: code, extensions: { code, id } }] });
  const page = await web.render({ url, origin, assets: web.assets, revision: '0', execute });
  if (away) reply.header('Retry-After', '2');
  return reply
    .code(away ? 503 : 500)
    .headers({ ...page.headers, 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    .send(page.html);
}

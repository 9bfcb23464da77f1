import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#server/problem.type.ts';
import type { FormFault, FormGuard } from './form-guard.ts';
import { answerFailure, pointsOfAPage, type RenderParts, renderPage } from './render-page.ts';
import { refuseForeignForms } from './same-site.ts';
import { siteOrigin } from './site-origin.ts';

/** A form that needs no account: its page is made for one visitor and carries a token, so that no cache holds it. */
export interface GuardedFormParts extends RenderParts {
  guard: FormGuard;
}

/** In bytes: whoever pastes too much is told so, and gets it back. */
export const largestForm = 100_000;

/** What is wrong with a form as a whole. */
export interface WholeFault {
  path: 'form';
  what: 'trap' | 'young' | 'old' | 'forged' | 'used' | 'limit';
}

/** Checks where a form comes from, counts its page, and answers by a page also when the work fails. */
export async function answerGuarded(
  request: FastifyRequest,
  reply: FastifyReply,
  { rateLimit, publicUrl, web }: GuardedFormParts,
  work: (origin: string) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const origin = siteOrigin(request, publicUrl);
  if (request.method === 'POST') refuseForeignForms(request, origin);
  await rateLimit.charge(request.ip, pointsOfAPage);
  try {
    return await work(origin);
  } catch (error) {
    return answerFailure(request, reply, { error, origin, web });
  }
}

/** What is said of a form that people did not fill in like this; in its trap, nobody else types. */
export function wholeFaults(trap: string, checked: Buffer | FormFault): WholeFault[] {
  if (trap !== '') return [{ path: 'form', what: 'trap' }];
  return typeof checked === 'string' ? [{ path: 'form', what: words[checked] }] : [];
}
const words: Record<FormFault, WholeFault['what']> = { FORGED: 'forged', TOO_OLD: 'old', TOO_YOUNG: 'young' };

export interface ShownForm {
  origin: string;
  status: number;
  /** what was sent; null: nothing yet */
  typed: Record<string, string> | null;
  problems: Problem[];
  /** its token was taken with something else */
  isUsed: boolean;
}

/** Sends the page of a form, with all that was typed and what is to be mended. */
export async function sendGuardedForm(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: GuardedFormParts,
  { origin, status, typed, problems, isUsed }: ShownForm,
): Promise<FastifyReply> {
  const { token = '', trap: _, ...fields } = typed ?? {};
  const form = {
    token: !isUsed && isStillGood(token, parts) ? token : parts.guard.issue(parts.clock()),
    typed: fields,
    problems,
  };
  const page = await renderPage(parts, { url: request.url, origin, form });
  // for this visitor alone; but whoever comes back to it by the browser's button finds what was typed
  reply.headers({ ...page.headers, 'Cache-Control': 'private, no-cache' });
  return reply.code(page.status === 200 ? status : page.status).send(page.body);
}

/** A token keeps its age, so that nobody who mends what they typed is too fast again. */
function isStillGood(token: string, { guard, clock }: GuardedFormParts): boolean {
  const checked = guard.check(token, clock());
  return typeof checked !== 'string' || checked === 'TOO_YOUNG';
}

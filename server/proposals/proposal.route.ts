import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SignInLimit } from '#server/accounts/sign-in-limit.service.ts';
import { withSnapshot } from '#server/database/snapshot.ts';
import { transact } from '#server/database/transact.ts';
import type { FormFault, FormGuard } from '#server/http/form-guard.ts';
import { postedForm } from '#server/http/posted-form.ts';
import { RateLimitError } from '#server/http/rate-limit.ts';
import { answerFailure, pointsOfAPage, type RenderParts, renderPage } from '#server/http/render-page.ts';
import { refuseForeignForms } from '#server/http/same-site.ts';
import { siteOrigin } from '#server/http/site-origin.ts';
import { comparedOf, readProposal, type TypedProposal, typedProposal } from './proposal.model.ts';
import { confirmProposal, findTaken, surroundingsOf, takeProposal } from './proposal.service.ts';
import type { ProposalLimit } from './proposal-limit.service.ts';
import { type FormWhat, type ProposalFault, problemOf } from './proposal-problem.model.ts';

export interface ProposalRouteParts extends RenderParts {
  guard: FormGuard;
  limit: ProposalLimit;
  signInLimit: SignInLimit;
}

/** In bytes: whoever pastes too much is told so, and gets it back. */
const largestForm = 100_000;

/**
 * "You have left us out": the form with which anybody proposes an actor, without an account, a cookie or JavaScript, and the button
 * that proves the proposer's address. As the form of a report, its page is made for one visitor.
 */
export function registerProposalRoutes(app: FastifyInstance, parts: ProposalRouteParts): void {
  for (const [index, locale] of parts.site.locales.entries()) {
    const path = `${index === 0 ? '' : `/${locale}`}/wir-fehlen`;
    const answer = (work: Work) => (request: FastifyRequest, reply: FastifyReply) =>
      answered(request, reply, { parts, locale, path, work });
    app.get(path, answer(show));
    app.post(path, { bodyLimit: largestForm }, answer(take));
    app.post(`${path}/bestaetigen`, async (request, reply) => {
      const { field } = postedForm(request, parts.publicUrl);
      await parts.signInLimit.countTry(request.ip);
      const now = parts.clock();
      const isConfirmed = await parts.orm.em.fork().transactional((em) => confirmProposal(em, field('token'), now));
      return reply.redirect(`${path}/bestaetigen?ergebnis=${isConfirmed ? 'wartet' : 'abgelaufen'}`, 303);
    });
  }
}

interface Asked {
  parts: ProposalRouteParts;
  locale: string;
  path: string;
  origin: string;
}
type Work = (request: FastifyRequest, reply: FastifyReply, asked: Asked) => Promise<FastifyReply>;

async function answered(
  request: FastifyRequest,
  reply: FastifyReply,
  { work, ...asked }: Omit<Asked, 'origin'> & { work: Work },
): Promise<FastifyReply> {
  const { rateLimit, publicUrl, web } = asked.parts;
  const origin = siteOrigin(request, publicUrl);
  if (request.method === 'POST') refuseForeignForms(request, origin);
  await rateLimit.charge(request.ip, pointsOfAPage);
  try {
    return await work(request, reply, { ...asked, origin });
  } catch (error) {
    return answerFailure(request, reply, { error, origin, web });
  }
}

function show(request: FastifyRequest, reply: FastifyReply, asked: Asked): Promise<FastifyReply> {
  return showForm(request, reply, { ...asked, status: 200, typed: null, faults: [] });
}

async function take(request: FastifyRequest, reply: FastifyReply, asked: Asked): Promise<FastifyReply> {
  const { parts, locale, path, origin } = asked;
  const { orm, site, outbox, guard, limit } = parts;
  // the page itself says that nobody can be answered from here
  if (outbox === null) return show(request, reply, asked);
  const now = parts.clock();
  const sent = typedProposal(request.body);
  const surroundings = await surroundingsOf(orm.em.fork(), site);
  const { proposal, faults } = readProposal(sent, surroundings);
  const similar = await similarTo(sent, parts);
  const seen = sent.seen.split(',');
  const isNew = similar.some((id) => !seen.includes(id));
  const typed = { ...sent, seen: similar.join(',') };
  const refuse = (status: number, ...more: ProposalFault[]) =>
    showForm(request, reply, { ...asked, status, typed, faults: more });
  const formHash = guard.check(sent.token, now);
  const told: ProposalFault[] = isNew ? [...faults, { path: 'similar', what: 'similar' }] : faults;
  const whole = faultsOfForm(sent, formHash);
  // who has to look at something anyway will be slow enough
  if (told.length > 0 && formHash === 'TOO_YOUNG' && sent.trap === '') return refuse(422, ...told);
  if (proposal === null || isNew || typeof formHash === 'string' || whole.length > 0)
    return refuse(422, ...whole, ...told);
  const answerTo = (outcome: 'TAKEN' | 'USED') =>
    outcome === 'USED'
      ? refuse(422, { path: 'form', what: 'used' })
      : reply.header('Cache-Control', 'no-store').redirect(`${path}?gesendet=1`, 303);
  // whoever presses twice has not proposed twice
  const before = await findTaken(orm.em.fork(), { proposal, formHash });
  if (before !== null) return answerTo(before);
  try {
    await limit.countProposal(request.ip);
  } catch (error) {
    if (!(error instanceof RateLimitError)) throw error;
    reply.header('Retry-After', String(error.retryAfter));
    return refuse(429, { path: 'form', what: 'limit' });
  }
  const linkTo = (token: string) => `${origin}${path}/bestaetigen?token=${token}`;
  // the answer is the same: nobody learns of an address how often it was written to
  if (!(await limit.countMail(proposal.proposerEmail))) return answerTo('TAKEN');
  const written = { mail: { site, outbox }, locale, now, linkTo };
  return answerTo(await transact(orm, (em) => takeProposal(em, { proposal, formHash }, written)));
}

/** Ids of published entries that what was typed is probably the same as. */
async function similarTo(typed: TypedProposal, { orm, similar, site }: ProposalRouteParts): Promise<string[]> {
  const compared = comparedOf(typed, { areaCode: site.import.areaCode });
  if (compared.name === '') return [];
  const find = await withSnapshot(orm, (snapshot) => similar.at(snapshot));
  return find(compared).map(({ actorId }) => actorId);
}

/** What is said of a form that people did not fill in like this; in its trap, nobody else types. */
function faultsOfForm({ trap }: TypedProposal, checked: Buffer | FormFault): ProposalFault[] {
  if (trap !== '') return [{ path: 'form', what: 'trap' }];
  return typeof checked === 'string' ? [{ path: 'form', what: words[checked] }] : [];
}
const words: Record<FormFault, FormWhat> = { FORGED: 'forged', TOO_OLD: 'old', TOO_YOUNG: 'young' };

async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    parts,
    locale,
    origin,
    status,
    typed,
    faults,
  }: Asked & { status: number; typed: TypedProposal | null; faults: readonly ProposalFault[] },
): Promise<FastifyReply> {
  const { token, trap: _, ...fields } = typed ?? { token: '', trap: '' };
  const form = {
    token: isStillGood(token, { parts, faults }) ? token : parts.guard.issue(parts.clock()),
    typed: fields,
    problems: faults.map((fault) => problemOf(fault, locale)),
  };
  const page = await renderPage(parts, { url: request.url, origin, form });
  // for this visitor alone; but whoever comes back to it by the browser's button finds what was typed
  reply.headers({ ...page.headers, 'Cache-Control': 'private, no-cache' });
  return reply.code(page.status === 200 ? status : page.status).send(page.body);
}

/** A token keeps its age, so that nobody who mends what they typed is too fast again. */
function isStillGood(
  token: string,
  { parts: { guard, clock }, faults }: { parts: ProposalRouteParts; faults: readonly ProposalFault[] },
): boolean {
  if (faults.some(({ what }) => what === 'used')) return false;
  const checked = guard.check(token, clock());
  return typeof checked !== 'string' || checked === 'TOO_YOUNG';
}

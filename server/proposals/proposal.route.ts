import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SignInLimit } from '#server/accounts/sign-in-limit.service.ts';
import { withSnapshot } from '#server/database/snapshot.ts';
import { transact } from '#server/database/transact.ts';
import {
  answerGuarded,
  type GuardedFormParts,
  largestForm,
  sendGuardedForm,
  wholeFaults,
} from '#server/http/guarded-form.ts';
import { postedForm } from '#server/http/posted-form.ts';
import { RateLimitError } from '#server/http/rate-limit.ts';
import { comparedOf, readProposal, type TypedProposal, typedProposal } from './proposal.model.ts';
import { confirmProposal, findTaken, surroundingsOf, takeProposal } from './proposal.service.ts';
import type { ProposalLimit } from './proposal-limit.service.ts';
import { type ProposalFault, problemOf } from './proposal-problem.model.ts';

export interface ProposalRouteParts extends GuardedFormParts {
  limit: ProposalLimit;
  signInLimit: SignInLimit;
}

/**
 * "You have left us out": the form with which anybody proposes an actor, without an account, a cookie or JavaScript, and the button
 * that proves the proposer's address. As the form of a report, its page is made for one visitor.
 */
export function registerProposalRoutes(app: FastifyInstance, parts: ProposalRouteParts): void {
  for (const [index, locale] of parts.site.locales.entries()) {
    const path = `${index === 0 ? '' : `/${locale}`}/wir-fehlen`;
    const answer = (work: Work) => (request: FastifyRequest, reply: FastifyReply) =>
      answerGuarded(request, reply, parts, (origin) => work(request, reply, { parts, locale, path, origin }));
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
  const whole = wholeFaults(sent.trap, formHash);
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

function showForm(
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
  return sendGuardedForm(request, reply, parts, {
    ...{ origin, status, typed: typed && { ...typed } },
    problems: faults.map((fault) => problemOf(fault, locale)),
    isUsed: faults.some(({ what }) => what === 'used'),
  });
}

import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '#server/accounts/account.entity.ts';
import { type MailParts, writeAccountMail } from '#server/accounts/account-mail.service.ts';
import { requireCoordinator } from '#server/accounts/coordinator.service.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { Actor } from '#server/actors/actor.entity.ts';
import { actorIdOf } from '#server/actors/slug.service.ts';
import { cleanLine, cleanText } from '#server/actors/text.model.ts';
import { storableText } from '#server/directory/storable-text.model.ts';
import { AppError } from '#server/errors.ts';
import type { MailText } from '#server/mail/mail.type.ts';
import type { Problem } from '#server/problem.type.ts';
import { Proposal } from './proposal.entity.ts';
import type { LinkProposalInput, PublishProposalInput, RefuseProposalInput } from './proposal.input.ts';
import { mailCauses } from './proposal.service.ts';
import { decisionProblem } from './proposal-decision-problem.model.ts';
import { listedProposalMail, publishedProposalMail, refusedProposalMail } from './proposal-mail.model.ts';
import { readPoint } from './proposal-place.service.ts';
import { createProposedActor } from './proposed-actor.service.ts';

const longestReason = 2000;

export interface Decider {
  viewer: SignedIn | null;
  now: Date;
  locale: string;
  /** null: no mail can be sent, and nobody could be answered */
  mail: (MailParts & { origin: string }) | null;
}

export interface Decided {
  slug: string | null;
  decided: boolean;
  problems: Problem[];
}

/**
 * Makes an entry of a proposal, and tells the proposer by mail.
 *
 * @throws AppError UNAUTHENTICATED, NOT_FOUND, UNAVAILABLE, or CONFLICT when it is decided already
 */
export async function publishProposal(
  em: EntityManager,
  { id, keptByProposer, point: typed }: PublishProposalInput,
  decider: Decider,
): Promise<Decided> {
  const { proposal, proposer, viewer, mail } = await takeOpen(em, id, decider);
  const { point, isWrong } = readPoint(typed ?? '', mail.site);
  if (isWrong) return undecided(decisionProblem('point', decider.locale));
  const keeper = keptByProposer && proposal.belongs ? proposer : null;
  const { actor, isKept } = await createProposedActor(em, proposal, { keeper, point, viewer, now: decider.now });
  const link = linksOf(proposal, mail);
  await decide(em, { proposal, mail, viewer, now: decider.now }, { state: 'PUBLISHED', actor }, (told) =>
    publishedProposalMail({
      ...{ ...told, link: link(`/akteure/${actor.slug}`), signIn: isKept ? link('/anmelden') : null },
    }),
  );
  return { slug: actor.slug, decided: true, problems: [] };
}

/** A slug as it is, or out of the address of an entry's page. */
function slugIn(typed: string): string {
  const [slug = ''] = (typed.split('/akteure/').at(-1) ?? '').split(/[/?#]/);
  return slug;
}

/**
 * Tells the proposer of the entry that is there already.
 *
 * @throws AppError as `publishProposal`
 */
export async function linkProposal(
  em: EntityManager,
  { id, slug: typed }: LinkProposalInput,
  decider: Decider,
): Promise<Decided> {
  const { proposal, viewer, mail } = await takeOpen(em, id, decider);
  const slug = slugIn(storableText(cleanLine(typed)));
  const actorId = await actorIdOf(em, slug);
  const actor = actorId === null ? null : await em.findOne(Actor, { id: actorId, state: 'PUBLISHED' });
  if (actor === null) return undecided(decisionProblem(actorId === null ? 'unknown' : 'hidden', decider.locale));
  const link = linksOf(proposal, mail);
  await decide(em, { proposal, mail, viewer, now: decider.now }, { state: 'LISTED_ALREADY', actor }, (told) =>
    listedProposalMail({
      ...{ ...told, link: link(`/akteure/${actor.slug}`), listedAs: actor.name },
      claim: proposal.belongs ? link(`/akteure/${actor.slug}/das-sind-wir`) : null,
    }),
  );
  return { slug: actor.slug, decided: true, problems: [] };
}

/**
 * Does not list what is proposed; the proposer reads why.
 *
 * @throws AppError as `publishProposal`
 */
export async function refuseProposal(
  em: EntityManager,
  { id, reason: typed }: RefuseProposalInput,
  decider: Decider,
): Promise<Decided> {
  const { proposal, viewer, mail } = await takeOpen(em, id, decider);
  const reason = cleanText(typed);
  if (reason === '') return undecided(decisionProblem('reason', decider.locale));
  if (reason.length > longestReason)
    return undecided(decisionProblem('long', decider.locale, { length: reason.length, most: longestReason }));
  const link = linksOf(proposal, mail)('/aufnahme');
  await decide(em, { proposal, mail, viewer, now: decider.now }, { state: 'REFUSED', reason }, (told) =>
    refusedProposalMail({ ...told, link, reason, operatorEmail: mail.site.email }),
  );
  return { slug: null, decided: true, problems: [] };
}

const undecided = (problem: Problem): Decided => ({ slug: null, decided: false, problems: [problem] });

interface Proposer {
  name: string;
  email: string;
}

/** Takes a proposal for this transaction alone: of two who decide at the same moment, the second is told so. */
async function takeOpen(
  em: EntityManager,
  id: string,
  { viewer, mail }: Decider,
): Promise<{ proposal: Proposal; proposer: Proposer; viewer: SignedIn; mail: MailParts & { origin: string } }> {
  const coordinator = requireCoordinator(viewer);
  if (mail === null) throw new AppError('UNAVAILABLE', 'No mail can be sent from here, so nobody could be answered.');
  const proposal = await em.findOne(Proposal, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (proposal === null || proposal.state === 'UNCONFIRMED')
    throw new AppError('NOT_FOUND', 'There is no such proposal.');
  const { proposerName: name, proposerEmail: email } = proposal;
  if (proposal.state !== 'IN_REVIEW' || name == null || email == null)
    throw new AppError('CONFLICT', 'Somebody has decided this proposal already.');
  return { proposal, proposer: { name, email }, viewer: coordinator, mail };
}

/** Writes down what came of it, with the mail about it; who proposed it is forgotten. */
async function decide(
  em: EntityManager,
  { proposal, mail, viewer, now }: { proposal: Proposal; mail: MailParts; viewer: SignedIn; now: Date },
  outcome: Pick<Proposal, 'state'> & { actor?: Actor; reason?: string },
  mailOf: (told: { siteName: string; locale: string; name: string }) => MailText,
): Promise<void> {
  const { proposerName, proposerEmail, locale, name } = proposal;
  await writeAccountMail(em, mail, {
    cause: mailCauses(proposal.id).decided,
    to: { name: proposerName ?? null, address: proposerEmail ?? '' },
    text: mailOf({ siteName: mail.site.siteName, locale, name }),
    locale,
  });
  em.assign(proposal, {
    ...{ ...outcome, decidedAt: now, decidedBy: em.getReference(Account, viewer.accountId) },
    ...{ proposerName: null, proposerEmail: null, tokenHash: null },
  });
  await em.flush();
}

/** Addresses of the site in the language of whoever proposed it. */
function linksOf({ locale }: Proposal, { site, origin }: MailParts & { origin: string }): (path: string) => string {
  const prefix = locale === site.locales[0] ? '' : `/${locale}`;
  return (path) => `${origin}${prefix}${path}`;
}

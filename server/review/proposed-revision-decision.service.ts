import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mayCoordinate } from '#server/accounts/account.policy.ts';
import { requireCoordinator } from '#server/accounts/coordinator.service.ts';
import { changeFields, type Editor, editActor, surroundingsOf } from '#server/actors/actor.service.ts';
import { editedFields } from '#server/actors/actor-edit.model.ts';
import { authorOf, openActor } from '#server/actors/actor-record.service.ts';
import { type EditFault, problemOf } from '#server/actors/edit-problem.model.ts';
import { cleanText } from '#server/actors/text.model.ts';
import { AppError } from '#server/errors.ts';
import type { Problem } from '#server/problem.type.ts';
import { ProposedRevision } from './proposed-revision.entity.ts';
import { asEdit, isTextField, type TextField } from './proposed-revision.model.ts';
import { type DecisionMailParts, writeDecisionMail } from './proposed-revision-mail.service.ts';
import type { AcceptedFieldInput, AcceptProposedRevisionInput, RefuseProposedRevisionInput } from './review.input.ts';

export type Decider = Editor & { mail: DecisionMailParts | null };
export type Decision = Promise<{ decided: boolean; problems: Problem[] }>;

const longestReason = 2000;

/**
 * Makes public what of a proposal is accepted. What stays as proposed becomes a revision of who proposed it, with who accepted it;
 * texts that the coordinator changed become another one, of the coordinator: nobody is said to have written what it has not.
 *
 * @throws AppError UNAUTHENTICATED, NOT_FOUND, BAD_USER_INPUT, or CONFLICT when the proposal or the entry is another one meanwhile
 */
export async function acceptProposedRevision(
  em: EntityManager,
  input: AcceptProposedRevisionInput,
  decider: Decider,
): Decision {
  const { viewer, now, locale } = decider;
  const coordinator = requireCoordinator(viewer);
  const actorId = await actorOf(em, input.id);
  const entry = { id: actorId, version: input.entryVersion };
  const { actor, present } = await openActor(em, entry, { viewer, may: mayCoordinate });
  const proposal = await take(em, input);
  const { taken, texts } = chosenOf(proposal, input.fields);
  const reason = cleanText(input.reason ?? '');
  const isWhole = Object.keys(proposal.changes).every((field) => taken.has(field) || field in texts);
  const surroundings = await surroundingsOf(em, decider);
  const asProposed = { ...entry, ...asEdit(proposal.changes, taken) };
  const { faults } = editedFields(present, { ...asProposed, ...texts }, surroundings);
  const told = [...faults, ...reasonFaults(reason, { isNeeded: !isWhole })];
  if (told.length > 0) return { decided: false, problems: told.map((fault) => problemOf(fault, locale)) };

  const { account, proposedAt } = proposal;
  const proposer = { name: account.name ?? '', accountId: account.id };
  const { fields } = editedFields(present, asProposed, surroundings);
  await changeFields(em, actor, {
    ...{ present, fields, by: proposer, saidAt: proposedAt, now },
    // not over a later word
    confirms: actor.confirmedAt == null || actor.confirmedAt < proposedAt,
    acceptedBy: authorOf(coordinator),
  });
  if (Object.keys(texts).length > 0) await editActor(em, { ...entry, version: actor.version, ...texts }, decider);
  const outcome = isWhole && Object.keys(texts).length === 0 ? 'ACCEPTED' : 'CHANGED';
  await writeDecisionMail(em, { proposal, actor, outcome, reason, mail: decider.mail });
  await em.remove(proposal).flush();
  return { decided: true, problems: [] };
}

/**
 * Leaves the entry as it is; the proposer reads why, and keeps what was written.
 *
 * @throws AppError UNAUTHENTICATED, NOT_FOUND, or CONFLICT
 */
export async function refuseProposedRevision(
  em: EntityManager,
  input: RefuseProposedRevisionInput,
  decider: Decider,
): Decision {
  requireCoordinator(decider.viewer);
  const proposal = await take(em, input);
  const reason = cleanText(input.reason);
  const faults = reasonFaults(reason, { isNeeded: true });
  if (faults.length > 0) return { decided: false, problems: faults.map((fault) => problemOf(fault, decider.locale)) };
  em.assign(proposal, { state: 'REFUSED', reason, decidedAt: decider.now });
  await em.flush();
  await writeDecisionMail(em, {
    ...{ proposal, outcome: 'REFUSED', reason, mail: decider.mail },
    actor: proposal.actor,
  });
  return { decided: true, problems: [] };
}

async function actorOf(em: EntityManager, id: string): Promise<string> {
  const proposal = await em.findOne(ProposedRevision, { id });
  if (proposal === null) throw new AppError('NOT_FOUND', 'There is no such proposal.');
  return proposal.actor.id;
}

/** Takes a proposal for this transaction alone: of two who decide at the same moment, the second is told so. */
async function take(em: EntityManager, { id, version }: { id: string; version: number }): Promise<ProposedRevision> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const proposal = await em.findOne(ProposedRevision, { id }, { lockMode, refresh: true });
  if (proposal === null) throw new AppError('NOT_FOUND', 'There is no such proposal.');
  if (proposal.state !== 'WAITING' || proposal.version !== version)
    throw new AppError('CONFLICT', 'This proposal has changed since you read it.');
  await em.populate(proposal, ['account', 'actor']);
  return proposal;
}

/** What is taken as it was proposed, and the texts that the coordinator changed. */
function chosenOf({ changes }: ProposedRevision, fields: readonly AcceptedFieldInput[]) {
  const taken = new Set<string>();
  const texts: Partial<Record<TextField, string>> = {};
  for (const { name, text } of fields) {
    if (changes[name] === undefined) throw new AppError('BAD_USER_INPUT', 'This field was not proposed.');
    if (text == null || text === changes[name].to) taken.add(name);
    else if (isTextField(name)) texts[name] = text;
    else throw new AppError('BAD_USER_INPUT', 'Only texts can be changed.');
  }
  if (taken.size === 0 && Object.keys(texts).length === 0)
    throw new AppError('BAD_USER_INPUT', 'Nothing of it is accepted: refuse it, with a reason.');
  return { taken, texts };
}

function reasonFaults({ length }: string, { isNeeded }: { isNeeded: boolean }): EditFault[] {
  if (length === 0 && isNeeded) return [{ code: 'REQUIRED', path: ['reason'] }];
  return length > longestReason ? [{ code: 'TOO_LONG', path: ['reason'], length, most: longestReason }] : [];
}

import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { Account } from '#server/accounts/account.entity.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { Actor } from '#server/actors/actor.entity.ts';
import { publishesAtOnce } from '#server/actors/actor.policy.ts';
import type { EditedFields } from '#server/actors/actor-edit.model.ts';
import type { WaitingField } from '#server/actors/edit-split.model.ts';
import { type EditableActor, EntryProposedRevision } from '#server/actors/editable-actor.type.ts';
import { AppError } from '#server/errors.ts';
import { ProposedRevision } from './proposed-revision.entity.ts';
import { extended, laidOver } from './proposed-revision.model.ts';
import type { OwnProposedRevisionInput } from './review.input.ts';

interface Proposed {
  /** the entry as it is */
  present: EditableActor;
  /** which fields were typed, and all as they are to be */
  names: readonly WaitingField[];
  /** fields that are to wait no more, whatever waited */
  takenBack: readonly WaitingField[];
  wanted: EditedFields;
  by: SignedIn;
  now: Date;
}

/**
 * Keeps what somebody wants of an entry until the coordinator has seen it: one proposal of each who keeps it, which a later edit
 * of the same person extends, and which takes the place of one that was refused. The actor is taken for this transaction before.
 */
export async function propose(
  em: EntityManager,
  { present, names, takenBack, wanted, by, now }: Proposed,
): Promise<void> {
  const known = await em.findOne(ProposedRevision, { actor: present.id, account: by.accountId }, { refresh: true });
  const waiting = known?.state === 'WAITING' ? known : null;
  const changes = extended(waiting?.changes ?? {}, { names, takenBack, wanted, present });
  if (changes === null) {
    // typed back to what the entry says
    if (waiting !== null) em.remove(waiting);
    return em.flush();
  }
  if (known !== null && waiting === null) await em.remove(known).flush();
  if (waiting !== null) em.assign(waiting, { changes, proposedAt: now });
  else
    em.create(ProposedRevision, {
      ...{ id: uuid(), changes, createdAt: now, proposedAt: now },
      actor: em.getReference(Actor, present.id),
      account: em.getReference(Account, by.accountId),
    });
  await em.flush();
}

/**
 * An entry as the viewer goes on editing it: what it has proposed is laid over it, and said to be; what was refused is said with its
 * reason. For those whose changes are public at once, the entry as it is.
 */
export async function withOwnProposedRevision(
  em: EntityManager,
  present: EditableActor,
  viewer: SignedIn | null,
): Promise<EditableActor> {
  if (viewer === null || publishesAtOnce(viewer, present.id)) return present;
  const own = await em.findOne(ProposedRevision, { actor: present.id, account: viewer.accountId }, { refresh: true });
  if (own === null) return present;
  const seen = own.state === 'WAITING' ? laidOver(present, own.changes) : laidOver(present, {});
  return Object.assign(seen, { proposal: summaryOf(own) });
}

/** The entry as the viewer had proposed it, when that was refused, to be mended; null: there is no such thing. */
export async function withRefused(
  em: EntityManager,
  present: EditableActor,
  viewer: SignedIn,
): Promise<EditableActor | null> {
  const own = await em.findOne(ProposedRevision, { actor: present.id, account: viewer.accountId, state: 'REFUSED' });
  return own && laidOver(present, own.changes);
}

export function summaryOf({ id, version, state, createdAt, reason, changes }: ProposedRevision): EntryProposedRevision {
  const fields = Object.keys(changes);
  return Object.assign(new EntryProposedRevision(), {
    id,
    version,
    state,
    since: createdAt,
    reason: reason ?? null,
    fields,
  });
}

/**
 * Takes one's own proposal back, or puts away one that was refused and read.
 *
 * @throws AppError UNAUTHENTICATED, NOT_FOUND, or CONFLICT
 */
export async function withdrawProposedRevision(
  em: EntityManager,
  { id, version }: OwnProposedRevisionInput,
  viewer: SignedIn | null,
): Promise<void> {
  if (viewer === null) throw new AppError('UNAUTHENTICATED', 'Sign in to keep an entry.');
  const own = await em.findOne(
    ProposedRevision,
    { id, account: viewer.accountId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (own === null) throw new AppError('NOT_FOUND', 'There is no such proposal.');
  if (own.version !== version) throw new AppError('CONFLICT', 'This proposal has changed since you read it.');
  await em.remove(own).flush();
}

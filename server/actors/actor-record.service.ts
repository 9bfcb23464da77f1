import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { Account } from '#server/accounts/account.entity.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { AppError } from '#server/errors.ts';
import { Actor, type confirmationWays } from './actor.entity.ts';
import { editableOf } from './editable-actor.service.ts';
import type { EditableActor } from './editable-actor.type.ts';
import { Revision, type revisionWays } from './revision.entity.ts';

export type Changes = Record<string, { from: unknown; to: unknown }>;

/** Who changes something, as the history names it. */
export interface Author {
  name: string;
  /** null: somebody without an account, such as whoever holds the link of a mail */
  accountId: string | null;
}

export interface Opened {
  actor: Actor;
  viewer: SignedIn;
  present: EditableActor;
}

interface Opener {
  viewer: SignedIn | null;
  may: (viewer: SignedIn, actorId: string) => boolean;
  /** the entry as a conflict shows it to this viewer; none: as it is */
  asSeen?: (present: EditableActor) => Promise<EditableActor>;
}

/**
 * Takes an entry for this transaction alone, if the viewer may do what it wants to do.
 *
 * @throws AppError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, or CONFLICT with the entry as it is
 */
export async function openActor(
  em: EntityManager,
  { id, version }: { id: string; version: number },
  { viewer, may, asSeen }: Opener,
): Promise<Opened> {
  if (viewer === null) throw new AppError('UNAUTHENTICATED', 'Sign in to keep an entry.');
  const actor = await em.findOne(Actor, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const isAllowed = may(viewer, id);
  const isSeen = isAllowed || actor?.state === 'PUBLISHED' || viewer.actorIds.includes(id);
  if (actor === null || !isSeen) throw new AppError('NOT_FOUND', 'There is no such entry.');
  if (!isAllowed) throw new AppError('FORBIDDEN', 'This entry is kept by others.');
  const present = await editableOf(em, actor);
  if (version !== actor.version)
    throw new AppError(
      'CONFLICT',
      'Somebody has changed this entry since you opened it.',
      (await asSeen?.(present)) ?? present,
    );
  return { actor, viewer, present };
}

export interface Confirmation {
  /** who said so, as residents' trust and the history need it */
  by: string;
  via: (typeof confirmationWays)[number];
  now: Date;
}

/** Marks an entry as right now; what changed by that, for the history. */
export function confirm(actor: Actor, { by, via, now }: Confirmation): Changes {
  const { confirmedAt, confirmedBy, confirmedVia } = actor;
  Object.assign(actor, { confirmedAt: now, confirmedBy: by, confirmedVia: via });
  return {
    confirmedAt: { from: confirmedAt, to: now },
    confirmedVia: { from: confirmedVia, to: via },
    confirmedBy: { from: confirmedBy, to: by },
  };
}

/** A change as the history keeps it. */
export interface Recorded {
  changes: Changes;
  by: Author;
  now: Date;
  /** it is public before any coordinator has seen it */
  toLookAt?: boolean;
  /** who accepted what `by` had proposed */
  acceptedBy?: Author | null;
  via?: (typeof revisionWays)[number];
}

/** Flushes a change, which gives the actor its next version, and writes it down. */
export async function record(
  em: EntityManager,
  actor: Actor,
  { changes, by, now, toLookAt = false, acceptedBy = null, via = 'EDIT' }: Recorded,
): Promise<void> {
  // a change of what belongs to the actor alone is a new version as well
  actor.updatedAt = now;
  await em.flush();
  em.create(Revision, {
    id: uuid(),
    actor,
    version: actor.version,
    changedAt: now,
    changedBy: by.name,
    account: accountOf(em, by),
    acceptedBy: acceptedBy?.name ?? null,
    acceptedAccount: accountOf(em, acceptedBy),
    toLookAt,
    via,
    changes,
  });
  await em.flush();
}

function accountOf(em: EntityManager, author: Author | null): Account | null {
  return author?.accountId == null ? null : em.getReference(Account, author.accountId);
}

export function authorOf({ name, accountId }: SignedIn): Author {
  return { name: name ?? '', accountId };
}

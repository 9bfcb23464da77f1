import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { Account } from '#server/accounts/account.entity.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { Actor } from '#server/actors/actor.entity.ts';
import { Contact } from '#server/actors/contact.entity.ts';
import { looksPersonal } from '#server/actors/contact.model.ts';
import { editableOf } from '#server/actors/editable-actor.service.ts';
import type { EditableActor } from '#server/actors/editable-actor.type.ts';
import { Revision } from '#server/actors/revision.entity.ts';
import { freeSlugOf } from '#server/actors/slug.service.ts';
import { AppError } from '#server/errors.ts';
import type { MergeActorsInput } from './duplicate.input.ts';
import { mergedColumns, mergeHistory } from './merge.model.ts';
import { choosePlaces, moveRows, orderContacts } from './merged-rows.service.ts';

/** Who merges, and when. */
export interface Merger {
  viewer: SignedIn;
  now: Date;
}

/**
 * Makes one entry of two. What only one of them can have is the kept one's, unless it is taken over; all else is united, and
 * every address that either ever had leads to the kept one. A revision says what was merged, with the entry that is gone.
 *
 * @throws AppError NOT_FOUND, CONFLICT, or BAD_USER_INPUT for one entry named twice or a place of neither
 */
export async function mergeActors(em: EntityManager, input: MergeActorsInput, merger: Merger): Promise<EditableActor> {
  const { keep, merged } = await lockBoth(em, input);
  const before = { keep: await snapshotOf(em, keep), merged: await snapshotOf(em, merged) };
  const known = new Set([...before.keep.places, ...before.merged.places].map(({ id }) => id));
  if (new Set(input.places).size < input.places.length || !input.places.every((id) => known.has(id)))
    throw new AppError('BAD_USER_INPUT', 'Each place is one of the two entries’, and named once.');
  const merge = { keep: keep.id, merged: merged.id };
  const columns = mergedColumns(keep, merged, input.take);
  const { endedCooperations } = await moveRows(em, merge);
  await choosePlaces(em, merge, input.places);
  await sql`delete from actor where id = ${merged.id}::uuid`.execute(em.getKysely<unknown>());

  if (columns.name !== keep.name) keep.slug = await freeSlugOf(em, columns.name, keep.id);
  em.assign(keep, columns);
  keep.runBy = runByOf({ keep, merged }, input.take.includes('RUN_BY'));
  keep.updatedAt = merger.now;
  await em.flush();
  await settleContacts(em, keep, firstContacts(before.merged, input));
  const after = await snapshotOf(em, keep);
  em.create(Revision, {
    id: uuid(),
    actor: keep,
    version: keep.version,
    mergedId: null,
    changedAt: merger.now,
    changedBy: merger.viewer.name ?? '',
    account: em.getReference(Account, merger.viewer.accountId),
    via: 'MERGE',
    changes: mergeHistory({ before: before.keep, after, merged: before.merged, endedCooperations }),
  });
  await em.flush();
  return editableOf(apart(em), await apart(em).findOneOrFail(Actor, { id: keep.id }));
}

/** Takes both for this transaction alone, in one order for all who merge. */
async function lockBoth(em: EntityManager, input: MergeActorsInput): Promise<{ keep: Actor; merged: Actor }> {
  if (input.keep.id === input.merged.id) throw new AppError('BAD_USER_INPUT', 'These are not two entries.');
  const locked = await em.find(
    Actor,
    { id: { $in: [input.keep.id, input.merged.id] } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const [keep, merged] = [input.keep, input.merged].map(({ id, version }) => {
    const actor = locked.find((one) => one.id === id);
    if (actor === undefined) throw new AppError('NOT_FOUND', 'There is no such entry.');
    if (actor.version !== version)
      throw new AppError('CONFLICT', 'Somebody has changed one of these entries since you read them.');
    return actor;
  });
  if (keep === undefined || merged === undefined) throw new AppError('NOT_FOUND', 'There is no such entry.');
  return { keep, merged };
}

/** In the same transaction, but with eyes of its own: rows are moved beneath the entities. */
const apart = (em: EntityManager): EntityManager => em.fork({ keepTransactionContext: true });

async function snapshotOf(em: EntityManager, { id }: Actor) {
  const eyes = apart(em);
  const actor = await eyes.findOneOrFail(Actor, { id });
  const { alternateNames, legalForm, operatorType, category, easyLanguage, easyLanguageCheckedBy, links } = actor;
  const { runByName, state, confirmedAt, confirmedBy, confirmedVia } = actor;
  return structuredClone({
    ...(await editableOf(eyes, actor)),
    ...{ alternateNames, legalForm, operatorType, category, easyLanguage, easyLanguageCheckedBy, links, runByName },
    ...{ state, confirmedAt, confirmedBy, confirmedVia },
  });
}

/** Nobody is run by itself, also when the two were said to run each other. */
function runByOf({ keep, merged }: { keep: Actor; merged: Actor }, isTaken: boolean): Actor | null {
  const runBy = (isTaken ? merged.runBy : keep.runBy) ?? null;
  return runBy === null || runBy.id === keep.id || runBy.id === merged.id ? null : runBy;
}

function firstContacts({ email, phone }: EditableActor, { take }: MergeActorsInput): string[] {
  return [take.includes('EMAIL') && email?.value, take.includes('PHONE') && phone?.value].filter(
    (value): value is string => typeof value === 'string',
  );
}

/** What became an initiative's contact may be somebody's own. */
async function settleContacts(em: EntityManager, actor: Actor, first: readonly string[]): Promise<void> {
  await orderContacts(em, actor.id, first);
  for (const contact of await em.find(Contact, { actor: actor.id }, { refresh: true }))
    contact.personal ||= looksPersonal(contact.value, actor.kind);
  await em.flush();
}

import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { Account } from '#server/accounts/account.entity.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { AppError } from '#server/errors.ts';
import type { Problem } from '#server/problem.type.ts';
import { TargetGroup, Topic } from '#server/topics/topic.entity.ts';
import { Actor } from './actor.entity.ts';
import { mayEdit } from './actor.policy.ts';
import { setContacts } from './actor-contacts.service.ts';
import type { ConfirmActorInput, EditActorInput } from './actor-edit.input.ts';
import {
  changesBetween,
  type EditedFields,
  type EditSurroundings,
  editedFields,
  fieldsOf,
} from './actor-edit.model.ts';
import { setTerms } from './actor-terms.service.ts';
import type { PhoneRegion } from './contact.model.ts';
import { problemOf } from './edit-problem.model.ts';
import { editableOf } from './editable-actor.service.ts';
import { EditableActor } from './editable-actor.type.ts';
import { evaluateNewOpeningHours } from './opening-schedule.service.ts';
import { Revision } from './revision.entity.ts';
import { endedContacts, eraseFromRevisions } from './revision-erasure.service.ts';
import { actorIdOf, freeSlugOf } from './slug.service.ts';

export interface Editor {
  viewer: SignedIn | null;
  now: Date;
  locale: string;
  region: PhoneRegion;
}

/** The entry of a slug, present or former, as whoever keeps it sees it; null: not there, or not to be edited by this viewer. */
export async function findEditable(
  em: EntityManager,
  slug: string,
  viewer: SignedIn | null,
): Promise<EditableActor | null> {
  const id = await actorIdOf(em, slug);
  const actor = id === null ? null : await em.findOne(Actor, { id });
  if (actor === null || !mayEdit(viewer, actor.id)) return null;
  return editableOf(em, actor);
}

/**
 * Changes an entry, and writes down what changed; where somebody typed what cannot be taken, nothing is changed and the
 * problems are told.
 *
 * @throws AppError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, or CONFLICT with the entry as it is
 */
export async function editActor(
  em: EntityManager,
  input: EditActorInput,
  editor: Editor,
): Promise<{ actor: EditableActor | null; problems: Problem[] }> {
  const { actor, viewer, present } = await openForEditing(em, input, editor);
  const before = fieldsOf(present);
  const { fields, faults } = editedFields(present, input, await surroundingsOf(em, editor));
  if (faults.length > 0) return { actor: null, problems: faults.map((fault) => problemOf(fault, editor.locale)) };
  const changes = changesBetween(before, fields);
  if (Object.keys(changes).length === 0) return { actor: present, problems: [] };
  await apply(em, actor, { before, fields, editor, viewer });
  if (viewer.actorIds.includes(actor.id)) confirm(actor, { viewer, now: editor.now, via: 'EDIT' });
  await record(em, actor, { changes, viewer, now: editor.now });
  for (const ended of endedContacts(before, fields)) await eraseFromRevisions(em, actor.id, ended);
  if (changes['places'] !== undefined) await evaluateNewOpeningHours(em.getKysely<unknown>(), editor.now);
  const { version, slug } = actor;
  return { actor: Object.assign(new EditableActor(), present, fields, { version, slug }), problems: [] };
}

/**
 * Writes down that an entry is still right, as its member says.
 *
 * @throws AppError as `editActor`
 */
export async function confirmActor(
  em: EntityManager,
  input: ConfirmActorInput,
  editor: Editor,
): Promise<EditableActor> {
  const { actor, viewer } = await openForEditing(em, input, editor);
  const from = actor.confirmedAt;
  confirm(actor, { viewer, now: editor.now, via: 'LINK' });
  await record(em, actor, { changes: { confirmedAt: { from, to: editor.now } }, viewer, now: editor.now });
  return editableOf(em, actor);
}

/** What an edit may name, as it is now. */
export async function surroundingsOf(em: EntityManager, { region, locale }: Editor): Promise<EditSurroundings> {
  return {
    topics: new Set((await em.findAll(Topic)).map(({ slug }) => slug)),
    targetGroups: new Set((await em.findAll(TargetGroup)).map(({ slug }) => slug)),
    region,
    language: locale === 'de' ? 'de' : 'en',
  };
}

interface Opened {
  actor: Actor;
  viewer: SignedIn;
  present: EditableActor;
}

/** Takes an entry for this transaction alone. */
async function openForEditing(
  em: EntityManager,
  { id, version }: { id: string; version: number },
  { viewer }: Editor,
): Promise<Opened> {
  if (viewer === null) throw new AppError('UNAUTHENTICATED', 'Sign in to keep an entry.');
  const actor = await em.findOne(Actor, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const isEditable = mayEdit(viewer, id);
  if (actor === null || (!isEditable && actor.state !== 'PUBLISHED'))
    throw new AppError('NOT_FOUND', 'There is no such entry.');
  if (!isEditable) throw new AppError('FORBIDDEN', 'This entry is kept by others.');
  const present = await editableOf(em, actor);
  if (version !== actor.version)
    throw new AppError('CONFLICT', 'Somebody has changed this entry since you opened it.', present);
  return { actor, viewer, present };
}

async function apply(
  em: EntityManager,
  actor: Actor,
  { before, fields, editor, viewer }: { before: EditedFields; fields: EditedFields; editor: Editor; viewer: SignedIn },
): Promise<void> {
  const { kind, name, summary, description, plainLanguage, languages, website, openToCooperation } = fields;
  if (name !== actor.name) actor.slug = await freeSlugOf(em, name, actor.id);
  em.assign(actor, { kind, name, summary, description, plainLanguage, languages, website, openToCooperation });
  if (before.topics.join() !== fields.topics.join())
    await setTerms(em, actor.id, { term: 'topic', slugs: fields.topics });
  if (before.targetGroups.join() !== fields.targetGroups.join())
    await setTerms(em, actor.id, { term: 'target_group', slugs: fields.targetGroups });
  setContacts(em, actor, fields, { accountId: viewer.accountId, now: editor.now });
  for (const place of actor.places.getItems()) {
    const edited = fields.places.find(({ id }) => id === place.id);
    if (edited === undefined) continue;
    const { openingHours, notice, noticeFrom, noticeUntil } = edited;
    em.assign(place, { openingHours, notice, noticeFrom, noticeUntil });
  }
}

function confirm(actor: Actor, { viewer, now, via }: { viewer: SignedIn; now: Date; via: 'EDIT' | 'LINK' }): void {
  actor.confirmedAt = now;
  actor.confirmedBy = viewer.name ?? actor.name;
  actor.confirmedVia = via;
}

/** Flushes a change, which gives the actor its next version, and writes it down. */
async function record(
  em: EntityManager,
  actor: Actor,
  { changes, viewer, now }: { changes: Record<string, { from: unknown; to: unknown }>; viewer: SignedIn; now: Date },
): Promise<void> {
  // a change of what belongs to the actor alone is a new version as well
  actor.updatedAt = now;
  await em.flush();
  em.create(Revision, {
    id: uuid(),
    actor,
    version: actor.version,
    changedAt: now,
    changedBy: viewer.name ?? '',
    account: em.getReference(Account, viewer.accountId),
    via: 'EDIT',
    changes,
  });
  await em.flush();
}

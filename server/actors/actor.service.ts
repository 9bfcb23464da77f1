import type { EntityManager } from '@mikro-orm/postgresql';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import type { Problem } from '#server/problem.type.ts';
import { propose, withOwnProposedRevision } from '#server/review/proposed-revision.service.ts';
import { TargetGroup, Topic } from '#server/topics/topic.entity.ts';
import { Actor } from './actor.entity.ts';
import { mayEdit, publishesAtOnce } from './actor.policy.ts';
import { setContacts } from './actor-contacts.service.ts';
import type { ConfirmActorInput, EditActorInput } from './actor-edit.input.ts';
import {
  changesBetween,
  type EditedFields,
  type EditSurroundings,
  editedFields,
  fieldsOf,
} from './actor-edit.model.ts';
import { placesOfOthers, setPlaces } from './actor-places.service.ts';
import { type Author, authorOf, confirm, type Opened, openActor, record } from './actor-record.service.ts';
import { setTerms } from './actor-terms.service.ts';
import type { PhoneRegion } from './contact.model.ts';
import { type EditFault, problemOf } from './edit-problem.model.ts';
import { closerLooks, splitEdit } from './edit-split.model.ts';
import { editableOf } from './editable-actor.service.ts';
import { EditableActor } from './editable-actor.type.ts';
import { evaluateNewOpeningHours } from './opening-schedule.service.ts';
import { isoDay } from './place.queries.ts';
import { endedContacts, endedHomes, eraseFromRevisions, eraseHomeFromRevisions } from './revision-erasure.service.ts';
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
 * problems are told. Of a member who is not trusted, facts are public at once and marked for a look; all else is proposed.
 *
 * @returns the entry as it is for all
 * @throws AppError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, or CONFLICT with the entry as it is
 */
export async function editActor(
  em: EntityManager,
  input: EditActorInput,
  editor: Editor,
): Promise<{ actor: EditableActor | null; problems: Problem[] }> {
  const { actor, viewer, present } = await openForEditing(em, input, editor);
  const surroundings = await surroundingsOf(em, editor);
  const { fields, faults: all } = editedFields(present, input, surroundings);
  const { atOnce, waiting, takenBack } = splitEdit(input, present);
  const first = publishesAtOnce(viewer, actor.id) ? null : editedFields(present, atOnce, surroundings);
  const isOfPlace = ({ path: [field] }: EditFault) => field === 'places';
  // places are public before the kind is, by which they are judged
  const faults =
    first === null
      ? all
      : [
          ...all.filter((fault) => !isOfPlace(fault)),
          ...first.faults.filter(isOfPlace),
          ...closerLooks(present.places, first.fields.places),
        ];
  for (const value of await placesOfOthers(em, actor, fields.places))
    faults.push({ code: 'UNKNOWN', path: ['places'], value });
  if (faults.length > 0) return { actor: null, problems: faults.map((fault) => problemOf(fault, editor.locale)) };
  const by = { name: viewer.name ?? '', accountId: viewer.accountId };
  const said = { by, saidAt: editor.now, confirms: viewer.actorIds.includes(actor.id), now: editor.now };
  const publish = (to: EditedFields, toLookAt: boolean) =>
    changeFields(em, actor, { present, fields: to, ...said, toLookAt });
  if (first === null) return { actor: await publish(fields, false), problems: [] };
  const now = await publish(first.fields, true);
  if (waiting.length + takenBack.length > 0)
    await propose(em, { present: now, names: waiting, takenBack, wanted: fields, by: viewer, now: editor.now });
  return { actor: now, problems: [] };
}

interface FieldsChange {
  present: EditableActor;
  fields: EditedFields;
  /** who says so, as the history and a consent name it */
  by: Author & { accountId: string };
  /** when that was: what waited was said before `now` */
  saidAt: Date;
  /** whether who keeps the entry says with it that all of it is right */
  confirms: boolean;
  now: Date;
  toLookAt?: boolean;
  acceptedBy?: Author;
}

/** Makes an entry that was taken for this transaction what it is to be, with its revision; the entry as it is then. */
export async function changeFields(em: EntityManager, actor: Actor, change: FieldsChange): Promise<EditableActor> {
  const { present, fields, by, saidAt, now } = change;
  const before = fieldsOf(present);
  const changes = changesBetween(before, fields);
  if (Object.keys(changes).length === 0) return present;
  await apply(em, actor, { before, fields, editor: { now: saidAt }, viewer: by });
  if (change.confirms) confirm(actor, { by: by.name || actor.name, via: 'EDIT', now: saidAt });
  const { toLookAt = false, acceptedBy = null } = change;
  await record(em, actor, { changes, by, now, toLookAt, acceptedBy });
  for (const ended of endedContacts(before, fields)) await eraseFromRevisions(em, actor.id, ended);
  for (const home of endedHomes(before, fields)) await eraseHomeFromRevisions(em, actor.id, home);
  if (changes['places'] !== undefined) await evaluateNewOpeningHours(em.getKysely<unknown>(), now);
  const { version, slug } = actor;
  return Object.assign(new EditableActor(), present, fields, { version, slug });
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
  const changes = confirm(actor, { by: viewer.name ?? actor.name, via: 'LINK', now: editor.now });
  await record(em, actor, { changes, by: authorOf(viewer), now: editor.now });
  return editableOf(em, actor);
}

/** What an edit may name, as it is now. */
export async function surroundingsOf(em: EntityManager, { region, locale, now }: Editor): Promise<EditSurroundings> {
  return {
    topics: new Set((await em.findAll(Topic)).map(({ slug }) => slug)),
    targetGroups: new Set((await em.findAll(TargetGroup)).map(({ slug }) => slug)),
    region,
    language: locale === 'de' ? 'de' : 'en',
    today: isoDay.format(now),
  };
}

/** Takes an entry for this transaction alone. */
function openForEditing(
  em: EntityManager,
  input: { id: string; version: number },
  { viewer }: Editor,
): Promise<Opened> {
  return openActor(em, input, {
    viewer,
    may: mayEdit,
    asSeen: (present) => withOwnProposedRevision(em, present, viewer),
  });
}

async function apply(
  em: EntityManager,
  actor: Actor,
  {
    before,
    fields,
    editor,
    viewer,
  }: { before: EditedFields; fields: EditedFields; editor: Pick<Editor, 'now'>; viewer: Pick<SignedIn, 'accountId'> },
): Promise<void> {
  const { kind, name, summary, description, plainLanguage, languages, website, openToCooperation } = fields;
  if (name !== actor.name) actor.slug = await freeSlugOf(em, name, actor.id);
  em.assign(actor, { kind, name, summary, description, plainLanguage, languages, website, openToCooperation });
  if (before.topics.join() !== fields.topics.join())
    await setTerms(em, actor.id, { term: 'topic', slugs: fields.topics });
  if (before.targetGroups.join() !== fields.targetGroups.join())
    await setTerms(em, actor.id, { term: 'target_group', slugs: fields.targetGroups });
  const recorder = { accountId: viewer.accountId, now: editor.now };
  setContacts(em, actor, fields, recorder);
  await setPlaces(em, actor, { before: before.places, after: fields.places, recorder });
}

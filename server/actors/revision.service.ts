import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { type CursorScope, decodeCursor, encodeCursor } from '#server/directory/cursor.model.ts';
import { AppError } from '#server/errors.ts';
import type { Problem } from '#server/problem.type.ts';
import { type Editor, editActor, findEditable, surroundingsOf } from './actor.service.ts';
import { editedFields } from './actor-edit.model.ts';
import { problemOf } from './edit-problem.model.ts';
import { EditableActor } from './editable-actor.type.ts';
import type { RestoreRevisionInput } from './revision.input.ts';
import type {
  EntryRevision,
  RecalledEntry,
  RevisionConnection,
  RevisionDifference,
  RevisionWay,
} from './revision.type.ts';
import { type Changes, type FieldChange, fieldChanges, foldChanges } from './revision-change.model.ts';
import { type Recall, recallOf } from './revision-recall.model.ts';
import { type RevisionWords, wordsOf } from './revision-words.model.ts';

interface RevisionRow {
  id: string;
  version: number;
  changedAt: string;
  changedBy: string;
  acceptedBy: string | null;
  via: RevisionWay;
  changes: Changes;
}

const columns = sql`
  id, version, changed_at as "changedAt", changed_by as "changedBy", accepted_by as "acceptedBy", via, changes`;

/** What became of an entry itself: versions of one that was merged into it are numbered apart. */
const ownOf = (actorId: string) => sql`actor_id = ${actorId}::uuid and merged_id is null`;

export interface HistoryReader {
  viewer: SignedIn | null;
  words: RevisionWords;
}

/** The history of an entry, the newest change first; null: not there, or not to be edited by this viewer. */
export async function listRevisions(
  em: EntityManager,
  { slug, first, after }: { slug: string; first: number; after: string | null },
  { viewer, words }: HistoryReader,
): Promise<RevisionConnection | null> {
  const entry = await findEditable(em, slug, viewer);
  if (entry === null) return null;
  const scope: CursorScope = { query: 'revisions', sort: 'version', filter: entry.id };
  const [before] = after === null ? [null] : decodeCursor(scope, after, ['integer']);
  const { rows } = await sql<RevisionRow & { oldest: number }>`
    select ${columns}, (select min(version) from revision where ${ownOf(entry.id)}) as oldest from revision
    where ${ownOf(entry.id)} and version < coalesce(${before ?? null}::integer, 2147483647)
    order by version desc limit ${first + 1}
  `.execute(em.getKysely<unknown>());
  const page = rows.slice(0, first);
  const last = page.at(-1);
  const hasNextPage = rows.length > first;
  return {
    entry,
    nodes: page.map((row) => revisionOf(row, words)),
    pageInfo: { hasNextPage, endCursor: last === undefined ? null : encodeCursor(scope, [String(last.version)]) },
    hasBeginning: (rows[0]?.oldest ?? 1) > 1,
  };
}

/** What differs between two versions, whichever is named first; null: as `listRevisions`, or they are not this entry's. */
export async function compareRevisions(
  em: EntityManager,
  { slug, one, other }: { slug: string; one: string | null; other: string },
  { viewer, words }: HistoryReader,
): Promise<RevisionDifference | null> {
  const entry = await findEditable(em, slug, viewer);
  if (entry === null) return null;
  const [first, second] = [
    one === null ? null : await findRevision(em, entry.id, one),
    await findRevision(em, entry.id, other),
  ];
  if (second === null || (one !== null && first === null)) return null;
  const [older, newer] = first !== null && first.version > second.version ? [second, first] : [first, second];
  const between = await changesAfter(em, entry.id, { after: older?.version ?? 0, until: newer.version });
  return {
    older: older && revisionOf(older, words),
    newer: revisionOf(newer, words),
    changes: foldChanges(between).map((change) => changeOf(change, words)),
  };
}

/** An entry as it was, laid over what it is, to be looked at before it is saved; null: as `compareRevisions`. */
export async function recallEntry(
  em: EntityManager,
  { slug, revisionId }: { slug: string; revisionId: string | null },
  editor: Editor,
): Promise<RecalledEntry | null> {
  const present = await findEditable(em, slug, editor.viewer);
  if (present === null) return null;
  const recall = await findRecall(em, present, revisionId);
  if (recall === null) return null;
  const { id, version } = present;
  const { fields, faults } = editedFields(present, { id, version, ...recall.input }, await surroundingsOf(em, editor));
  return {
    present,
    entry: Object.assign(new EditableActor(), present, fields),
    left: recall.left,
    problems: faults.map((fault) => problemOf(fault, editor.locale)),
  };
}

/**
 * Makes an entry what it was, as an edit and a revision of its own; where an old value cannot be taken any more, nothing is changed
 * and the problems are told.
 *
 * @throws AppError as `editActor`, and NOT_FOUND for a revision of another entry
 */
export async function restoreRevision(
  em: EntityManager,
  { id, version, revisionId }: RestoreRevisionInput,
  editor: Editor,
): Promise<{ actor: EditableActor | null; left: string[]; problems: Problem[] }> {
  // an edit of nothing: may this viewer, is it the present version, and nobody else's turn
  const { actor: present } = await editActor(em, { id, version }, editor);
  const recall = present && (await findRecall(em, present, revisionId ?? null));
  if (recall === null) throw new AppError('NOT_FOUND', 'There is no such version of this entry.');
  return { ...(await editActor(em, { id, version, ...recall.input }, editor)), left: recall.left };
}

async function findRecall(
  em: EntityManager,
  present: EditableActor,
  revisionId: string | null,
): Promise<Recall | null> {
  const revision = revisionId === null ? null : await findRevision(em, present.id, revisionId);
  if (revisionId !== null && revision === null) return null;
  return recallOf(
    present,
    await changesAfter(em, present.id, { after: revision?.version ?? 0, until: present.version }),
  );
}

async function findRevision(em: EntityManager, actorId: string, id: string): Promise<RevisionRow | null> {
  const { rows } = await sql<RevisionRow>`
    select ${columns} from revision where ${ownOf(actorId)} and id::text = ${id}
  `.execute(em.getKysely<unknown>());
  return rows[0] ?? null;
}

async function changesAfter(
  em: EntityManager,
  actorId: string,
  { after, until }: { after: number; until: number },
): Promise<Changes[]> {
  const { rows } = await sql<{ changes: Changes }>`
    select changes from revision where ${ownOf(actorId)} and version > ${after} and version <= ${until} order by version
  `.execute(em.getKysely<unknown>());
  return rows.map(({ changes }) => changes);
}

/** A name that is a mail address is nobody's to see. */
function revisionOf(
  { id, version, changedAt, changedBy, acceptedBy, via, changes }: RevisionRow,
  words: RevisionWords,
): EntryRevision {
  const told = fieldChanges(changes).map((change) => changeOf(change, words));
  const names = { changedBy: nameOf(changedBy), acceptedBy: nameOf(acceptedBy ?? '') };
  return { id, version, changedAt: new Date(changedAt), ...names, via, changes: told };
}

const nameOf = (name: string): string | null => (name === '' || name.includes('@') ? null : name);

export function changeOf({ field, subject, from, to }: FieldChange, words: RevisionWords) {
  return { field, subject, from: wordsOf(field, from, words), to: wordsOf(field, to, words) };
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { mayCoordinate } from '#server/accounts/account.policy.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { AppError } from '#server/errors.ts';
import type { Problem } from '#server/problem.type.ts';
import type { ArchiveActorInput, RestoreActorInput } from './actor-archive.input.ts';
import { authorOf, type Changes, openActor, record } from './actor-record.service.ts';
import { ArchivedActor } from './archived-actor.type.ts';
import { problemOf } from './edit-problem.model.ts';
import { editableOf } from './editable-actor.service.ts';
import type { EditableActor } from './editable-actor.type.ts';
import { requiredLine } from './required-line.model.ts';

interface Coordinator {
  viewer: SignedIn | null;
  locale: string;
  now: Date;
}

const mostReason = 500;

/**
 * Takes an entry out of all that the public sees, with everything kept. What is archived already stays so.
 *
 * @throws AppError as `openActor`, or BAD_USER_INPUT for what is not published
 */
export async function archiveActor(
  em: EntityManager,
  { reason, ...input }: ArchiveActorInput,
  { viewer, locale, now }: Coordinator,
): Promise<{ actor: EditableActor | null; problems: Problem[] }> {
  const opened = await openActor(em, input, { viewer, may: mayCoordinate });
  const { value, faults } = requiredLine(reason, { path: 'reason', most: mostReason });
  if (faults.length > 0) return { actor: null, problems: faults.map((fault) => problemOf(fault, locale)) };
  const { actor } = opened;
  if (actor.state === 'DRAFT' || actor.state === 'IN_REVIEW')
    throw new AppError('BAD_USER_INPUT', 'Only what is published can be archived.');
  if (actor.state === 'PUBLISHED') {
    const changes: Changes = { state: { from: actor.state, to: 'ARCHIVED' }, reason: { from: null, to: value } };
    actor.state = 'ARCHIVED';
    await record(em, actor, { changes, by: authorOf(opened.viewer), now });
  }
  return { actor: await editableOf(em, actor), problems: [] };
}

/**
 * Shows an archived entry again, as it was.
 *
 * @throws AppError as `openActor`, or BAD_USER_INPUT for what was never published
 */
export async function restoreActor(
  em: EntityManager,
  input: RestoreActorInput,
  { viewer, now }: Coordinator,
): Promise<{ actor: EditableActor; problems: Problem[] }> {
  const opened = await openActor(em, input, { viewer, may: mayCoordinate });
  const { actor } = opened;
  if (actor.state === 'DRAFT' || actor.state === 'IN_REVIEW')
    throw new AppError('BAD_USER_INPUT', 'Only what was archived can be restored.');
  if (actor.state === 'ARCHIVED') {
    actor.state = 'PUBLISHED';
    await record(em, actor, {
      changes: { state: { from: 'ARCHIVED', to: 'PUBLISHED' } },
      by: authorOf(opened.viewer),
      now,
    });
  }
  return { actor: await editableOf(em, actor), problems: [] };
}

/** What was archived last, the newest first; null for all but coordinators. */
export async function listArchived(
  db: Kysely<unknown>,
  { viewer, first }: { viewer: SignedIn | null; first: number },
): Promise<ArchivedActor[] | null> {
  if (!mayCoordinate(viewer)) return null;
  const { rows } = await sql<Omit<ArchivedActor, 'archivedAt'> & { archivedAt: string }>`
    select a.id, a.version, a.slug, a.name, r.changed_at as "archivedAt", r.changed_by as "archivedBy",
      r.changes -> 'reason' ->> 'to' as reason
    from actor a join lateral (
      select changed_at, changed_by, changes from revision
      where actor_id = a.id and changes -> 'state' ->> 'to' = 'ARCHIVED' order by version desc limit 1
    ) r on true
    where a.state = 'ARCHIVED' order by r.changed_at desc, a.id limit ${first}
  `.execute(db);
  return rows.map((row) => Object.assign(new ArchivedActor(), row, { archivedAt: new Date(row.archivedAt) }));
}

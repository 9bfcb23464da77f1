import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { Actor } from '#server/actors/actor.entity.ts';
import { editableOf } from '#server/actors/editable-actor.service.ts';
import { changeOf } from '#server/actors/revision.service.ts';
import { fieldChanges } from '#server/actors/revision-change.model.ts';
import { type RevisionWords, wordsOf } from '#server/actors/revision-words.model.ts';
import { decodeCursor, encodeCursor } from '#server/directory/cursor.model.ts';
import { ProposedRevision } from './proposed-revision.entity.ts';
import { differences, isTextField } from './proposed-revision.model.ts';
import { summaryOf } from './proposed-revision.service.ts';
import { countReview, listToLookAt, listWaiting } from './review.queries.ts';
import {
  OwnProposedRevision,
  ProposedChange,
  PublishedChange,
  PublishedChanges,
  ProposedRevision as SeenProposedRevision,
  WaitingProposedRevision,
  WaitingProposedRevisions,
} from './review.type.ts';

interface PageWish {
  first: number;
  after: string | null;
}

/** ProposedRevisions that wait for the coordinator. */
export async function readWaiting(db: Kysely<unknown>, { first, after }: PageWish): Promise<WaitingProposedRevisions> {
  const [rows, { waiting }] = await Promise.all([
    listWaiting(db, { first, after: keyOf('proposals', after) }),
    countReview(db),
  ]);
  const nodes = rows.map((row) => Object.assign(new WaitingProposedRevision(), row, { since: new Date(row.since) }));
  return Object.assign(new WaitingProposedRevisions(), { ...pageOf('proposals', nodes, first), totalCount: waiting });
}

/** What is public and nobody at the desk has seen. */
export async function readToLookAt(
  db: Kysely<unknown>,
  { first, after }: PageWish,
  words: RevisionWords,
): Promise<PublishedChanges> {
  const [rows, { toLookAt }] = await Promise.all([
    listToLookAt(db, { first, after: keyOf('looks', after) }),
    countReview(db),
  ]);
  const nodes = rows.map(({ changes, changedAt, ...row }) =>
    Object.assign(new PublishedChange(), row, {
      changedAt: new Date(changedAt),
      changes: fieldChanges(changes).map((change) => changeOf(change, words)),
    }),
  );
  return Object.assign(new PublishedChanges(), { ...pageOf('looks', nodes, first), totalCount: toLookAt });
}

/** A waiting proposal beside the entry as it is; null: there is none. */
export async function readProposedRevision(
  em: EntityManager,
  id: string,
  words: RevisionWords,
): Promise<SeenProposedRevision | null> {
  const proposal = await em.findOne(ProposedRevision, { id, state: 'WAITING' }, { populate: ['account'] });
  if (proposal === null) return null;
  const { version, account, createdAt } = proposal;
  const present = await editableOf(em, await em.findOneOrFail(Actor, { id: proposal.actor.id }));
  const { slug, name, version: entryVersion } = present;
  return Object.assign(new SeenProposedRevision(), {
    ...{ id, version, entryVersion, slug, name, since: createdAt },
    proposer: account.name ?? account.email,
    changes: differences(present, proposal.changes).map(({ field, seen, now, to, isConflict }) =>
      Object.assign(new ProposedChange(), {
        ...{ field, isConflict, text: isTextField(field) ? String(to ?? '') : null },
        ...{ seen: wordsOf(field, seen, words), from: wordsOf(field, now, words), to: wordsOf(field, to, words) },
      }),
    ),
  });
}

/** What somebody has proposed and still can take back, or was refused and has not put away, the newest first. */
export async function readOwnProposedRevisions(
  em: EntityManager,
  { accountId }: SignedIn,
  words: RevisionWords,
): Promise<OwnProposedRevision[]> {
  const own = await em.find(ProposedRevision, { account: accountId }, { populate: ['actor'], orderBy: { id: 'desc' } });
  return own.map((proposal) =>
    Object.assign(new OwnProposedRevision(), {
      proposal: summaryOf(proposal),
      slug: proposal.actor.slug,
      name: proposal.actor.name,
      changes: fieldChanges(proposal.changes).map((change) => changeOf(change, words)),
    }),
  );
}

/** Ends the marks of these changes, with who looked at them; those that somebody else has ended are left. */
export async function finishLooks(em: EntityManager, ids: readonly string[], viewer: SignedIn): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update revision set to_look_at = false, accepted_by = ${viewer.name ?? ''}, accepted_account_id = ${viewer.accountId}::uuid
    where id = any (${[...ids]}::uuid[]) and to_look_at returning id
  `.execute(em.getKysely<unknown>());
  return rows.length;
}

const scopeOf = (query: string) => ({ query, sort: 'OLDEST', filter: null });

function keyOf(query: string, after: string | null): string | null {
  return after === null ? null : (decodeCursor(scopeOf(query), after, ['uuid'])[0] ?? null);
}

function pageOf<Node extends { id: string }>(query: string, found: Node[], first: number) {
  const nodes = found.slice(0, first);
  const last = nodes.at(-1);
  const endCursor = last ? encodeCursor(scopeOf(query), [last.id]) : null;
  return { nodes, pageInfo: { hasNextPage: found.length > first, endCursor } };
}

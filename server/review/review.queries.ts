import { type Kysely, sql } from 'kysely';
import type { Changes } from '#server/actors/revision-change.model.ts';

export interface WaitingRow {
  id: string;
  name: string;
  proposer: string;
  since: string;
  fields: string[];
}

interface Page {
  first: number;
  /** id of the one before; its version 7 makes it sort by time */
  after: string | null;
}

const behind = (column: string, after: string | null) =>
  after === null ? sql`true` : sql`${sql.ref(column)} > ${after}::uuid`;

/** ProposedRevisions that wait, the oldest first; one more than `first`, when there are more. */
export async function listWaiting(db: Kysely<unknown>, { first, after }: Page): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select p.id, a.name, coalesce(c.name, c.email) as proposer, p.created_at as since,
      array(select jsonb_object_keys(p.changes)) as fields
    from proposed_revision p join actor a on a.id = p.actor_id join account c on c.id = p.account_id
    where p.state = 'WAITING' and ${behind('p.id', after)} order by p.id limit ${first + 1}
  `.execute(db);
  return rows;
}

export interface PublishedRow {
  id: string;
  slug: string;
  name: string;
  changedBy: string;
  changedAt: string;
  changes: Changes;
}

/** Changes that nobody at the desk has seen, the oldest first; one more than `first`, when there are more. */
export async function listToLookAt(db: Kysely<unknown>, { first, after }: Page): Promise<PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select r.id, a.slug, a.name, coalesce(nullif(r.changed_by, ''), c.email, '') as "changedBy",
      r.changed_at as "changedAt", r.changes
    from revision r join actor a on a.id = r.actor_id left join account c on c.id = r.account_id
    where r.to_look_at and ${behind('r.id', after)} order by r.id limit ${first + 1}
  `.execute(db);
  return rows;
}

export async function countReview(db: Kysely<unknown>): Promise<{ waiting: number; toLookAt: number }> {
  const { rows } = await sql<{ waiting: number; toLookAt: number }>`
    select (select count(*)::integer from proposed_revision where state = 'WAITING') as waiting,
      (select count(*)::integer from revision where to_look_at) as "toLookAt"
  `.execute(db);
  return rows[0] ?? { waiting: 0, toLookAt: 0 };
}

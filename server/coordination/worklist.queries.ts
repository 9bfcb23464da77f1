import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CursorKeys, KeyKind } from '#server/directory/cursor.model.ts';
import { WorklistEntry, type WorklistName } from './worklist.type.ts';

type Row = Omit<WorklistEntry, 'confirmedAt'> & { confirmedAt: string | null; keys: CursorKeys };

/** What `published_actor a` lacks, as an array. */
const lacks = sql`array_remove(array[
  case when not exists (select from published_place p where p.actor_id = a.id) then 'PLACE' end,
  case when not exists (select from published_actor_topic t where t.actor_id = a.id) then 'TOPIC' end,
  case when num_nonnulls(a.phone, a.email, a.website) = 0 then 'CONTACT' end], null)`;

/** Which of `published_actor a`, with their `lacks` as `l.lacks`, are on a list at a moment. */
export const belongs: Record<WorklistName, (now: Date) => RawBuilder<boolean>> = {
  UNCONFIRMED: (now) =>
    sql<boolean>`(a.confirmed_at is null or a.confirmed_at < ${now}::timestamptz - interval '1 year')`,
  INCOMPLETE: () => sql<boolean>`cardinality(l.lacks) > 0`,
};
export const entriesWithLacks = sql`published_actor a cross join lateral (select ${lacks} as lacks) l`;

/** Never confirmed comes first, then the longest ago. */
const waited = sql`coalesce(extract(epoch from a.confirmed_at), 0)`;
export const keyKinds: readonly KeyKind[] = ['number', 'uuid'];

/** Those that have waited longest first, behind the keys of a cursor. */
export async function listWorklist(
  db: Kysely<unknown>,
  { name, now, limit, after }: { name: WorklistName; now: Date; limit: number; after: CursorKeys | null },
): Promise<{ entry: WorklistEntry; keys: CursorKeys }[]> {
  const behind = after === null ? sql`true` : sql`(${waited}, a.id) > (${after[0]}::numeric, ${after[1]}::uuid)`;
  const { rows } = await sql<Row>`
    select a.id, a.slug, a.name, a.kind, l.lacks, a.phone, a.confirmed_at as "confirmedAt", a.confirmed_via as "confirmedVia",
      array[${waited}::text, a.id::text] as keys
    from ${entriesWithLacks} where ${belongs[name](now)} and ${behind} order by ${waited}, a.id limit ${limit}
  `.execute(db);
  return rows.map(({ keys, confirmedAt, ...row }) => ({
    keys,
    entry: Object.assign(new WorklistEntry(), row, {
      confirmedAt: confirmedAt === null ? null : new Date(confirmedAt),
    }),
  }));
}

export async function countWorklist(db: Kysely<unknown>, name: WorklistName, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${entriesWithLacks} where ${belongs[name](now)}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

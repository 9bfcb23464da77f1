import { type Kysely, sql } from 'kysely';
import type { CursorKeys, KeyKind } from '#server/directory/cursor.model.ts';
import { readReasons } from '#server/exchange/duplicate-reason.model.ts';
import { DuplicateBrief, DuplicatePair, DuplicateReason } from './duplicate.type.ts';

interface Row {
  score: number;
  reasons: string[];
  foundAt: string;
  one: DuplicateBrief;
  other: DuplicateBrief;
  keys: CursorKeys;
}

const briefOf = (actor: 'a' | 'b') => {
  const column = (name: string) => sql.ref(`${actor}.${name}`);
  return sql`json_build_object('id', ${column('id')}, 'slug', ${column('slug')}, 'name', ${column('name')},
    'kind', ${column('kind')}, 'published', ${column('state')} = 'PUBLISHED',
    'street', (select p.street from place p where p.actor_id = ${column('id')} order by p.position limit 1),
    'sources', array(select distinct o.source from import_origin o where o.actor_id = ${column('id')} order by 1))`;
};

export const keyKinds: readonly KeyKind[] = ['number', 'uuid', 'uuid'];

/** The likeliest first, behind the keys of a cursor. */
export async function listPairs(
  db: Kysely<unknown>,
  { limit, after }: { limit: number; after: CursorKeys | null },
): Promise<{ pair: DuplicatePair; keys: CursorKeys }[]> {
  const behind =
    after === null
      ? sql`true`
      : sql`(-d.score::numeric, d.actor_id, d.other_id) > (${after[0]}::numeric, ${after[1]}::uuid, ${after[2]}::uuid)`;
  const { rows } = await sql<Row>`
    select d.score, d.reasons, d.found_at::text as "foundAt", ${briefOf('a')} as one, ${briefOf('b')} as other,
      array[(-d.score::numeric)::text, d.actor_id::text, d.other_id::text] as keys
    from open_duplicate d join actor a on a.id = d.actor_id join actor b on b.id = d.other_id where ${behind}
    order by -d.score::numeric, d.actor_id, d.other_id limit ${limit}
  `.execute(db);
  return rows.map(({ keys, score, reasons, foundAt, one, other }) => ({
    keys,
    pair: Object.assign(new DuplicatePair(), {
      score,
      reasons: reasonsOf(reasons),
      foundAt: new Date(foundAt),
      entries: [one, other].map((brief) => Object.assign(new DuplicateBrief(), brief)),
    }),
  }));
}

export async function countPairs(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from open_duplicate`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What was seen of two entries; null: nothing. */
export async function findPair(
  db: Kysely<unknown>,
  one: string,
  other: string,
): Promise<{ score: number; reasons: DuplicateReason[]; dismissed: boolean } | null> {
  const { rows } = await sql<{ score: number; reasons: string[]; dismissed: boolean }>`
    select score, reasons, state = 'NOT_A_DUPLICATE' as dismissed from duplicate_candidate
    where actor_id = least(${one}::uuid, ${other}::uuid) and other_id = greatest(${one}::uuid, ${other}::uuid)
  `.execute(db);
  const [row] = rows;
  return row === undefined ? null : { ...row, reasons: reasonsOf(row.reasons) };
}

/** How much hangs on an entry. */
export interface Belongings {
  sources: string[];
  cooperations: number;
  keepers: number;
  filed: number;
}

export async function countBelongings(db: Kysely<unknown>, ids: string[]): Promise<Map<string, Belongings>> {
  const { rows } = await sql<{ id: string } & Belongings>`
    select a.id, array(select distinct source from import_origin where actor_id = a.id order by 1) as sources,
      (select count(*) from cooperation_participant where actor_id = a.id)::integer as cooperations,
      (select count(*) from membership where actor_id = a.id)::integer as keepers,
      ((select count(*) from actor_note where actor_id = a.id)
        + (select count(*) from internal_contact where actor_id = a.id))::integer as filed
    from actor a where a.id = any(${ids}::uuid[])
  `.execute(db);
  return new Map(rows.map(({ id, ...belongings }) => [id, belongings]));
}

/** Titles of cooperations in which nobody but the two takes part. */
export async function listCooperationsOfTwo(db: Kysely<unknown>, one: string, other: string): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    select c.title from cooperation c
    where (select array_agg(p.actor_id order by p.actor_id) from cooperation_participant p where p.cooperation_id = c.id)
      = array[least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid)]
      and c.id in (select cooperation_id from cooperation_participant where actor_id = ${one}::uuid)
    order by c.title, c.id
  `.execute(db);
  return rows.map(({ title }) => title);
}

function reasonsOf(texts: readonly string[]): DuplicateReason[] {
  return readReasons(texts).map((reason) => Object.assign(new DuplicateReason(), reason));
}

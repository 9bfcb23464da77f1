import { type Kysely, sql } from 'kysely';

/** A probable duplicate that nobody decided on yet. `row`: held back at an import; else both are entries. */
export interface OpenDuplicate {
  row: { source: string; externalId: string } | null;
  slug: string;
  name: string;
  otherSlug: string | null;
  otherName: string | null;
  score: number;
  reasons: string[];
}

/** Rows held back first, then pairs of entries, the likeliest first. */
export async function listOpenDuplicates(db: Kysely<unknown>): Promise<OpenDuplicate[]> {
  const { rows } = await sql<OpenDuplicate>`
    select jsonb_build_object('source', h.source, 'externalId', h.external_id) as row, a.slug, a.name,
      null as "otherSlug", null as "otherName", h.score, h.reasons, 0 as part
    from import_held_row h join actor a on a.id = h.actor_id where h.state = 'OPEN'
    union all
    select null, a.slug, a.name, b.slug, b.name, d.score, d.reasons, 1
    from duplicate_candidate d join actor a on a.id = d.actor_id join actor b on b.id = d.other_id where d.state = 'OPEN'
    order by part, score desc, slug, "otherSlug", row
  `.execute(db);
  return rows;
}

/** Remembers that a held-back row is not this entry; returns how many such rows there were. */
export async function dismissRow(db: Kysely<unknown>, externalId: string, slug: string): Promise<number> {
  const { rows } = await sql`
    update import_held_row h set state = 'NOT_A_DUPLICATE'
    from actor_slug s where s.actor_id = h.actor_id and s.slug = ${slug} and h.external_id = ${externalId} returning 1
  `.execute(db);
  return rows.length;
}

/** Remembers that two entries are not the same, listed before or not; returns false when one of them does not exist. */
export async function dismissPair(db: Kysely<unknown>, slug: string, otherSlug: string): Promise<boolean> {
  const { rows } = await sql`
    insert into duplicate_candidate (actor_id, other_id, score, reasons, state)
    select least(a.actor_id, b.actor_id), greatest(a.actor_id, b.actor_id), 0, '{}', 'NOT_A_DUPLICATE'
    from actor_slug a, actor_slug b where a.slug = ${slug} and b.slug = ${otherSlug} and a.actor_id <> b.actor_id
    on conflict (actor_id, other_id) do update set state = 'NOT_A_DUPLICATE' returning 1
  `.execute(db);
  return rows.length > 0;
}

/** The same for two ids. */
export async function dismissIds(db: Kysely<unknown>, actorId: string, otherId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into duplicate_candidate (actor_id, other_id, score, reasons, state)
    select least(a.id, b.id), greatest(a.id, b.id), 0, '{}', 'NOT_A_DUPLICATE'
    from actor a, actor b where a.id = ${actorId}::uuid and b.id = ${otherId}::uuid
    on conflict (actor_id, other_id) do update set state = 'NOT_A_DUPLICATE' returning 1
  `.execute(db);
  return rows.length > 0;
}

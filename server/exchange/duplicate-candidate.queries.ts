import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Candidate } from './candidate.type.ts';
import type { DuplicateReasonText } from './duplicate-reason.type.ts';

/** One place of an actor as a candidate; `key` is `actor ID`. */
export interface KnownCandidate extends Candidate {
  actorId: string;
}

/** An entry that a row is probably the same as. */
export interface KnownEntry {
  actorId: string;
  slug: string;
  /** where its imports came from; empty: entered by hand */
  sources: string[];
}

const batchSize = 5000;
/** More places than this would make an actor's own phone look shared by many. */
const mostPlaces = 5;

/** Actors that this import has not created. */
export const beforeThisImport = sql<boolean>`not is_example and not exists (
  select from import_row r where r.actor_id = actor.id and r.outcome = 'CREATED')`;
/** Actors that are part of the directory, or are to be. */
export const notArchived = sql<boolean>`not is_example and state <> 'ARCHIVED'`;
/** Whatever residents see of them, and whether somebody invented them. */
export const allActors = sql<boolean>`true`;

/** All actors `which` fit, with each of their first places, a batch at a time. */
export async function* listKnownCandidates(
  db: Kysely<unknown>,
  which: RawBuilder<boolean>,
): AsyncGenerator<KnownCandidate[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<KnownCandidate>`
      select 'actor ' || a.id as key, a.id as "actorId", a.name, a.website, p.street,
        p.postal_code as "postalCode", p.latitude, p.longitude,
        (select c.value from contact c where c.actor_id = a.id and c.channel = 'PHONE' order by c.position, c.id limit 1) as phone,
        (select c.value from contact c where c.actor_id = a.id and c.channel = 'EMAIL' order by c.position, c.id limit 1) as email
      from (
        select * from actor where id > ${after} and ${which}
        order by id limit ${batchSize}
      ) a
        left join lateral (
          select * from place p where p.actor_id = a.id order by p.position limit ${mostPlaces}
        ) p on true
      order by a.id, p.position
    `.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.actorId;
  }
}

/** The entries with some ids, in the order of these. */
export async function findKnownEntries(db: Kysely<unknown>, actorIds: readonly string[]): Promise<KnownEntry[]> {
  const { rows } = await sql<KnownEntry>`
    select a.id as "actorId", a.slug,
      array(select o.source from import_origin o where o.actor_id = a.id order by 1) as sources
    from actor a where a.id = any (${actorIds}::uuid[]) order by a.id
  `.execute(db);
  return rows;
}

/** Pairs of a row and an actor about which somebody said "not a duplicate". */
export async function findDismissedRows(
  db: Kysely<unknown>,
): Promise<{ source: string; externalId: string; actorId: string }[]> {
  const { rows } = await sql<{ source: string; externalId: string; actorId: string }>`
    select source, external_id as "externalId", actor_id as "actorId" from import_held_row
    where state = 'NOT_A_DUPLICATE' order by source, external_id, actor_id
  `.execute(db);
  return rows;
}

/** Pairs of actors about which somebody said "not a duplicate", the lower id first. */
export async function findDismissedPairs(db: Kysely<unknown>): Promise<{ actorId: string; otherId: string }[]> {
  const { rows } = await sql<{ actorId: string; otherId: string }>`
    select actor_id as "actorId", other_id as "otherId" from duplicate_candidate
    where state = 'NOT_A_DUPLICATE' order by actor_id, other_id
  `.execute(db);
  return rows;
}

export interface FlaggedPair {
  actorId: string;
  otherId: string;
  score: number;
  reasons: DuplicateReasonText[];
}

/** Shows pairs of entries to the coordinator; what was dismissed stays dismissed. */
export async function flagPairs(db: Kysely<unknown>, pairs: readonly FlaggedPair[]): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    insert into duplicate_candidate (actor_id, other_id, score, reasons)
    select distinct on (1, 2) least("actorId", "otherId"), greatest("actorId", "otherId"), score,
      array(select jsonb_array_elements_text(reasons))
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p ("actorId" uuid, "otherId" uuid, score real, reasons jsonb)
      join actor a on a.id = "actorId" join actor b on b.id = "otherId"
    where "actorId" <> "otherId" order by 1, 2, score desc
    on conflict (actor_id, other_id) do update set score = excluded.score, reasons = excluded.reasons
      where duplicate_candidate.state = 'OPEN'
  `.execute(db);
}

/** Takes off what nobody decided on and what no longer looks alike, among those that were looked at. */
export async function forgetPairs(
  db: Kysely<unknown>,
  { seen, pairs }: { seen: readonly string[]; pairs: readonly FlaggedPair[] },
): Promise<void> {
  await sql`
    delete from duplicate_candidate d
    where d.state = 'OPEN' and d.actor_id = any (${seen}::uuid[]) and d.other_id = any (${seen}::uuid[])
      and not exists (
        select from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p ("actorId" uuid, "otherId" uuid)
        where least(p."actorId", p."otherId") = d.actor_id and greatest(p."actorId", p."otherId") = d.other_id)
  `.execute(db);
}

export interface HeldRow {
  number: number;
  actorId: string;
  score: number;
  reasons: DuplicateReasonText[];
}

/** Writes down which rows were held back, and forgets those that no longer are; a row held back before stays as it was. */
export async function holdRows(db: Kysely<unknown>, held: readonly HeldRow[]): Promise<void> {
  await sql`
    delete from import_held_row h using import_row r
    where h.source = r.source and h.external_id = r.external_id and h.state = 'OPEN' and r.outcome <> 'HELD'
  `.execute(db);
  if (held.length === 0) return;
  await sql`
    insert into import_held_row (source, external_id, actor_id, score, reasons)
    select r.source, r.external_id, h."actorId", h.score, array(select jsonb_array_elements_text(h.reasons))
    from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as h (number integer, "actorId" uuid, score real, reasons jsonb)
      join import_row r on r.number = h.number
    order by 1, 2, 3
    on conflict (source, external_id, actor_id) do update set score = excluded.score, reasons = excluded.reasons
      where import_held_row.state = 'OPEN' and import_held_row.score <> excluded.score
  `.execute(db);
}

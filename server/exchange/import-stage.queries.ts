import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type RowColumns, sentRows } from './import-sent.queries.ts';
import type { Batch, RowOutcome } from './staged-row.type.ts';

export interface Origin {
  source: string;
  externalId: string;
  actorId: string;
  contentHash: string;
  state: 'DRAFT' | 'IN_REVIEW' | 'PUBLISHED' | 'ARCHIVED';
}

/**
 * The changed rows of the file, kept by PostgreSQL until the transaction ends, so that our memory stays flat. `fields` is
 * what is written, `base` what the last import wrote, `changes` the history entry.
 */
export async function createStage(db: Kysely<unknown>): Promise<void> {
  await sql`
    create temporary table import_row (
      number integer primary key,
      source text not null,
      external_id text not null,
      content_hash text not null,
      actor_id uuid not null,
      outcome text not null,
      fields jsonb not null,
      base jsonb,
      changes jsonb,
      slug text,
      publishes boolean not null default false,
      district_id text,
      quarter_id text,
      public_district_id text,
      public_quarter_id text
    )
    -- rows live for a minute: to compress the longer ones would cost more than it saves
    with (toast_tuple_target = 8160) on commit drop
  `.execute(db);
  const { rows } = await sql<{ hasIds: boolean }>`
    select current_setting('server_version_num')::integer >= 180000 as "hasIds"
  `.execute(db);
  await sql`
    create or replace function pg_temp.next_id() returns uuid language sql volatile as $$ select ${sql.raw(nextId(rows[0]?.hasIds ?? false))} $$
  `.execute(db);
}

/** Time-ordered identifiers (RFC 9562, version 7) for rows that are made inside the database; PostgreSQL has them from 18 on. */
export function nextId(hasIds: boolean): string {
  if (hasIds) return 'uuidv7()';
  return `
    encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
      placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid`;
}

/** Keeps rows until all are read. */
export async function stageRows(db: Kysely<unknown>, columns: RowColumns): Promise<void> {
  if (columns.numbers.length === 0) return;
  await sql`
    insert into import_row (number, source, external_id, content_hash, actor_id, outcome, fields, changes,
      district_id, quarter_id, public_district_id, public_quarter_id)
    select r.*, r.district_id, r.quarter_id from (${sentRows(columns)}) r
  `.execute(db);
}

/** The staged rows of a batch, as a query with the columns of `sentRows`. */
export function stagedRows({ outcome, from, to }: Batch): RawBuilder<unknown> {
  return sql`
    select number, source, external_id, content_hash, actor_id, outcome, fields, changes, district_id, quarter_id
    from import_row where outcome = ${outcome} and number between ${from} and ${to}
  `;
}

/**
 * Makes the actors that were created findable, and tells PostgreSQL how many rows were staged; it never looks at temporary
 * tables by itself. The documents would take it a second.
 */
export async function finishStage(db: Kysely<unknown>): Promise<void> {
  await sql`create index on import_row (actor_id) where outcome = 'CREATED'`.execute(db);
  await sql`analyze import_row (number, outcome, actor_id)`.execute(db);
}

/** The origins that some rows already have. */
export async function findOrigins(
  db: Kysely<unknown>,
  keys: readonly { source: string; externalId: string }[],
): Promise<Origin[]> {
  const { rows } = await sql<Origin>`
    select o.source, o.external_id as "externalId", o.actor_id as "actorId", o.content_hash as "contentHash", a.state
    from unnest(${keys.map(({ source }) => source)}::text[], ${keys.map(({ externalId }) => externalId)}::text[]) k (source, external_id)
      join import_origin o on o.source = k.source and o.external_id = k.external_id
      join actor a on a.id = o.actor_id
    order by o.source, o.external_id
  `.execute(db);
  return rows;
}

/** What a report says of a staged row, and who it is. */
export interface StagedName {
  number: number;
  source: string;
  externalId: string;
  actorId: string;
  isNew: boolean;
  /** it has its actor already: to hold it back or to link it is too late */
  isCreated: boolean;
  name: string;
}

/** The staged rows with some numbers, in the order of the file. */
export async function findStaged(db: Kysely<unknown>, numbers: readonly number[]): Promise<StagedName[]> {
  const { rows } = await sql<StagedName>`
    select number, source, external_id as "externalId", actor_id as "actorId", outcome in ('NEW', 'CREATED') as "isNew",
      outcome = 'CREATED' as "isCreated", fields ->> 'name' as name
    from import_row where number = any (${numbers}::integer[]) order by number
  `.execute(db);
  return rows;
}

/** The numbers of the staged rows with one outcome, in the order of the file, a batch at a time. */
export async function* stagedBatches(
  db: Kysely<unknown>,
  outcome: RowOutcome,
  size = 1000,
): AsyncGenerator<Batch & { count: number }> {
  for (let after = -1; ; ) {
    const { rows } = await sql<{ from: number | null; to: number | null; count: number }>`
      select min(number) as "from", max(number) as "to", count(*)::integer as count from (
        select number from import_row where outcome = ${outcome} and number > ${after} order by number limit ${size}
      ) batch
    `.execute(db);
    const [batch] = rows;
    if (!batch || batch.from === null || batch.to === null) return;
    yield { outcome, from: batch.from, to: batch.to, count: batch.count };
    after = batch.to;
  }
}

/** Gives rows their final outcome; a linked row takes the actor it is linked to. */
export async function decideRows(
  db: Kysely<unknown>,
  decisions: readonly { number: number; outcome: RowOutcome; actorId: string }[],
): Promise<void> {
  await sql`
    update import_row r set outcome = d.outcome, actor_id = d."actorId"
    from jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb) as d (number integer, outcome text, "actorId" uuid)
    where r.number = d.number
  `.execute(db);
}

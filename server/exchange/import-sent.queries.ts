import { type RawBuilder, sql } from 'kysely';
import type { RowOutcome, StagedRow } from './staged-row.type.ts';

/**
 * Rows as they are sent: a list for each column, and of the documents a line each, as JSON has no new line in it. PostgreSQL
 * took four times as long over one array of them all, and twice as long to take documents out of documents.
 */
export interface RowColumns {
  numbers: number[];
  sources: string[];
  externalIds: string[];
  contentHashes: string[];
  actorIds: string[];
  outcomes: RowOutcome[];
  districtIds: (string | null)[];
  quarterIds: (string | null)[];
  fields: string;
  changes: string;
}

export function columnsOf(rows: readonly StagedRow[]): RowColumns {
  return {
    numbers: rows.map(({ number }) => number),
    sources: rows.map(({ source }) => source),
    externalIds: rows.map(({ externalId }) => externalId),
    contentHashes: rows.map(({ contentHash }) => contentHash),
    actorIds: rows.map(({ actorId }) => actorId),
    outcomes: rows.map(({ outcome }) => outcome),
    districtIds: rows.map(({ districtId }) => districtId),
    quarterIds: rows.map(({ quarterId }) => quarterId),
    fields: rows.map(({ fields }) => JSON.stringify(fields)).join('\n'),
    changes: rows.map(({ changes }) => JSON.stringify(changes)).join('\n'),
  };
}

/** Rows that are sent with the statement, as a query with the columns of the stage. */
export function sentRows(columns: RowColumns): RawBuilder<unknown> {
  const { numbers, sources, externalIds, contentHashes, actorIds, outcomes, districtIds, quarterIds } = columns;
  return sql`
    select number, source, external_id, content_hash, actor_id, outcome, fields::jsonb as fields,
      nullif(changes, 'null')::jsonb as changes, district_id, quarter_id
    from unnest(${numbers}::integer[], ${sources}::text[], ${externalIds}::text[], ${contentHashes}::text[],
      ${actorIds}::uuid[], ${outcomes}::text[], ${districtIds}::text[], ${quarterIds}::text[],
      string_to_array(${columns.fields}, E'\n'), string_to_array(${columns.changes}, E'\n'))
      as sent (number, source, external_id, content_hash, actor_id, outcome, district_id, quarter_id, fields, changes)
  `;
}

import { randomUUIDv7 } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DistrictLocator } from '#server/districts/district.service.ts';
import type { Candidate } from './candidate.type.ts';
import { createDuplicateIndex, type DuplicateIndex } from './duplicate-index.model.ts';
import { fieldsOf, firstHistory, type KnownTerms } from './import-fields.model.ts';
import type { ImportReport } from './import-report.type.ts';
import type { ImportRow, MendedRow } from './import-row.type.ts';
import { findOrigins, finishStage, type Origin, type StagedRow, stageRows } from './import-stage.queries.ts';

/** Rows that are looked up and staged together. */
const batchSize = 1000;

/** What a whole file comes to: its new and changed rows are staged, the rest is counted. */
export interface StagedFile {
  /** all rows, as duplicates are found by */
  index: DuplicateIndex;
  /** the rows whose content is new or changed: position in the index -> number of the row */
  compared: ReadonlyMap<number, number>;
  /** entries that the file had before */
  actorsOfFile: ReadonlySet<string>;
}

export type AcceptedRow = Extract<MendedRow, { accepted: true }>;

export interface StagingOptions {
  report: ImportReport;
  known: KnownTerms;
  /** entries of the file that are new or still drafts are published */
  publish: boolean;
  locate: DistrictLocator;
}

/** Finds out which rows are known and stages those that are new or changed, in batches; keeps of each only what is compared. */
export function createStaging(db: Kysely<unknown>, options: StagingOptions) {
  const { report } = options;
  const index = createDuplicateIndex();
  const compared = new Map<number, number>();
  const actorsOfFile = new Set<string>();
  let waiting: AcceptedRow[] = [];
  /** PostgreSQL takes a batch in while we read the next one */
  let staging = Promise.resolve();

  async function flush(): Promise<void> {
    const batch = waiting;
    waiting = [];
    await staging;
    const found = await findOrigins(
      db,
      batch.map(({ row }) => row),
    );
    const origins = new Map(found.map((origin) => [keyOf(origin), origin]));
    const staged = batch.flatMap((mended) => take(mended, origins.get(keyOf(mended.row)) ?? null) ?? []);
    staging = stageRows(db, staged);
    staging.catch(() => undefined); // told by the next flush, which waits for it
  }

  function take(mended: AcceptedRow, origin: Origin | null): StagedRow | null {
    const { number } = mended.row;
    // Node's own: `uuid` asks the system for random numbers each time, two seconds for a hundred thousand rows
    const actorId = origin?.actorId ?? randomUUIDv7();
    const position = index.add(candidateOf(mended.row, origin ? `actor ${actorId}` : `row ${number}`));
    const isAgain = actorsOfFile.has(actorId);
    if (origin) actorsOfFile.add(actorId);
    const isChanged = origin?.contentHash !== mended.contentHash;
    if (!isChanged && !(options.publish && origin.state === 'DRAFT')) {
      report.unchanged += 1;
      return null;
    }
    if (isChanged) compared.set(position, number);
    for (const note of mended.notes) report.notes.push({ number, ...note });
    const outcome = origin === null ? 'NEW' : isAgain ? 'AGAIN' : 'KNOWN';
    return stagedRow(mended, { actorId, outcome }, options);
  }

  return {
    async take(mended: AcceptedRow): Promise<void> {
      waiting.push(mended);
      if (waiting.length === batchSize) await flush();
    },
    async finish(): Promise<StagedFile> {
      await flush();
      await staging;
      await finishStage(db);
      return { index, compared, actorsOfFile };
    },
  };
}

function keyOf({ source, externalId }: { source: string; externalId: string }): string {
  return `${source}\n${externalId}`;
}

function stagedRow(
  { row, contentHash }: AcceptedRow,
  { actorId, outcome }: Pick<StagedRow, 'actorId' | 'outcome'>,
  { known, locate, publish }: StagingOptions,
): StagedRow {
  const { latitude = null, longitude = null } = row.place ?? {};
  const { district, quarter } = locate({ latitude, longitude, publicAs: 'EXACT' });
  const fields = fieldsOf(row, known);
  return {
    number: row.number,
    source: row.source,
    externalId: row.externalId,
    contentHash,
    actorId,
    outcome,
    fields,
    changes: outcome === 'NEW' ? firstHistory({ ...fields, state: publish ? 'PUBLISHED' : 'DRAFT' }) : null,
    districtId: district?.id ?? null,
    quarterId: quarter?.id ?? null,
  };
}

function candidateOf({ name, place, phone, email, website }: ImportRow, key: string): Candidate {
  const { street = null, postalCode = null, latitude = null, longitude = null } = place ?? {};
  return { key, name, street, postalCode, latitude, longitude, phone, email, website };
}

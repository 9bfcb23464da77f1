import { randomUUIDv7 } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { DistrictLocator } from '#server/districts/district.service.ts';
import type { Candidate } from './candidate.type.ts';
import { createDuplicateIndex, type DuplicateIndex } from './duplicate-index.model.ts';
import type { RowsAhead, WritingAhead } from './import-ahead.service.ts';
import { fieldsOf, firstHistory, type KnownTerms } from './import-fields.model.ts';
import type { ImportReport } from './import-report.type.ts';
import type { ImportRow, MendedRow } from './import-row.type.ts';
import { columnsOf, type RowColumns } from './import-sent.queries.ts';
import { findOrigins, finishStage, type Origin, stageRows } from './import-stage.queries.ts';
import type { RowOutcome, StagedRow } from './staged-row.type.ts';

/** Rows that are looked up and staged together. */
const batchSize = 1000;
/** After so many rows we look up from reading, so that the statement after the one that is done goes out at once. */
const rowsBetweenLooks = 20;

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
  /** null: nothing is written before the file is read */
  ahead: WritingAhead | null;
}

/** Finds out which rows are known and stages those that are new or changed, in batches; keeps of each only what is compared. */
export function createStaging(db: Kysely<unknown>, options: StagingOptions) {
  const { report, ahead } = options;
  const index = createDuplicateIndex();
  const compared = new Map<number, number>();
  const actorsOfFile = new Set<string>();
  let waiting: AcceptedRow[] = [];
  /** the batch that is looked through, and not written yet */
  let taken: Taken = takenOf([]);
  /** what PostgreSQL is at while we go on */
  let underway = Promise.resolve();

  /** Takes a batch: looked up first, so that PostgreSQL creates the one before while we look through this one and read the next. */
  async function flush(): Promise<void> {
    const batch = waiting;
    waiting = [];
    await underway;
    const found = await findOrigins(
      db,
      batch.map(({ row }) => row),
    );
    const origins = new Map(found.map((origin) => [keyOf(origin), origin]));
    begin(write());
    const staged: StagedRow[] = [];
    for (const [place, mended] of batch.entries()) {
      staged.push(...take(mended, origins.get(keyOf(mended.row)) ?? null));
      if (place % rowsBetweenLooks === 0) await nextTurn();
    }
    // what is sent is put into words now: when it is its turn, PostgreSQL has nothing else to do
    taken = takenOf(staged);
  }

  function begin(work: Promise<void>): void {
    underway = work;
    underway.catch(() => undefined); // told by whoever waits for it
  }

  async function write(): Promise<void> {
    const { staged, created } = taken;
    taken = takenOf([]);
    await stageRows(db, staged);
    await ahead?.create(created);
  }

  function take(mended: AcceptedRow, origin: Origin | null): StagedRow[] {
    const { number } = mended.row;
    // Node's own: `uuid` asks the system for random numbers each time, two seconds for a hundred thousand rows
    const actorId = origin?.actorId ?? randomUUIDv7();
    const candidate = candidateOf(mended.row, origin ? `actor ${actorId}` : `row ${number}`);
    const position = index.add(candidate);
    const isAgain = actorsOfFile.has(actorId);
    if (origin) actorsOfFile.add(actorId);
    const isChanged = origin?.contentHash !== mended.contentHash;
    if (!isChanged && !(options.publish && origin.state === 'DRAFT')) {
      report.unchanged += 1;
      return [];
    }
    if (isChanged) compared.set(position, number);
    for (const note of mended.notes) report.notes.push({ number, ...note });
    const outcome = origin ? (isAgain ? 'AGAIN' : 'KNOWN') : ahead?.mayCreate(candidate) ? 'CREATED' : 'NEW';
    return [stagedRow(mended, { actorId, outcome }, options)];
  }

  return {
    async take(mended: AcceptedRow): Promise<void> {
      waiting.push(mended);
      if (waiting.length === batchSize) await flush();
      else if (waiting.length % rowsBetweenLooks === 0) await nextTurn();
    },
    /** Waits for what was sent, whatever comes of it: afterwards the connection is free. */
    async settle(): Promise<void> {
      await underway.catch(() => undefined);
    },
    async finish(): Promise<StagedFile> {
      await flush();
      await underway;
      await write();
      await finishStage(db);
      return { index, compared, actorsOfFile };
    },
  };
}

/** A batch as it is written. */
interface Taken {
  staged: RowColumns;
  created: RowsAhead;
}

function takenOf(rows: readonly StagedRow[]): Taken {
  const created = rows.filter(({ outcome }) => outcome === 'CREATED');
  return {
    staged: columnsOf(rows.filter(({ outcome }) => outcome !== 'CREATED')),
    created: {
      named: created.map(({ number, fields: { name } }) => ({ number, name })),
      columns: columnsOf(created),
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
    changes: isNew(outcome) ? firstHistory({ ...fields, state: publish ? 'PUBLISHED' : 'DRAFT' }) : null,
    districtId: district?.id ?? null,
    quarterId: quarter?.id ?? null,
  };
}

function isNew(outcome: RowOutcome): boolean {
  return outcome === 'NEW' || outcome === 'CREATED';
}

function candidateOf({ name, place, phone, email, website }: ImportRow, key: string): Candidate {
  const { street = null, postalCode = null, latitude = null, longitude = null } = place ?? {};
  return { key, name, street, postalCode, latitude, longitude, phone, email, website };
}

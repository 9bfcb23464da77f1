import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { evaluateNewOpeningHours } from '#server/actors/opening-schedule.service.ts';
import { takeTurns } from '#server/database/turn.ts';
import { District } from '#server/districts/district.entity.ts';
import { districtLocator } from '#server/districts/district.service.ts';
import { flagPairs, holdRows } from './duplicate-candidate.queries.ts';
import { writeAhead } from './import-ahead.service.ts';
import { createActors } from './import-create.queries.ts';
import { type DuplicatePolicy, findDuplicates } from './import-duplicates.service.ts';
import { mergeBatch } from './import-merge.service.ts';
import { type ReadingOptions, RefusedRow, readIntoStage } from './import-reading.service.ts';
import type { ImportReport } from './import-report.type.ts';
import { createStage, decideRows, stagedBatches, stagedRows } from './import-stage.queries.ts';
import { stagedNames } from './import-write.queries.ts';
import { openSlugPool, type SlugPool } from './slug-pool.service.ts';
import type { Batch } from './staged-row.type.ts';
import type { Table } from './table.type.ts';

export interface ImportOptions extends Omit<ReadingOptions, 'isAllOrNothing' | 'ahead'> {
  isDryRun: boolean;
  /** refused rows are left out instead of stopping everything */
  skipInvalid: boolean;
  duplicates: DuplicatePolicy;
  now: Date;
}

/** A table and the path to it. */
interface ImportFile {
  table: Table;
  path: string;
}

/**
 * Imports a table, in the transaction of `em`: all of it, or nothing when a row is refused (unless `skipInvalid`). A dry
 * run does the same without writing, so that its report is the same. The memory needed grows only by what is compared of
 * each row. Throws a TableError when the file breaks off.
 */
export async function importTable(em: EntityManager, file: ImportFile, options: ImportOptions): Promise<ImportReport> {
  await takeTurns(em.getKysely<unknown>());
  const isAllOrNothing = !options.isDryRun && !options.skipInvalid;
  if (!isAllOrNothing) return importRows(em, file, { ...options, isAllOrNothing });
  try {
    return await em.transactional((inner) => importRows(inner, file, { ...options, isAllOrNothing }));
  } catch (error) {
    if (!(error instanceof RefusedRow)) throw error;
  }
  // Rows were written while the file was read, and are gone again: what is wrong with it is told as by a dry run.
  const report = await importRows(em, file, { ...options, isDryRun: true, isAllOrNothing: false });
  return { ...report, isDryRun: false };
}

async function importRows(
  em: EntityManager,
  { table, path }: ImportFile,
  options: ImportOptions & Pick<ReadingOptions, 'isAllOrNothing'>,
): Promise<ImportReport> {
  const report = emptyReport(path, table, options.isDryRun);
  const db = em.getKysely<unknown>();
  await createStage(db);
  const slugs = await openSlugPool(db);
  const ahead = options.isDryRun ? null : await writeAhead(db, { report, slugs, publish: options.publish });
  const staged = await readIntoStage(em, { table, report }, { ...options, ahead });
  // few are quicker made findable at the commit
  const createdAhead = report.created < manyRows ? 0 : report.created;
  const found = await findDuplicates(db, staged, {
    policy: options.duplicates,
    meanwhile: () => fillAhead(db, createdAhead),
  });
  report.duplicates = found.reported;
  report.heldBack = found.decisions.filter(({ outcome }) => outcome === 'HELD').length;
  if (found.decisions.length > 0) await decideRows(db, found.decisions);
  report.isRolledBack = report.refused.length > 0 && !options.skipInvalid;

  await apply(em, { report, slugs }, options);
  if (options.isDryRun) return report;
  await flagPairs(db, found.flagged);
  if (staged.compared.size > 0) await holdRows(db, found.held);
  await evaluateNewOpeningHours(db, options.now);
  await refreshStatistics(db, report.created + report.updated - createdAhead);
  return report;
}

/** Makes what was written findable, which would otherwise be done at the commit. */
async function fillAhead(db: Kysely<unknown>, written: number): Promise<void> {
  if (written === 0) return;
  await refreshStatistics(db, written);
  await sql`select directory_fill_ahead()`.execute(db);
}

/** From so many rows on, what PostgreSQL believes of the tables is wrong enough for slow plans. */
const manyRows = 1000;

/** The read models are filled before PostgreSQL would look at the tables by itself: what they are joined by. */
async function refreshStatistics(db: Kysely<unknown>, written: number): Promise<void> {
  if (written < manyRows) return;
  await sql`
    analyze actor (id, state, run_by_id), place (id, actor_id, public_as), place_access (place_id, feature, value),
      contact (actor_id), actor_topic, actor_target_group, actor_district
  `.execute(db);
}

async function apply(
  em: EntityManager,
  { report, slugs }: { report: ImportReport; slugs: SlugPool },
  options: ImportOptions,
): Promise<void> {
  const db = em.getKysely<unknown>();
  const locate = districtLocator(await em.findAll(District));
  const steps = [
    { outcome: 'KNOWN', size: 500 },
    { outcome: 'LINK', size: 500 },
    { outcome: 'AGAIN', size: 1 },
  ] as const;
  for (const { outcome, size } of steps) {
    for await (const batch of stagedBatches(db, outcome, size)) {
      const counts = await mergeBatch(db, batch, { ...options, locate, slugs });
      report.updated += counts.updated;
      report.unchanged += counts.unchanged;
      report.keptByHand += new Set(counts.kept.map(({ number }) => number)).size;
      report.notes.push(...counts.kept);
    }
  }
  for await (const batch of stagedBatches(db, 'NEW')) {
    report.created += batch.count;
    if (!options.isDryRun) await createBatch(db, batch, { slugs, publish: options.publish });
  }
}

async function createBatch(
  db: Kysely<unknown>,
  batch: Batch,
  { slugs, publish }: { slugs: SlugPool; publish: boolean },
): Promise<void> {
  await createActors(db, stagedRows(batch), {
    slugs: await slugs.giveAll(await stagedNames(db, batch)),
    state: publish ? 'PUBLISHED' : 'DRAFT',
  });
}

function emptyReport(file: string, { detail }: Table, isDryRun: boolean): ImportReport {
  return {
    file,
    detail,
    isDryRun,
    created: 0,
    updated: 0,
    unchanged: 0,
    keptByHand: 0,
    heldBack: 0,
    duplicates: [],
    refused: [],
    notes: [],
    unknownCategories: new Map(),
    unusedColumns: [],
    isRolledBack: false,
  };
}

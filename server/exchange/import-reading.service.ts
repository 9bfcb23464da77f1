import { readFile, stat } from 'node:fs/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { District } from '#server/districts/district.entity.ts';
import { districtLocator } from '#server/districts/district.service.ts';
import type { WritingAhead } from './import-ahead.service.ts';
import type { KnownTerms } from './import-fields.model.ts';
import type { ImportReport } from './import-report.type.ts';
import { type MendingOptions, mendRow } from './import-row.model.ts';
import type { MendedRow } from './import-row.type.ts';
import { createStaging, type StagedFile } from './import-staging.service.ts';
import { listTerms } from './known-terms.queries.ts';
import { meaningOf, readMapping, recogniseMapping, unusedColumns } from './mapping.model.ts';
import type { Mapping } from './mapping.type.ts';
import { createRowIds, type RowIds } from './row-id.model.ts';
import type { Table } from './table.type.ts';
import { TableError } from './table-error.model.ts';
import { vocabularyOf } from './vocabulary.model.ts';

export interface ReadingOptions extends Pick<MendingOptions, 'frame' | 'phoneRegion' | 'source' | 'today'> {
  mapping: Mapping;
  /** entries of the file that are still drafts are published */
  publish: boolean;
  /** the first refused row ends it with a RefusedRow */
  isAllOrNothing: boolean;
  /** null: nothing is written before the file is read */
  ahead: WritingAhead | null;
}

/** A row was refused, and with it the file: nothing of it may be written. */
export class RefusedRow extends Error {}

/** The mapping of a table: recognised, and overlaid by the file given. Throws a TableError. */
export async function mappingOf(table: Table, mappingFile: string | null): Promise<Mapping> {
  if (mappingFile === null) return recogniseMapping(table.header);
  await requireFile(mappingFile);
  return readMapping(await readFile(mappingFile, 'utf8'), table.header);
}

/** Throws a TableError when there is no such file, or it may not be read; returns its size in bytes. */
export async function requireFile(file: string): Promise<number> {
  const found = await stat(file).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EACCES') throw new TableError(`${file} may not be read by this user: check its permissions.`);
    throw new TableError(`There is no file ${file}: check the path and the spelling.`);
  });
  if (!found.isFile()) throw new TableError(`${file} is not a file: name the table itself.`);
  return found.size;
}

/**
 * Reads the table once: mends each row, finds out which are known, and stages those that are new or changed.
 *
 * @throws RefusedRow at the first refused row, where it is all or nothing
 */
export async function readIntoStage(
  em: EntityManager,
  { table, report }: { table: Table; report: ImportReport },
  options: ReadingOptions,
): Promise<StagedFile> {
  const db = em.getKysely<unknown>();
  const [topics, targetGroups] = [await listTerms(db, 'topic'), await listTerms(db, 'target_group')];
  const known: KnownTerms = {
    topics: new Set(topics.map(({ slug }) => slug)),
    targetGroups: new Set(targetGroups.map(({ slug }) => slug)),
  };
  refuseUnknownTerms(options.mapping, known);
  report.unusedColumns = unusedColumns(table.header, options.mapping);
  const mending = { ...options, topics: vocabularyOf(topics), targetGroups: vocabularyOf(targetGroups) };
  const locate = districtLocator(await em.findAll(District));
  const stage = createStaging(db, { report, known, publish: options.publish, locate, ahead: options.ahead });
  const ids = createRowIds();
  try {
    for await (const tableRow of table.rows()) {
      const mended = mendRow(tableRow, mending);
      tellCategory(report, mended, options.mapping);
      const problems = problemsOf(mended, ids);
      if (problems.length > 0 && options.isAllOrNothing) throw new RefusedRow(`row ${mended.number} is refused`);
      report.refused.push(...problems);
      if (mended.accepted && problems.length === 0) await stage.take(mended);
    }
    return await stage.finish();
  } finally {
    await stage.settle();
  }
}

function problemsOf(mended: MendedRow, ids: RowIds): ImportReport['refused'] {
  if (!mended.accepted) return mended.problems.map((problem) => ({ number: mended.number, ...problem }));
  const problem = ids.take(mended.row);
  return problem === null ? [] : [{ number: mended.number, ...problem }];
}

/** A slip in a mapping would silently lose a topic of every row. */
function refuseUnknownTerms({ categories }: Mapping, known: KnownTerms): void {
  for (const [category, { topics, targetGroups }] of Object.entries(categories)) {
    const unknown = [
      ...topics.filter((slug) => !known.topics.has(slug)).map((slug) => `the topic "${slug}"`),
      ...targetGroups.filter((slug) => !known.targetGroups.has(slug)).map((slug) => `the target group "${slug}"`),
    ];
    if (unknown.length > 0)
      throw new TableError(`The mapping file gives "${category}" ${unknown.join(' and ')}, which is not known here.`);
  }
}

function tellCategory(report: ImportReport, mended: MendedRow, mapping: Mapping): void {
  const category = mended.accepted ? mended.row.category : mended.category;
  if (category === null || meaningOf(category, mapping) !== null) return;
  report.unknownCategories.set(category, (report.unknownCategories.get(category) ?? 0) + 1);
}

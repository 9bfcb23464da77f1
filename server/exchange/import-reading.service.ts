import { readFile, stat } from 'node:fs/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import { v7 as uuid } from 'uuid';
import { District } from '#server/districts/district.entity.ts';
import { locatePlace } from '#server/districts/district.service.ts';
import type { Candidate } from './candidate.type.ts';
import { createDuplicateIndex, type DuplicateIndex } from './duplicate-index.model.ts';
import type { ComparedRow } from './import-duplicates.service.ts';
import { fieldsOf, type KnownTerms } from './import-fields.model.ts';
import type { ImportReport } from './import-report.type.ts';
import { type MendingOptions, mendRow } from './import-row.model.ts';
import type { ImportRow, MendedRow } from './import-row.type.ts';
import { findOrigins, finishStage, type Origin, type StagedRow, stageRows } from './import-stage.queries.ts';
import { listTerms } from './known-terms.queries.ts';
import { meaningOf, readMapping, recogniseMapping, unusedColumns } from './mapping.model.ts';
import type { Mapping } from './mapping.type.ts';
import { createRowIds } from './row-id.model.ts';
import type { Table } from './table.type.ts';
import { TableError } from './table-error.model.ts';
import { vocabularyOf } from './vocabulary.model.ts';

/** Rows that are looked up and staged together. */
const batchSize = 1000;

export interface ReadingOptions extends Pick<MendingOptions, 'frame' | 'phoneRegion' | 'source' | 'today'> {
  mapping: Mapping;
  /** entries of the file that are still drafts are published */
  publish: boolean;
}

/** What a whole file comes to: its changed rows are staged, the rest is counted. */
export interface ReadFile {
  index: DuplicateIndex;
  compared: ComparedRow[];
  actorsOfFile: ReadonlySet<string>;
}

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

/** Reads the table once: mends each row, finds out which are known, and stages those that are new or changed. */
export async function readIntoStage(
  em: EntityManager,
  { table, report }: { table: Table; report: ImportReport },
  options: ReadingOptions,
): Promise<ReadFile> {
  const db = em.getKysely<unknown>();
  const [topics, targetGroups] = [await listTerms(db, 'topic'), await listTerms(db, 'target_group')];
  const known: KnownTerms = {
    topics: new Set(topics.map(({ slug }) => slug)),
    targetGroups: new Set(targetGroups.map(({ slug }) => slug)),
  };
  refuseUnknownTerms(options.mapping, known);
  report.unusedColumns = unusedColumns(table.header, options.mapping);
  const mending = { ...options, topics: vocabularyOf(topics), targetGroups: vocabularyOf(targetGroups) };
  const stage = createStaging(db, { report, known, publish: options.publish, districts: await em.findAll(District) });
  const ids = createRowIds();
  for await (const tableRow of table.rows()) {
    const mended = mendRow(tableRow, mending);
    tellCategory(report, mended, options.mapping);
    if (!mended.accepted) {
      report.refused.push(...mended.problems.map((problem) => ({ number: mended.number, ...problem })));
      continue;
    }
    const problem = ids.take(mended.row);
    if (problem !== null) report.refused.push({ number: mended.number, ...problem });
    else await stage.take(mended);
  }
  return stage.finish();
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

type AcceptedRow = Extract<MendedRow, { accepted: true }>;

function createStaging(
  db: Kysely<unknown>,
  options: { report: ImportReport; known: KnownTerms; publish: boolean; districts: District[] },
) {
  const { report } = options;
  const index = createDuplicateIndex();
  const compared: ComparedRow[] = [];
  const actorsOfFile = new Set<string>();
  let waiting: AcceptedRow[] = [];

  async function flush(): Promise<void> {
    const origins = new Map<string, Origin>();
    for (const origin of await findOrigins(
      db,
      waiting.map(({ row }) => row),
    ))
      origins.set(keyOf(origin), origin);
    const staged: StagedRow[] = [];
    for (const mended of waiting) {
      const origin = origins.get(keyOf(mended.row));
      const actorId = origin?.actorId ?? uuid();
      const candidate = candidateOf(mended.row, origin ? `actor ${actorId}` : `row ${mended.number}`);
      const position = index.add(candidate);
      const isAgain = actorsOfFile.has(actorId);
      if (origin) actorsOfFile.add(actorId);
      const isChanged = origin?.contentHash !== mended.contentHash;
      if (!isChanged && !(options.publish && origin.state === 'DRAFT')) {
        report.unchanged += 1;
        continue;
      }
      const { number, source, externalId, name } = mended.row;
      const isNew = origin === undefined;
      if (isChanged) compared.push({ number, source, externalId, actorId, isNew, name, key: candidate.key, position });
      const outcome = origin === undefined ? 'NEW' : isAgain ? 'AGAIN' : 'KNOWN';
      staged.push(stagedRow(mended, { actorId, outcome }, options));
      report.notes.push(...mended.notes.map((note) => ({ number, ...note })));
    }
    waiting = [];
    await stageRows(db, staged);
  }

  return {
    async take(mended: AcceptedRow): Promise<void> {
      waiting.push(mended);
      if (waiting.length === batchSize) await flush();
    },
    async finish(): Promise<ReadFile> {
      await flush();
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
  { known, districts }: { known: KnownTerms; districts: District[] },
): StagedRow {
  const { latitude = null, longitude = null } = row.place ?? {};
  const { district, quarter } = locatePlace({ latitude, longitude, publicAs: 'EXACT' }, districts);
  return {
    number: row.number,
    source: row.source,
    externalId: row.externalId,
    contentHash,
    actorId,
    outcome,
    fields: fieldsOf(row, known),
    districtId: district?.id ?? null,
    quarterId: quarter?.id ?? null,
  };
}

function candidateOf({ name, place, phone, email, website }: ImportRow, key: string): Candidate {
  const { street = null, postalCode = null, latitude = null, longitude = null } = place ?? {};
  return { key, name, street, postalCode, latitude, longitude, phone, email, website };
}

import type { Kysely } from 'kysely';
import { slugOf } from '#server/actors/slug.model.ts';
import type { DistrictLocator } from '#server/districts/district.service.ts';
import { mergeFields } from './import-fields.model.ts';
import type { ImportFields } from './import-fields.type.ts';
import { findPresent, lockActors, type MergedRow, type PresentRow, stageMerges } from './import-present.queries.ts';
import type { RowRemark } from './import-report.type.ts';
import { rememberOrigins, updateActors } from './import-write.queries.ts';
import type { SlugPool } from './slug-pool.service.ts';
import type { Batch } from './staged-row.type.ts';

export interface MergeOptions {
  isDryRun: boolean;
  publish: boolean;
  locate: DistrictLocator;
  slugs: SlugPool;
}

export interface MergeCounts {
  updated: number;
  unchanged: number;
  kept: RowRemark[];
}

/** Brings the changes of a batch of rows into the actors they belong to, and counts; a dry run counts alone. */
export async function mergeBatch(db: Kysely<unknown>, batch: Batch, options: MergeOptions): Promise<MergeCounts> {
  const counts: MergeCounts = { updated: 0, unchanged: 0, kept: [] };
  const merges: MergedRow[] = [];
  if (!options.isDryRun) await lockActors(db, batch);
  for (const row of await findPresent(db, batch)) {
    const { changes, kept } = mergeFields(row.next, row.present, row.imported);
    for (const column of kept) counts.kept.push({ number: row.number, column, reason: keptReason });
    const publishes = options.publish && row.state === 'DRAFT';
    if (publishes || Object.keys(changes).length > 0) counts.updated += 1;
    else if (kept.length === 0) counts.unchanged += 1;
    merges.push(mergedRow(row, { fields: changes, publishes }, options));
  }
  if (options.isDryRun) return counts;
  await rememberOrigins(db, batch);
  await stageMerges(db, merges);
  await updateActors(db, batch);
  return counts;
}

const keptReason = 'changed in the file, but edited by hand since the last import; kept as it is';

function mergedRow(
  row: PresentRow,
  { fields, publishes }: { fields: Partial<ImportFields>; publishes: boolean },
  { locate, slugs }: MergeOptions,
): MergedRow {
  const { present, publicAs } = row;
  const point = fields.point ?? { latitude: null, longitude: null };
  const located = locate({ ...point, publicAs });
  const isRenamed = fields.name !== undefined && slugOf(fields.name) !== slugOf(present.name);
  return {
    number: row.number,
    fields,
    base: { email: present.email, phone: present.phone },
    changes: historyOf(fields, present, publishes),
    slug: isRenamed && fields.name !== undefined ? slugs.give(fields.name, row.slugs) : null,
    publishes,
    districtId: located.district?.id ?? null,
    quarterId: located.quarter?.id ?? null,
    publicDistrictId: located.publicDistrict?.id ?? null,
    publicQuarterId: located.publicQuarter?.id ?? null,
  };
}

function historyOf(fields: Partial<ImportFields>, present: ImportFields, publishes: boolean): MergedRow['changes'] {
  const before: Record<string, unknown> = { ...present };
  const entries = Object.entries(fields).map(([field, to]) => [field, { from: before[field] ?? null, to }] as const);
  if (publishes) entries.push(['state', { from: 'DRAFT', to: 'PUBLISHED' }]);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

import { isDeepStrictEqual } from 'node:util';
import type { FieldName, ImportFields } from './import-fields.type.ts';
import type { ImportRow } from './import-row.type.ts';

/** The slugs that this instance has; words of a mapping beyond them are left out. */
export interface KnownTerms {
  topics: ReadonlySet<string>;
  targetGroups: ReadonlySet<string>;
}

/** What a row writes. Hours and access belong to a place: without one they are left out. */
export function fieldsOf(row: ImportRow, known: KnownTerms): ImportFields {
  const { place } = row;
  const { latitude = null, longitude = null } = place ?? {};
  return {
    kind: row.kind,
    name: row.name,
    alternateNames: row.alternateNames,
    legalForm: row.legalForm,
    operatorType: row.operatorType,
    category: row.category,
    summary: row.summary,
    description: row.description,
    languages: row.languages,
    website: row.website,
    runByName: row.runByName,
    email: row.email,
    phone: row.phone,
    topics: row.topics.filter((slug) => known.topics.has(slug)),
    targetGroups: row.targetGroups.filter((slug) => known.targetGroups.has(slug)),
    address: place && { street: place.street, postalCode: place.postalCode, city: place.city },
    point: latitude === null || longitude === null ? null : { latitude, longitude },
    openingHours: place && row.openingHours,
    access: place && row.access,
    confirmedAt: row.confirmedAt,
  };
}

/** The first history entry of an actor: all that its row says, from nothing. */
export function firstHistory(written: ImportFields & { state: string }): Record<string, { from: null; to: unknown }> {
  const said = Object.entries(written).filter(([, to]) => !isEmpty(to));
  return Object.fromEntries(said.map(([field, to]) => [field, { from: null, to }]));
}

export interface FieldMerge {
  /** what to write */
  changes: Partial<ImportFields>;
  /** changed in the file, but edited by hand since the last import */
  kept: FieldName[];
}

const fieldNames = [
  'kind',
  'name',
  'alternateNames',
  'legalForm',
  'operatorType',
  'category',
  'summary',
  'description',
  'languages',
  'website',
  'runByName',
  'email',
  'phone',
  'topics',
  'targetGroups',
  'address',
  'point',
  'openingHours',
  'access',
  'confirmedAt',
] as const satisfies readonly FieldName[];
const placeFields: readonly FieldName[] = ['address', 'point', 'openingHours', 'access'];

/**
 * Three sides of each field: what the last import wrote, what stands there now, what the file says today. Only what the
 * file changed and nobody touched since is written. `imported` null: the entry was not imported but is linked to this row
 * now, so only its empty fields are filled.
 */
export function mergeFields(
  next: ImportFields,
  present: Partial<ImportFields>,
  imported: Partial<ImportFields> | null,
): FieldMerge {
  const open = fieldNames.filter((field) => {
    return !isDeepStrictEqual(next[field], imported?.[field]) && !isDeepStrictEqual(next[field], present[field]);
  });
  const free = open.filter((field) => {
    return imported === null ? isEmpty(present[field]) : isDeepStrictEqual(present[field], imported[field]);
  });
  const kept = imported === null ? [] : open.filter((field) => !free.includes(field));
  // a place leaves with its row only as a whole: where somebody cared for one part of it, it stays
  const staysPlace = next.address === null && kept.some((field) => placeFields.includes(field));
  const written = staysPlace ? free.filter((field) => !placeFields.includes(field)) : free;
  return {
    changes: Object.fromEntries(written.map((field) => [field, next[field]])),
    // a confirmation by phone is no edit: it simply stays
    kept: kept.filter((field) => field !== 'confirmedAt'),
  };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

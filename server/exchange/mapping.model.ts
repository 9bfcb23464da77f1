import { z } from 'zod';
import { foldText } from '#server/actors/text.model.ts';
import { knownCategory } from './category.model.ts';
import { allFields, recogniseColumns } from './column.model.ts';
import type { CategoryMeaning, Field, Mapping } from './mapping.type.ts';
import { TableError } from './table-error.model.ts';

const words = z.array(z.string().min(1));
const columnNames = z.union([
  z
    .string()
    .min(1)
    .transform((name) => [name]),
  words,
]);
const mappingFile = z.strictObject({
  columns: z.partialRecord(z.enum(allFields()), columnNames).default({}),
  categories: z
    .record(
      z.string(),
      z.strictObject({
        kind: z.enum(['ASSOCIATION', 'INITIATIVE', 'INSTITUTION']).nullable().default(null),
        topics: words.default([]),
        targetGroups: words.default([]),
      }),
    )
    .default({}),
});

/** The mapping that the header alone gives, without any file. */
export function recogniseMapping(header: readonly string[]): Mapping {
  return { columns: recogniseColumns(header), categories: {} };
}

/**
 * Reads the text of a mapping.json and lays it over what the header gives: what the file says counts, what it leaves out
 * is recognised as ever. Throws a TableError with one sentence for each kind of mistake.
 */
export function readMapping(text: string, header: readonly string[]): Mapping {
  const parsed = mappingFile.safeParse(parseJson(text));
  if (!parsed.success)
    throw new TableError(`The mapping file is not right: ${parsed.error.issues.map(sentenceOf).join(' ')}`);
  const present = new Set(header);
  for (const [field, columns] of Object.entries(parsed.data.columns)) {
    const missing = columns.find((column) => !present.has(column));
    if (missing !== undefined) {
      throw new TableError(
        `The mapping file takes "${field}" from the column "${missing}", which the file does not have; its columns are: ${header.join(', ')}.`,
      );
    }
  }
  return {
    columns: { ...withoutTaken(recogniseColumns(header), parsed.data.columns), ...parsed.data.columns },
    categories: parsed.data.categories,
  };
}

/** A column that the mapping file gives to one field no longer counts for the field it was recognised as. */
function withoutTaken(recognised: Mapping['columns'], given: Mapping['columns']): Mapping['columns'] {
  const taken = new Set(Object.values(given).flat());
  const left: Mapping['columns'] = {};
  for (const field of allFields()) {
    const columns = (recognised[field] ?? []).filter((column) => !taken.has(column));
    if (columns.length > 0) left[field] = columns;
  }
  return left;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TableError(`The mapping file is not JSON (${reason}); write a fresh one with --write-mapping.`);
  }
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const where = issue.path.length > 0 ? `"${issue.path.join('" → "')}"` : 'The whole';
  if (issue.code === 'unrecognized_keys' || issue.code === 'invalid_key') {
    const names = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : where;
    return `${names} is not known here; fields are ${allFields().join(', ')}.`;
  }
  return `${where}: ${issue.message}.`;
}

/** What a category means: the mapping's own word first (folded), then the table of known ones, else null. */
export function meaningOf(category: string, mapping: Mapping): CategoryMeaning | null {
  return folded(mapping).get(foldText(category)) ?? knownCategory(category);
}

const foldedCategories = new WeakMap<Mapping, Map<string, CategoryMeaning>>();

function folded(mapping: Mapping): Map<string, CategoryMeaning> {
  const known = foldedCategories.get(mapping);
  if (known) return known;
  const fresh = new Map(Object.entries(mapping.categories).map(([text, meaning]) => [foldText(text), meaning]));
  foldedCategories.set(mapping, fresh);
  return fresh;
}

/** The first filled cell of a field, and the column it came from. */
export function cellOf(
  cells: Record<string, string>,
  field: Field,
  mapping: Mapping,
): { column: string; text: string } {
  const columns = mapping.columns[field] ?? [];
  const column = columns.find((name) => (cells[name] ?? '').trim() !== '') ?? columns[0] ?? field;
  return { column, text: cells[column] ?? '' };
}

/** Columns that no field takes: named in the report, so that nobody wonders where they went. */
export function unusedColumns(header: readonly string[], mapping: Mapping): string[] {
  const used = new Set(Object.values(mapping.columns).flat());
  return header.filter((column) => !used.has(column));
}

/** A mapping file to edit: all columns as recognised, all categories that occur with their present meaning. */
export function writeMapping(mapping: Mapping, categories: Iterable<string>): string {
  const columns: Record<string, string | string[]> = {};
  for (const field of allFields()) {
    const names = mapping.columns[field] ?? [];
    if (names.length > 0) columns[field] = names.length === 1 ? names.join() : names;
  }
  const meanings: Record<string, CategoryMeaning> = {};
  for (const category of [...new Set(categories)].sort((a, b) => a.localeCompare(b, 'de'))) {
    meanings[category] = meaningOf(category, mapping) ?? { kind: null, topics: [], targetGroups: [] };
  }
  return `${JSON.stringify({ columns, categories: meanings }, null, 2)}\n`;
}

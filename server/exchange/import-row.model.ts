import { mendEmail, mendPhone, mendWebsite, type PhoneRegion } from '#server/actors/contact.model.ts';
import type { Mended } from '#server/actors/mended.type.ts';
import { cleanLine, listOf, plainText } from '#server/actors/text.model.ts';
import { mendAddress } from './address.model.ts';
import { dayOf } from './date.model.ts';
import { contentHash, idFromContent } from './fingerprint.model.ts';
import { mendOpeningHours } from './hours-cell.model.ts';
import type { CellRemark, ImportPlace, ImportRow, MendedRow } from './import-row.type.ts';
import { spellLegalForm, splitLegalForm } from './legal-form.model.ts';
import { cellOf, meaningOf } from './mapping.model.ts';
import type { Field, Mapping } from './mapping.type.ts';
import { mendName } from './name.model.ts';
import { type Frame, mendPosition } from './position.model.ts';
import type { TableRow } from './table.type.ts';
import { lookUp, type Vocabulary } from './vocabulary.model.ts';
import { accessOf, guessKind, kindOf, languageOf, operatorTypeOf } from './word.model.ts';

export interface MendingOptions {
  mapping: Mapping;
  /** Where entries of this instance may lie. */
  frame: Frame;
  phoneRegion: PhoneRegion;
  topics: Vocabulary;
  targetGroups: Vocabulary;
  /** The origin of all rows; null: the column "source", else "import". With the id it says which entry a row is. */
  source: string | null;
  /** YYYY-MM-DD: data cannot speak for a later day. */
  today: string;
}

const LONGEST_NAME = 200;
const LONGEST_SUMMARY = 300;

/**
 * Turns a row of a file into what will become an entry. Small dirt is mended silently, what a person should know is told
 * in `notes`; a row is refused only where its entry would be wrong: no name, an impossible point, a damaged row. A broken
 * phone, mail or web address never costs the entry: it is left out and told.
 */
export function mendRow(tableRow: TableRow, options: MendingOptions): MendedRow {
  const reader = createReader(tableRow, options.mapping);
  const name = reader.mend('name', mendName);
  const category = cleanLine(reader.text('category')) || null;
  const position = mendPosition(reader.text('latitude'), reader.text('longitude'), options.frame);
  const problems = problemsOf(tableRow, name, reader);
  if (position.found === 'problem') problems.push({ column: reader.column('latitude'), reason: position.reason });
  if (problems.length > 0 || name === null || position.found === 'problem') {
    return { accepted: false, number: tableRow.number, name, category, problems };
  }
  const note = position.note;
  if (note !== null) reader.tell('latitude', note);
  const point = position.found === 'point' ? position : null;
  const row = withId(
    rowOf({ reader, name, category, place: placeOf(reader, point), number: tableRow.number }, options),
    reader,
  );
  return { accepted: true, number: tableRow.number, row, contentHash: contentHash(row), notes: reader.notes };
}

function problemsOf(tableRow: TableRow, name: string | null, reader: CellReader): CellRemark[] {
  const problems = tableRow.problem ? [tableRow.problem] : [];
  if (tableRow.problem) return problems;
  if (name === null) problems.push({ column: reader.column('name'), reason: 'there is no name; an entry needs one' });
  if (name !== null && name.length > LONGEST_NAME) {
    const reason = `the name has ${name.length} characters, more than ${LONGEST_NAME}; is this column the description?`;
    problems.push({ column: reader.column('name'), reason });
  }
  return problems;
}

interface KnownParts {
  reader: CellReader;
  name: string;
  category: string | null;
  place: ImportPlace | null;
  number: number;
}

function rowOf(
  { reader, name, category, place, number }: KnownParts,
  options: MendingOptions,
): Omit<ImportRow, 'externalId'> {
  const legalForm = spellLegalForm(cleanLine(reader.text('legalForm'))) || splitLegalForm(name).legalForm;
  const meaning = category === null ? null : meaningOf(category, options.mapping);
  const topics = termsOf(reader, 'topics', options.topics);
  const targetGroups = termsOf(reader, 'targetGroups', options.targetGroups);
  return {
    number,
    source: options.source ?? (cleanLine(reader.text('source')) || 'import'),
    name,
    kind: reader.word('kind', kindOf) ?? meaning?.kind ?? guessKind(name, legalForm),
    alternateNames: reader.list('alternateNames').filter((other) => other !== name),
    legalForm,
    operatorType: reader.word('operatorType', operatorTypeOf),
    ...textsOf(reader, category),
    topics: topics.length > 0 ? topics : (meaning?.topics ?? []),
    targetGroups: targetGroups.length > 0 ? targetGroups : (meaning?.targetGroups ?? []),
    languages: languagesOf(reader),
    runByName: cleanLine(plainText(reader.text('runByName'))) || null,
    email: reader.mend('email', mendEmail),
    phone: reader.mend('phone', (cell) => mendPhone(cell, options.phoneRegion)),
    website: reader.mend('website', mendWebsite),
    openingHours: reader.mend('openingHours', mendOpeningHours),
    access: reader.word('wheelchair', accessOf),
    place,
    confirmedAt: confirmedOn(reader, options.today),
    category,
  };
}

function withId(row: Omit<ImportRow, 'externalId'>, reader: CellReader): ImportRow {
  return { ...row, externalId: cleanLine(reader.text('externalId')) || idFromContent(row) };
}

/** A short description is the summary; a long one keeps its first sentence there; without any, the category speaks. */
function textsOf(reader: CellReader, category: string | null): Pick<ImportRow, 'summary' | 'description'> {
  const summary = cleanLine(plainText(reader.text('summary')));
  const description = plainText(reader.text('description'));
  if (summary !== '') return { summary: shortened(summary), description: description || null };
  if (description === '') return { summary: category ?? '', description: null };
  const isShort = description.length <= LONGEST_SUMMARY && !description.includes('\n');
  if (isShort) return { summary: description, description: null };
  const sentence = /^.{20,}?[.!?](?=\s)/.exec(cleanLine(description))?.[0] ?? cleanLine(description);
  return { summary: shortened(sentence), description };
}

function shortened(text: string): string {
  if (text.length <= LONGEST_SUMMARY) return text;
  return `${text.slice(0, LONGEST_SUMMARY - 1).replace(/\s\S{0,500}$/, '')}…`;
}

function termsOf(reader: CellReader, field: 'topics' | 'targetGroups', vocabulary: Vocabulary): string[] {
  const { slugs, unknown } = lookUp(reader.list(field), vocabulary);
  for (const word of unknown) reader.tell(field, `"${word}" is not known here; left out`);
  return slugs;
}

function languagesOf(reader: CellReader): string[] {
  const words = reader.list('languages').flatMap((entry) => entry.split(/\s{1,9}(?:und|and)\s{1,9}|\//));
  const tags = words.flatMap((word) => {
    const tag = languageOf(word);
    if (tag === null) reader.tell('languages', `"${word}" is not a language we know; left out`);
    return tag ?? [];
  });
  return [...new Set(tags)];
}

function confirmedOn(reader: CellReader, today: string): string | null {
  const cell = cleanLine(reader.text('confirmedAt'));
  if (cell === '') return null;
  const day = dayOf(cell);
  if (day === null) reader.tell('confirmedAt', `"${cell}" is not a date; left out`);
  if (day !== null && day > today) reader.tell('confirmedAt', `"${cell}" lies in the future; left out`);
  return day !== null && day <= today ? day : null;
}

function placeOf(reader: CellReader, point: { latitude: number; longitude: number } | null): ImportPlace | null {
  const { address, notes } = mendAddress({
    street: plainText(reader.text('street')),
    houseNumber: reader.text('houseNumber'),
    postalCode: reader.text('postalCode'),
    city: reader.text('city'),
  });
  for (const { field, reason } of notes) reader.tell(field, reason);
  if (point === null && address.street === null) return null;
  return { ...address, latitude: point?.latitude ?? null, longitude: point?.longitude ?? null };
}

type CellReader = ReturnType<typeof createReader>;

/** Reads the cells of one row by what they mean and gathers what should be told, under the file's own column names. */
function createReader(row: TableRow, mapping: Mapping) {
  const notes: CellRemark[] = [];
  const cell = (field: Field) => cellOf(row.cells, field, mapping);
  const tell = (field: Field, reason: string) => notes.push({ column: cell(field).column, reason });
  return {
    notes,
    tell,
    column: (field: Field) => cell(field).column,
    text: (field: Field) => cell(field).text,
    list: (field: Field) => [
      ...new Set((mapping.columns[field] ?? []).flatMap((column) => listOf(plainText(row.cells[column] ?? '')))),
    ],
    mend<T>(field: Field, mend: (text: string) => Mended<T>): T | null {
      const { value, notes: reasons } = mend(cell(field).text);
      for (const reason of reasons) tell(field, reason);
      return value;
    },
    word<T>(field: Field, meaning: (text: string) => T | null): T | null {
      const text = cleanLine(cell(field).text);
      const value = text === '' ? null : meaning(text);
      if (text !== '' && value === null) tell(field, `"${text}" is not a word we know; left out`);
      return value;
    },
  };
}

import { isDeepStrictEqual } from 'node:util';
import type { EditActorInput, EditPlaceInput } from './actor-edit.input.ts';
import { looksPersonal, mendEmail, mendPhone, mendWebsite, type PhoneRegion } from './contact.model.ts';
import type { EditFault } from './edit-problem.model.ts';
import type { EditableActor, EditableContact, EditablePlace } from './editable-actor.type.ts';
import type { Mended } from './mended.type.ts';
import { openingHoursProblem, tidyOpeningHours } from './opening-hours.model.ts';
import { isEmptyPlace, orderedPlaces, relocated } from './place-edit.model.ts';
import { cleanLine, cleanText } from './text.model.ts';

/** In characters; in whatever script, all of it fits into one request (`largestBody` in app.ts). */
const longest = { name: 200, summary: 500, description: 15_000, plainLanguage: 10_000, notice: 300 } as const;

/** What an edit may name, and how it is read. */
export interface EditSurroundings {
  topics: ReadonlySet<string>;
  targetGroups: ReadonlySet<string>;
  region: PhoneRegion;
  language: 'de' | 'en';
  /** YYYY-MM-DD */
  today: string;
}

/** What of an entry is edited, without what only describes it. */
export type EditedFields = Omit<EditableActor, 'id' | 'version' | 'slug' | 'published' | 'proposal'>;

/**
 * The entry as it would be after an edit; what the input leaves out stays. Where there are faults, what they speak of is as it
 * was typed.
 */
export function editedFields(
  present: EditableActor,
  input: EditActorInput,
  surroundings: EditSurroundings,
): { fields: EditedFields; faults: EditFault[] } {
  const fields = fieldsOf(present);
  const faults: EditFault[] = [];
  const { region, language, today } = surroundings;
  if (input.kind != null) fields.kind = input.kind;
  if (input.name !== undefined) {
    fields.name = cleanLine(input.name ?? '');
    if (fields.name === '') faults.push({ code: 'REQUIRED', path: ['name'] });
  }
  if (input.summary !== undefined) fields.summary = cleanLine(input.summary ?? '');
  if (input.description !== undefined) fields.description = cleanText(input.description ?? '') || null;
  if (input.plainLanguage !== undefined) fields.plainLanguage = cleanText(input.plainLanguage ?? '') || null;
  if (input.topics != null) fields.topics = known(input.topics, surroundings.topics, { path: 'topics', faults });
  if (input.targetGroups != null)
    fields.targetGroups = known(input.targetGroups, surroundings.targetGroups, { path: 'targetGroups', faults });
  if (input.languages != null) fields.languages = languagesOf(input.languages, faults);
  if (input.openToCooperation != null) fields.openToCooperation = input.openToCooperation;
  if (input.website !== undefined)
    fields.website = mended(mendWebsite, input.website, { path: ['website'], what: 'website', faults });
  // what stands there already is not judged anew
  const email =
    input.email === undefined
      ? (present.email?.value ?? null)
      : mended(mendEmail, input.email?.value, { path: ['email'], what: 'email', faults });
  fields.email = contactOf(email, input.email?.consented, { before: present.email, kind: fields.kind });
  const mend = (text: string) => mendPhone(text, region);
  const phone =
    input.phone === undefined
      ? (present.phone?.value ?? null)
      : mended(mend, input.phone?.value, { path: ['phone'], what: 'phone', faults });
  fields.phone = contactOf(phone, input.phone?.consented, { before: present.phone, kind: fields.kind });
  fields.places = orderedPlaces(present.places, input.placeOrder);
  for (const place of input.places ?? []) {
    const index = fields.places.findIndex(({ id }) => id === place.id.toLowerCase());
    const before = fields.places[index];
    if (before === undefined) faults.push({ code: 'UNKNOWN', path: ['places'], value: place.id });
    else
      fields.places = fields.places.with(
        index,
        editedPlace(before, place, { index, language, today, kind: fields.kind, faults }),
      );
  }
  for (const [index, place] of fields.places.entries()) {
    const isNew = !present.places.some(({ id }) => id === place.id);
    const isMoved = input.places?.some(
      ({ id, street, latitude }) => id.toLowerCase() === place.id && (street ?? latitude) !== undefined,
    );
    if ((isNew || isMoved) && isEmptyPlace(place))
      faults.push({ code: 'REQUIRED', path: ['places', String(index), 'street'] });
  }
  for (const field of ['name', 'summary', 'description', 'plainLanguage'] as const) {
    const { length } = fields[field] ?? '';
    // what an import brought may be longer, and is no reason to refuse new opening hours
    if (input[field] !== undefined && length > longest[field])
      faults.push({ code: 'TOO_LONG', path: [field], length, most: longest[field] });
  }
  return { fields, faults };
}

export function fieldsOf(entry: EditableActor): EditedFields {
  const { id: _, version: __, slug: ___, published: ____, proposal: _____, ...fields } = entry;
  return fields;
}

/** What differs, as a history entry keeps it; empty when nothing does. */
export function changesBetween(
  before: EditedFields,
  after: EditedFields,
): Record<string, { from: unknown; to: unknown }> {
  const names = Object.keys(after) as (keyof EditedFields)[];
  // what was read and what was typed are of different classes
  const plain = { before: structuredClone(before), after: structuredClone(after) };
  const changed = names.filter((name) => !isDeepStrictEqual(plain.before[name], plain.after[name]));
  return Object.fromEntries(changed.map((name) => [name, { from: before[name], to: after[name] }]));
}

function editedPlace(
  before: EditablePlace,
  input: EditPlaceInput,
  {
    index,
    language,
    faults,
    ...rules
  }: { index: number; language: 'de' | 'en'; today: string; kind: EditedFields['kind']; faults: EditFault[] },
): EditablePlace {
  const path = (field: string) => ['places', String(index), field];
  const place = relocated(before, input, { path, faults, ...rules });
  const typed = cleanLine(input.openingHours ?? '');
  if (input.openingHours !== undefined && typed !== before.openingHours) {
    const reason = typed === '' ? null : openingHoursProblem(typed, language);
    if (reason !== null) faults.push({ code: 'INVALID', path: path('openingHours'), what: 'hours', reason });
    place.openingHours = typed === '' ? null : (tidyOpeningHours(typed) ?? typed);
  }
  if (input.notice !== undefined) place.notice = cleanLine(input.notice ?? '') || null;
  if (input.noticeFrom !== undefined) place.noticeFrom = input.noticeFrom;
  if (input.noticeUntil !== undefined) place.noticeUntil = input.noticeUntil;
  const { length } = place.notice ?? '';
  if (length > longest.notice) faults.push({ code: 'TOO_LONG', path: path('notice'), length, most: longest.notice });
  if (place.noticeFrom !== null && place.noticeUntil !== null && place.noticeFrom > place.noticeUntil)
    faults.push({ code: 'INVALID', path: path('noticeUntil'), what: 'days' });
  return place;
}

/** The slugs that are there, each once. */
function known(
  slugs: readonly string[],
  all: ReadonlySet<string>,
  { path, faults }: { path: string; faults: EditFault[] },
): string[] {
  for (const slug of slugs) if (!all.has(slug)) faults.push({ code: 'UNKNOWN', path: [path], value: slug });
  return [...new Set(slugs)].filter((slug) => all.has(slug));
}

function languagesOf(tags: readonly string[], faults: EditFault[]): string[] {
  const read = tags.map(canonicalTag);
  if (read.includes(null)) faults.push({ code: 'INVALID', path: ['languages'], what: 'language' });
  return [...new Set(read.flatMap((tag) => tag ?? []))];
}

function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

function mended(
  mend: (text: string) => Mended<string>,
  typed: string | null | undefined,
  { path, what, faults }: { path: string[]; what: 'email' | 'phone' | 'website'; faults: EditFault[] },
): string | null {
  if (typed == null || typed.trim() === '') return null;
  const { value, notes } = mend(typed);
  if (value === null) faults.push({ code: 'INVALID', path, what });
  // an import takes the first and reports the others; a person can be asked
  else if (notes.length > 0) faults.push({ code: 'INVALID', path, what: 'several' });
  return value;
}

/**
 * Of an initiative, what looks like somebody's own number or address is taken for one, also when it was there before; and what
 * once was somebody's own stays so, whatever else changes. A consent is of one number: a new one needs its own.
 */
function contactOf(
  value: string | null,
  consented: boolean | null | undefined,
  { before, kind }: { before: EditableContact | null; kind: EditedFields['kind'] },
): EditableContact | null {
  if (value === null) return null;
  const wasPersonal = before?.value === value && before.personal;
  const personal = wasPersonal || looksPersonal(value, kind);
  return { value, personal, consented: !personal || (consented ?? (wasPersonal && before.consented)) };
}

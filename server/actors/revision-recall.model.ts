import type { EditActorInput } from './actor-edit.input.ts';
import type { EditableActor } from './editable-actor.type.ts';
import { type Changes, contactValue, foldChanges, isErased, placeOfKey } from './revision-change.model.ts';

/** What an edit has to say so that an entry is as it was, and what of it no edit can say. */
export interface Recall {
  input: Omit<EditActorInput, 'id' | 'version'>;
  /** fields that stay as they are */
  left: string[];
}

const plainFields = [
  'kind',
  'name',
  'summary',
  'description',
  'plainLanguage',
  'topics',
  'targetGroups',
  'languages',
  'website',
  'openToCooperation',
] as const;
/** What is about the entry, not in it: nobody would want it back. */
const unwanted = ['confirmedAt', 'state'];

/**
 * The way back to a version, from the changes of all revisions after it, in their order. A consent does not come back: whoever
 * took it back has to be asked again. Nor does what was erased.
 */
export function recallOf(present: EditableActor, later: readonly Changes[]): Recall {
  const input: Record<string, unknown> = {};
  const places = new Map<string, Record<string, unknown> & { id: string }>();
  const left = new Set<string>();
  for (const { key, field, from } of foldChanges(later)) {
    const ofPlace = placeOfKey(key);
    const value = isKnown(field) ? (from ?? emptyOf(field)) : from;
    if (unwanted.includes(field)) continue;
    if (isErased(from)) left.add(field);
    else if (ofPlace !== null) {
      const id = ofPlace.place === 'main' ? present.places[0]?.id : ofPlace.place;
      const edit = placeEdit(field, from);
      if (edit === null || !present.places.some((place) => place.id === id) || id === undefined) left.add(field);
      else places.set(id, { ...(places.get(id) ?? { id }), ...edit });
    } else if (field === 'email' || field === 'phone') input[field] = { value: contactValue(from) ?? '' };
    else if (isKnown(field)) input[field] = value;
    else left.add(field);
  }
  if (places.size > 0) input['places'] = [...places.values()];
  return { input, left: [...left] };
}

const isKnown = (field: string): field is (typeof plainFields)[number] =>
  (plainFields as readonly string[]).includes(field);

/** What an import wrote from nothing has no value before it. */
function emptyOf(field: (typeof plainFields)[number]): unknown {
  if (field === 'topics' || field === 'targetGroups' || field === 'languages') return [];
  return field === 'kind' || field === 'openToCooperation' ? undefined : '';
}

/** null: no edit changes this of a place. */
function placeEdit(field: string, from: unknown): Record<string, unknown> | null {
  if (field === 'openingHours') return { openingHours: from ?? '' };
  if (field !== 'notice') return null;
  const { notice, noticeFrom, noticeUntil }: Record<string, unknown> =
    typeof from === 'object' && from !== null ? { ...from } : {};
  return { notice: notice ?? '', noticeFrom: noticeFrom ?? null, noticeUntil: noticeUntil ?? null };
}

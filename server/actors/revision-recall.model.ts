import type { EditActorInput } from './actor-edit.input.ts';
import type { EditableActor } from './editable-actor.type.ts';
import {
  type Changes,
  contactValue,
  foldChanges,
  isErased,
  placeIds,
  placeOfKey,
  unknownMain,
} from './revision-change.model.ts';

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
  const changes = foldChanges(later);
  const order = placeIds(changes.find(({ field }) => field === 'placeOrder')?.from ?? null);
  const ids = order ?? present.places.map(({ id }) => id);
  if (order !== null) input['placeOrder'] = order;
  for (const { key, field, from } of changes) {
    const ofPlace = placeOfKey(key);
    const value = isKnown(field) ? (from ?? emptyOf(field)) : from;
    if (unwanted.includes(field) || field === 'placeOrder') continue;
    if (isErased(from)) left.add(field);
    else if (ofPlace !== null) {
      const id = ofPlace.place === unknownMain ? present.places[0]?.id : ofPlace.place;
      const edit = placeEdit(field, from);
      if (id === undefined || edit === null) left.add(field);
      // of a place that was not there yet, nothing comes back; of one that an import took away, not the place itself
      else if (ids.includes(id)) places.set(id, { ...(places.get(id) ?? { id }), ...edit });
      else if (order === null || from !== null) left.add(field);
    } else if (field === 'email' || field === 'phone') input[field] = { value: contactValue(from) ?? '' };
    else if (isKnown(field)) input[field] = value;
    else left.add(field);
  }
  for (const edit of places.values())
    edit['personal'] ??= present.places.find(({ id }) => id === edit.id)?.personal ?? false;
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

/** null: no edit changes this of a place. A consent to show where somebody lives does not come back either. */
function placeEdit(field: string, from: unknown): Record<string, unknown> | null {
  const parts: Record<string, unknown> = typeof from === 'object' && from !== null ? { ...from } : {};
  const { street, postalCode, city, latitude, longitude, personal, notice, noticeFrom, noticeUntil } = parts;
  switch (field) {
    case 'openingHours':
      return { openingHours: from ?? '' };
    case 'notice':
      return { notice: notice ?? '', noticeFrom: noticeFrom ?? null, noticeUntil: noticeUntil ?? null };
    case 'address':
      return { street: street ?? '', postalCode: postalCode ?? '', city: city ?? '' };
    case 'point':
      return { latitude: latitude ?? null, longitude: longitude ?? null };
    case 'publicAs':
      return from === null ? {} : { publicAs: from };
    case 'home':
      return { personal: personal === true };
    case 'barriers':
      return { access: Array.isArray(from) ? from : [] };
    default:
      return null;
  }
}

import { isDeepStrictEqual } from 'node:util';

/** What a revision keeps: each field as it was and as it became, in the shapes of the form or of an import. */
export type Changes = Record<string, { from: unknown; to: unknown }>;

/** One thing that changed, as a person sees it: of places, each by itself. */
export interface FieldChange {
  /** the same thing through all revisions */
  key: string;
  field: string;
  /** which place, by its street; null: the entry itself, or the street is not known */
  subject: string | null;
  from: unknown;
  to: unknown;
}

/** Stands where something was that has to be forgotten. */
export const erased = { erased: true } as const;

export function isErased(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'erased' in value;
}

/**
 * The changes of one revision. An import writes hours, address and point of the main place, which stands first in the form.
 *
 * @param main id of the main place at the time, where it is known
 */
export function fieldChanges(changes: Changes, main: string = unknownMain): FieldChange[] {
  return Object.entries(changes).flatMap(([field, { from, to }]) => {
    if (field === 'places') return placeChanges(placesIn(from), placesIn(to));
    // an import that brings a place, or takes it away, has no id of it
    const isOfMain = field === 'openingHours' || (isOneOf(field, ['address', 'point']) && from !== null && to !== null);
    const key = isOfMain ? placeKey(main, field) : field;
    return [{ key, field, subject: null, from, to }];
  });
}

/** Stands for the main place in keys as long as no revision says which it is. */
export const unknownMain = 'main';

const isOneOf = (field: string, fields: readonly string[]): boolean => fields.includes(field);

/** The main place at the time of each revision, as those around it say. */
function mainPlaces(revisions: readonly Changes[]): string[] {
  const firstOf = (value: unknown) => placesIn(value)[0]?.id;
  let known = revisions.flatMap(({ places }) => (places && firstOf(places.from)) ?? [])[0] ?? unknownMain;
  return revisions.map(({ places }) => {
    if (places) known = firstOf(places.to) ?? unknownMain;
    return known;
  });
}

type PlaceRecord = Record<string, unknown> & { id: string };

function placesIn(value: unknown): PlaceRecord[] {
  return Array.isArray(value) ? value.filter((place) => typeof place?.id === 'string') : [];
}

const placeKey = (id: string, field: string): string => `place ${id} ${field}`;

/** The place and its field that a key speaks of; null: the entry itself. */
export function placeOfKey(key: string): { place: string; field: string } | null {
  const [, place = '', field = ''] = /^place (\S+) (\S+)$/.exec(key) ?? [];
  return field === '' ? null : { place, field };
}

function placeChanges(before: readonly PlaceRecord[], after: readonly PlaceRecord[]): FieldChange[] {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))];
  const ofPlaces = ids.flatMap((id) => {
    const [old, now] = [before.find((place) => place.id === id), after.find((place) => place.id === id)];
    const street = now?.['street'] ?? old?.['street'];
    const [from, to] = [partsOf(old), partsOf(now)];
    const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return fields.flatMap((field) => {
      const change = { from: from[field] ?? null, to: to[field] ?? null };
      if (isDeepStrictEqual(change.from, change.to)) return [];
      const subject = typeof street === 'string' ? street : null;
      return [{ key: placeKey(id, field), field, subject, ...change }];
    });
  });
  const order = { key: 'placeOrder', field: 'placeOrder', subject: null, from: namesOf(before), to: namesOf(after) };
  return isSame(order.from, order.to) ? ofPlaces : [order, ...ofPlaces];
}

/** Which places there are, the main one first. */
export interface PlaceName {
  place: string;
  street: unknown;
}

const namesOf = (places: readonly PlaceRecord[]): PlaceName[] =>
  places.map(({ id, street }) => ({ place: id, street: street ?? null }));

/** The ids of a list of places; null: it is another thing. */
export function placeIds(value: unknown): string[] | null {
  if (!Array.isArray(value) || !value.every((one) => typeof one?.place === 'string')) return null;
  return value.map(({ place }) => place);
}

/** What of a place is changed together; of an old revision, which knew less of places, only what it knew. */
function partsOf(place: PlaceRecord | undefined): Record<string, unknown> {
  if (place === undefined) return {};
  const { id: _, street, postalCode, city, latitude, longitude, personal, consented, access, ...others } = place;
  const { notice, noticeFrom, noticeUntil, ...parts } = others;
  const hasNotice = notice != null || noticeFrom != null || noticeUntil != null;
  const isEmpty = [street, postalCode, city].every((part) => part == null);
  return {
    ...(!isEmpty && { address: isErased(street) ? erased : { street, postalCode, city } }),
    ...(latitude != null && { point: isErased(latitude) ? erased : { latitude, longitude } }),
    ...parts,
    ...(personal === true && { home: { personal, consented } }),
    ...(Array.isArray(access) && access.length > 0 && { barriers: access }),
    notice: hasNotice ? { notice, noticeFrom, noticeUntil } : null,
  };
}

/** What differs between two versions, from the changes of all revisions after the older one up to the newer, in their order. */
export function foldChanges(revisions: readonly Changes[]): FieldChange[] {
  const folded = new Map<string, FieldChange>();
  const mains = mainPlaces(revisions);
  for (const change of revisions.flatMap((changes, index) => fieldChanges(changes, mains[index]))) {
    const { from, subject } = folded.get(change.key) ?? change;
    folded.set(change.key, { ...change, from, subject: change.subject ?? subject });
  }
  return [...folded.values()].filter(({ from, to }) => !isSame(from, to));
}

/** An import writes a mail address or number as text, the form with whose it is. */
function isSame(one: unknown, other: unknown): boolean {
  if (isErased(one) || isErased(other)) return false;
  const [places, otherPlaces] = [placeIds(one), placeIds(other)];
  if (places !== null && otherPlaces !== null) return isDeepStrictEqual(places, otherPlaces);
  const [value, known] = [contactValue(one), contactValue(other)];
  if (value !== null && known !== null && (typeof one === 'string' || typeof other === 'string'))
    return value === known;
  return isDeepStrictEqual(one ?? null, other ?? null);
}

/** The value of a mail address or number in either shape; null: there is none, or it is another thing. */
export function contactValue(contact: unknown): string | null {
  if (typeof contact === 'string') return contact;
  if (typeof contact !== 'object' || contact === null || !('value' in contact)) return null;
  return typeof contact.value === 'string' ? contact.value : null;
}

/** The changes without a mail address or number, wherever it stands; null: it stands nowhere. */
export function withoutContact(changes: Changes, value: string): Changes | null {
  const forget = (contact: unknown) => (contactValue(contact) === value ? erased : contact);
  const kept = Object.entries(changes).map(([field, { from, to }]) => {
    const isContact = field === 'email' || field === 'phone';
    if (field === 'merged') return [field, { from, to: withoutOwn(to, forget) }] as const;
    return [field, isContact ? { from: forget(from), to: forget(to) } : { from, to }] as const;
  });
  const next: Changes = Object.fromEntries(kept);
  return isDeepStrictEqual(next, changes) ? null : next;
}

/** Where somebody lives. */
export interface Home {
  street: string | null;
  latitude: number | null;
  longitude: number | null;
}

/** The changes without an address and a point, at whatever place they stand; null: they stand nowhere. */
export function withoutHome(changes: Changes, { street, latitude, longitude }: Home): Changes | null {
  const forgetIn = (place: PlaceRecord): PlaceRecord => ({
    ...place,
    ...(street !== null && place['street'] === street && { street: erased, postalCode: erased }),
    ...(latitude !== null &&
      place['latitude'] === latitude &&
      place['longitude'] === longitude && { latitude: erased, longitude: erased }),
  });
  const forget = (value: unknown): unknown => (Array.isArray(value) ? value.map(forgetIn) : value);
  const forgetMerged = (entry: unknown): unknown =>
    typeof entry === 'object' && entry !== null && 'places' in entry
      ? { ...entry, places: forget(entry.places) }
      : entry;
  const next: Changes = { ...changes };
  const { places, merged } = changes;
  if (places) next['places'] = { from: forget(places.from), to: forget(places.to) };
  if (merged) next['merged'] = { from: merged.from, to: forgetMerged(merged.to) };
  return isDeepStrictEqual(next, changes) ? null : next;
}

/** The entry that a merge took in, with its own addresses and numbers as `forget` leaves them. */
function withoutOwn(entry: unknown, forget: (contact: unknown) => unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  return Object.fromEntries(
    Object.entries(entry).map(([field, value]) => [
      field,
      field === 'email' || field === 'phone' ? forget(value) : value,
    ]),
  );
}

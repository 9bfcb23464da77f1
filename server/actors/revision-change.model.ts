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

/** The changes of one revision. An import writes hours and address of the main place, which stands first in the form. */
export function fieldChanges(changes: Changes): FieldChange[] {
  return Object.entries(changes).flatMap(([field, { from, to }]) => {
    if (field === 'places') return placeChanges(placesIn(from), placesIn(to));
    const key = field === 'openingHours' ? placeKey(0, '', field) : field;
    return [{ key, field, subject: null, from, to }];
  });
}

type PlaceRecord = Record<string, unknown> & { id: string };

function placesIn(value: unknown): PlaceRecord[] {
  return Array.isArray(value) ? value.filter((place) => typeof place?.id === 'string') : [];
}

const placeKey = (index: number, id: string, field: string): string => `place ${index === 0 ? 'main' : id} ${field}`;

/** The place and its field that a key speaks of; null: the entry itself. */
export function placeOfKey(key: string): { place: string; field: string } | null {
  const [, place = '', field = ''] = /^place (\S+) (\S+)$/.exec(key) ?? [];
  return field === '' ? null : { place, field };
}

function placeChanges(before: readonly PlaceRecord[], after: readonly PlaceRecord[]): FieldChange[] {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [old, now] = [before.find((place) => place.id === id), after.find((place) => place.id === id)];
    const index = (now ? after : before).findIndex((place) => place.id === id);
    const street = now?.['street'] ?? old?.['street'];
    const [from, to] = [partsOf(old), partsOf(now)];
    const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return fields.flatMap((field) => {
      const change = { from: from[field] ?? null, to: to[field] ?? null };
      if (isDeepStrictEqual(change.from, change.to)) return [];
      const subject = typeof street === 'string' ? street : null;
      return [{ key: placeKey(index, id, field), field, subject, ...change }];
    });
  });
}

function partsOf(place: PlaceRecord | undefined): Record<string, unknown> {
  if (place === undefined) return {};
  const { id: _, notice, noticeFrom, noticeUntil, ...parts } = place;
  const hasNotice = notice != null || noticeFrom != null || noticeUntil != null;
  return { ...parts, notice: hasNotice ? { notice, noticeFrom, noticeUntil } : null };
}

/** What differs between two versions, from the changes of all revisions after the older one up to the newer, in their order. */
export function foldChanges(revisions: readonly Changes[]): FieldChange[] {
  const folded = new Map<string, FieldChange>();
  for (const change of revisions.flatMap(fieldChanges)) {
    const { from, subject } = folded.get(change.key) ?? change;
    folded.set(change.key, { ...change, from, subject: change.subject ?? subject });
  }
  return [...folded.values()].filter(({ from, to }) => !isSame(from, to));
}

/** An import writes a mail address or number as text, the form with whose it is. */
function isSame(one: unknown, other: unknown): boolean {
  if (isErased(one) || isErased(other)) return false;
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

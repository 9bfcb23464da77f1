import type { EditActorInput, EditableEntryFragment } from '#web/gql/graphql.ts';
import { inOrderOf, isReordered, mergePlaces } from './draft-places.ts';
import { type PlaceDraft, type PlaceField, placeDraftOf, placeFields, placeInputOf } from './place-draft.ts';

/** A mail address or number with the word of whose it is: a consent is of one number, so both change together. */
export interface ContactDraft {
  value: string;
  /** whether what is somebody's own may be public */
  consented: boolean;
}

/** What stands in the form: texts as they are typed, so that nothing half written is lost. */
export interface Draft {
  kind: EditableEntryFragment['kind'];
  name: string;
  summary: string;
  description: string;
  plainLanguage: string;
  topics: string[];
  targetGroups: string[];
  languages: string[];
  email: ContactDraft;
  phone: ContactDraft;
  website: string;
  openToCooperation: boolean;
  places: PlaceDraft[];
}

export type DraftField = Exclude<keyof Draft, 'places'>;

/** What is changed, laid together and chosen as a whole: a field, which places there are in which order, or a field of one place. */
export type DraftPart = DraftField | 'placeOrder' | `${PlaceField}.${string}`;

export function draftOf(entry: EditableEntryFragment): Draft {
  const { kind, name, summary, description, plainLanguage, topics, targetGroups, languages, email, phone } = entry;
  return {
    ...{ kind, name, summary, topics, targetGroups, languages },
    description: description ?? '',
    plainLanguage: plainLanguage ?? '',
    email: contactOf(email),
    phone: contactOf(phone),
    website: entry.website ?? '',
    openToCooperation: entry.openToCooperation,
    places: entry.places.map(placeDraftOf),
  };
}

function contactOf(contact: EditableEntryFragment['email']): ContactDraft {
  return { value: contact?.value ?? '', consented: contact?.personal === true && contact.consented };
}

/** The place and the field that a part is of; null: it is a field of the entry. */
export function placePart(part: DraftPart): { id: string; field: PlaceField } | null {
  const [field = '', id] = part.split('.');
  return id === undefined ? null : { id, field: field as PlaceField };
}

function partsOf({ places, ...fields }: Draft): Map<DraftPart, unknown> {
  const ofPlaces = places.flatMap((place) =>
    placeFields.map((field): [DraftPart, unknown] => [`${field}.${place.id}`, place[field]]),
  );
  const order: [DraftPart, unknown] = ['placeOrder', places.map(({ id }) => id)];
  return new Map([...(Object.entries(fields) as [DraftField, unknown][]), order, ...ofPlaces]);
}

/** A draft with the named parts of another one; it has the places that it has, and no others. */
export function withParts(draft: Draft, parts: readonly DraftPart[], source: Draft): Draft {
  const taken = new Set<DraftPart>(parts);
  const fields = (Object.keys(draft) as (keyof Draft)[]).filter((field) => field !== 'places' && taken.has(field));
  const places = taken.has('placeOrder') ? inOrderOf(draft.places, source.places) : draft.places;
  return {
    ...draft,
    ...Object.fromEntries(fields.map((field) => [field, source[field]])),
    places: places.map((place) => {
      const other = source.places.find(({ id }) => id === place.id);
      if (other === undefined) return place;
      const changed = placeFields.filter((field) => taken.has(`${field}.${place.id}`));
      return { ...place, ...Object.fromEntries(changed.map((field) => [field, other[field]])) };
    }),
  };
}

/** The parts of `after` that `before` has otherwise, or not at all. */
export function changedParts(before: Draft, after: Draft): DraftPart[] {
  const earlier = partsOf(before);
  return [...partsOf(after)]
    .filter(([part, value]) => JSON.stringify(value) !== JSON.stringify(earlier.get(part)))
    .map(([part]) => part);
}

/** What is sent: only what was changed, so that nothing else is touched. */
export function inputOf(entry: EditableEntryFragment, draft: Draft): EditActorInput {
  const changed = new Set(changedParts(draftOf(entry), draft));
  const has = (...parts: DraftPart[]) => parts.some((part) => changed.has(part));
  const places = draft.places.filter(({ id }) => placeFields.some((field) => has(`${field}.${id}`)));
  const { kind, name, summary, description, plainLanguage, topics, targetGroups, languages, website } = draft;
  return {
    id: entry.id,
    version: entry.version,
    ...(has('kind') && { kind }),
    ...(has('name') && { name }),
    ...(has('summary') && { summary }),
    ...(has('description') && { description }),
    ...(has('plainLanguage') && { plainLanguage }),
    ...(has('topics') && { topics }),
    ...(has('targetGroups') && { targetGroups }),
    ...(has('languages') && { languages }),
    ...(has('website') && { website }),
    // whether a number is somebody's own depends on the kind
    ...(has('email', 'kind') && { email: draft.email }),
    ...(has('phone', 'kind') && { phone: draft.phone }),
    ...(has('openToCooperation') && { openToCooperation: draft.openToCooperation }),
    ...(has('placeOrder') && { placeOrder: draft.places.map(({ id }) => id) }),
    ...(places.length > 0 && {
      places: places.map((place) => placeInputOf(place, (field) => has(`${field}.${place.id}`))),
    }),
  };
}

interface Merge {
  merged: Draft;
  /** what both changed, and differently */
  open: DraftPart[];
  /** what I changed of a place that is no longer there */
  lost: DraftPart[];
}

/**
 * Two people changed one entry: what only one of them changed is taken from that one; what both changed, and differently, is
 * to be chosen, and is mine till then.
 *
 * @param base what both began with
 */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): Merge {
  const changedByMe = changedParts(base, mine);
  const places = mergePlaces({ base: base.places, mine: mine.places, theirs: theirs.places });
  const ofFields = changedByMe.filter((part) => part !== 'placeOrder');
  const merged = withParts({ ...theirs, places }, ofFields, mine);
  const there = partsOf(merged);
  const changedByThem = new Set(changedParts(base, theirs));
  const differing = new Set(changedParts(theirs, merged));
  const isBothReordered =
    isReordered(base.places, mine.places) &&
    isReordered(base.places, theirs.places) &&
    isReordered(theirs.places, merged.places);
  return {
    merged,
    open: [
      ...ofFields.filter((part) => changedByThem.has(part) && differing.has(part)),
      ...(isBothReordered ? (['placeOrder'] as const) : []),
    ],
    lost: ofFields.filter((part) => !there.has(part)),
  };
}

import type { EditActorInput, EditableEntryFragment } from '#web/gql/graphql.ts';

/** A mail address or number with the word of whose it is: a consent is of one number, so both change together. */
export interface ContactDraft {
  value: string;
  /** whether what is somebody's own may be public */
  consented: boolean;
}

/** What holds at a place for a while, with its first and last day (YYYY-MM-DD; empty: open). */
export interface NoticeDraft {
  text: string;
  from: string;
  until: string;
}

export interface PlaceDraft {
  id: string;
  openingHours: string;
  notice: NoticeDraft;
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

/** What is changed, laid together and chosen as a whole: a field, or the hours or the notice of one place. */
export type DraftPart = DraftField | `${PlaceField}.${string}`;

export type PlaceField = Exclude<keyof PlaceDraft, 'id'>;

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
    places: entry.places.map(({ id, openingHours, notice, noticeFrom, noticeUntil }) => ({
      id,
      openingHours: openingHours ?? '',
      notice: { text: notice ?? '', from: noticeFrom ?? '', until: noticeUntil ?? '' },
    })),
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
  const ofPlaces = places.flatMap(({ id, openingHours, notice }): [DraftPart, unknown][] => [
    [`openingHours.${id}`, openingHours],
    [`notice.${id}`, notice],
  ]);
  return new Map([...(Object.entries(fields) as [DraftField, unknown][]), ...ofPlaces]);
}

/** A draft with the named parts of another one; parts of a place that it does not have are left out. */
export function withParts(draft: Draft, parts: readonly DraftPart[], source: Draft): Draft {
  const taken = new Set<DraftPart>(parts);
  const fields = (Object.keys(draft) as (keyof Draft)[]).filter((field) => field !== 'places' && taken.has(field));
  return {
    ...draft,
    ...Object.fromEntries(fields.map((field) => [field, source[field]])),
    places: draft.places.map((place) => {
      const other = source.places.find(({ id }) => id === place.id);
      if (other === undefined) return place;
      return {
        id: place.id,
        openingHours: taken.has(`openingHours.${place.id}`) ? other.openingHours : place.openingHours,
        notice: taken.has(`notice.${place.id}`) ? other.notice : place.notice,
      };
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
  const places = draft.places.filter(({ id }) => has(`openingHours.${id}`, `notice.${id}`));
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
    ...(places.length > 0 && {
      places: places.map(({ id, openingHours, notice }) => ({
        ...{ id, openingHours, notice: notice.text },
        noticeFrom: notice.from || null,
        noticeUntil: notice.until || null,
      })),
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
 * to be chosen, and is mine till then. Places are those that are there now.
 *
 * @param base what both began with
 */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): Merge {
  const changedByMe = changedParts(base, mine);
  const there = partsOf(theirs);
  const merged = withParts(theirs, changedByMe, mine);
  const changedByThem = new Set(changedParts(base, theirs));
  const differing = new Set(changedParts(theirs, merged));
  return {
    merged,
    open: changedByMe.filter((part) => changedByThem.has(part) && differing.has(part)),
    lost: changedByMe.filter((part) => !there.has(part)),
  };
}

import type { EditActorInput, EditableEntryFragment } from '#web/gql/graphql.ts';

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
  email: string;
  emailConsented: boolean;
  phone: string;
  phoneConsented: boolean;
  website: string;
  openToCooperation: boolean;
  places: { id: string; openingHours: string; notice: string; noticeFrom: string; noticeUntil: string }[];
}

export type DraftField = keyof Draft;

export function draftOf(entry: EditableEntryFragment): Draft {
  const { kind, name, summary, description, plainLanguage, topics, targetGroups, languages, email, phone } = entry;
  return {
    ...{ kind, name, summary, topics, targetGroups, languages },
    description: description ?? '',
    plainLanguage: plainLanguage ?? '',
    email: email?.value ?? '',
    emailConsented: email?.personal === true && email.consented,
    phone: phone?.value ?? '',
    phoneConsented: phone?.personal === true && phone.consented,
    website: entry.website ?? '',
    openToCooperation: entry.openToCooperation,
    places: entry.places.map(({ id, openingHours, notice, noticeFrom, noticeUntil }) => ({
      id,
      openingHours: openingHours ?? '',
      notice: notice ?? '',
      noticeFrom: noticeFrom ?? '',
      noticeUntil: noticeUntil ?? '',
    })),
  };
}

/** The fields in which two drafts differ. */
export function changedFields(before: Draft, after: Draft): DraftField[] {
  const fields = Object.keys(after) as DraftField[];
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** What is sent: only what was changed, so that nothing else is touched. */
export function inputOf(entry: EditableEntryFragment, draft: Draft): EditActorInput {
  const changed = new Set(changedFields(draftOf(entry), draft));
  const has = (...fields: DraftField[]) => fields.some((field) => changed.has(field));
  // whether a number is somebody's own depends on the kind
  const contact = (value: string, consented: boolean) => ({ value, consented });
  const before = draftOf(entry).places;
  const isChanged = (place: Draft['places'][number]) =>
    JSON.stringify(place) !== JSON.stringify(before.find(({ id }) => id === place.id));
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
    ...(has('email', 'emailConsented', 'kind') && { email: contact(draft.email, draft.emailConsented) }),
    ...(has('phone', 'phoneConsented', 'kind') && { phone: contact(draft.phone, draft.phoneConsented) }),
    ...(has('openToCooperation') && { openToCooperation: draft.openToCooperation }),
    ...(has('places') && {
      places: draft.places.filter(isChanged).map(({ id, openingHours, notice, noticeFrom, noticeUntil }) => ({
        ...{ id, openingHours, notice },
        noticeFrom: noticeFrom || null,
        noticeUntil: noticeUntil || null,
      })),
    }),
  };
}

/**
 * Two people changed one entry: what only one of them changed is taken from that one; what both changed, and differently, is
 * to be chosen.
 *
 * @param base what both began with
 */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): { merged: Draft; open: DraftField[] } {
  const changedByMe = new Set(changedFields(base, mine));
  const changedByThem = new Set(changedFields(base, theirs));
  const open = changedFields(theirs, mine).filter((field) => changedByMe.has(field) && changedByThem.has(field));
  const kept = [...changedByMe].map((field) => [field, mine[field]] as const);
  return { merged: { ...theirs, ...Object.fromEntries(kept) }, open };
}

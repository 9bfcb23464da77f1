import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { formatDate } from '#web/i18n/format.ts';
import type { AllMessages as Messages } from '#web/i18n/late-messages.ts';
import type { Locale } from '#web/paths.ts';
import {
  type ContactDraft,
  type Draft,
  type DraftField,
  type DraftPart,
  type NoticeDraft,
  placePart,
} from './draft.ts';
import { languageChoices } from './language-choices.ts';

interface Words {
  messages: Messages;
  locale: Locale;
  terms: { topics: readonly Named[]; targetGroups: readonly Named[] };
}

interface Named {
  slug: string;
  name: string;
}

/** What a part is called; of a place, with its street. */
export function labelOf(part: DraftPart, { places }: EditableEntryFragment, messages: Messages): string {
  const ofPlace = placePart(part);
  if (ofPlace === null) return messages.editField[part as DraftField];
  const street = places.find(({ id }) => id === ofPlace.id)?.street ?? messages.editPlaceWithoutStreet;
  return `${street}: ${ofPlace.field === 'notice' ? messages.editNotice : messages.editHours}`;
}

/** What was typed for places that are no longer there, each text once, so that it can be copied. */
export function lostWords(parts: readonly DraftPart[], mine: Draft): string[] {
  const texts = parts.flatMap((part) => {
    const ofPlace = placePart(part);
    const place = mine.places.find(({ id }) => id === ofPlace?.id);
    const text = ofPlace?.field === 'notice' ? place?.notice.text : place?.openingHours;
    return text || [];
  });
  return [...new Set(texts)];
}

/** What stands in a part, as somebody reads it who has to choose between two versions. */
export function wordOf(part: DraftPart, draft: Draft, words: Words): string {
  const ofPlace = placePart(part);
  if (ofPlace === null) return wordOfField(part as DraftField, draft, words);
  const place = draft.places.find(({ id }) => id === ofPlace.id);
  if (place === undefined) return '';
  return ofPlace.field === 'notice' ? wordOfNotice(place.notice, words) : place.openingHours;
}

function wordOfField(field: DraftField, draft: Draft, words: Words): string {
  const { messages, locale, terms } = words;
  if (field === 'kind') return messages.kind[draft.kind];
  if (field === 'topics' || field === 'targetGroups')
    return draft[field].map((slug) => terms[field].find((term) => term.slug === slug)?.name ?? slug).join(', ');
  if (field === 'languages')
    return languageChoices(locale, draft.languages)
      .filter(({ value }) => draft.languages.includes(value))
      .map(({ label }) => label)
      .join(', ');
  if (field === 'openToCooperation') return draft.openToCooperation ? messages.editYes : messages.editNo;
  if (field === 'email' || field === 'phone') return wordOfContact(draft[field], words);
  return draft[field];
}

function wordOfContact({ value, consented }: ContactDraft, { messages }: Words): string {
  return consented && value !== '' ? `${value}\n${messages.editConsented}` : value;
}

function wordOfNotice({ text, from, until }: NoticeDraft, { messages, locale }: Words): string {
  const days = [
    from && `${messages.editNoticeFrom}: ${formatDate(locale, from)}`,
    until && `${messages.editNoticeUntil}: ${formatDate(locale, until)}`,
  ];
  return [text, ...days].filter(Boolean).join('\n');
}

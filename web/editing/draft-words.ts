import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { formatDate } from '#web/i18n/format.ts';
import type { AllMessages as Messages } from '#web/i18n/late-messages.ts';
import type { Locale } from '#web/paths.ts';
import { type ContactDraft, type Draft, type DraftField, type DraftPart, placePart } from './draft.ts';
import { languageChoices } from './language-choices.ts';
import { barrierFeatures, type NoticeDraft, type PlaceDraft, type PlaceField } from './place-draft.ts';

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
  if (part === 'placeOrder') return messages.historyField['placeOrder'] ?? part;
  const ofPlace = placePart(part);
  if (ofPlace === null) return messages.editField[part as DraftField];
  const street = places.find(({ id }) => id === ofPlace.id)?.street ?? messages.editPlaceWithoutStreet;
  return `${street}: ${messages.editPlaceField[ofPlace.field]}`;
}

/** What was typed for places that are no longer there, each text once, so that it can be copied. */
export function lostWords(parts: readonly DraftPart[], mine: Draft): string[] {
  const texts = parts.flatMap((part) => {
    const ofPlace = placePart(part);
    const place = mine.places.find(({ id }) => id === ofPlace?.id);
    if (ofPlace === null || place === undefined) return [];
    return textsOf(place)[ofPlace.field].filter((text) => text !== '');
  });
  return [...new Set(texts)];
}

function textsOf({ location, barriers, openingHours, notice }: PlaceDraft): Record<PlaceField, string[]> {
  const { street, postalCode, city } = location;
  return {
    location: [[street, `${postalCode} ${city}`.trim()].filter(Boolean).join(', ')],
    publicAs: [],
    barriers: barrierFeatures.map((feature) => barriers[feature].note),
    openingHours: [openingHours],
    notice: [notice.text],
  };
}

/** What stands in a part, as somebody reads it who has to choose between two versions. */
export function wordOf(part: DraftPart, draft: Draft, words: Words): string {
  const { messages } = words;
  if (part === 'placeOrder')
    return draft.places.map(({ location }) => location.street || messages.editPlaceWithoutStreet).join('\n');
  const ofPlace = placePart(part);
  if (ofPlace === null) return wordOfField(part as DraftField, draft, words);
  const place = draft.places.find(({ id }) => id === ofPlace.id);
  return place === undefined ? '' : wordOfPlace(place, ofPlace.field, words);
}

function wordOfPlace(place: PlaceDraft, field: PlaceField, words: Words): string {
  const { messages, locale } = words;
  switch (field) {
    case 'location':
      return wordOfLocation(place, messages);
    case 'publicAs':
      return messages.placePublicAs[place.publicAs];
    case 'barriers':
      return wordOfBarriers(place.barriers, { messages, locale });
    case 'openingHours':
      return place.openingHours;
    case 'notice':
      return wordOfNotice(place.notice, words);
  }
}

function wordOfLocation({ location }: PlaceDraft, messages: Messages): string {
  const { street, postalCode, city, point, personal, consented } = location;
  const lines = [
    street,
    `${postalCode} ${city}`.trim(),
    point && `${point.latitude}, ${point.longitude}`,
    personal && messages.placeHomeYes,
    personal && consented && messages.placeConsented,
  ];
  return lines.filter(Boolean).join('\n');
}

/** What is known of barriers, a line each. */
export function wordOfBarriers(
  barriers: PlaceDraft['barriers'],
  { messages, locale }: { messages: Messages; locale: Locale },
): string {
  const known = barrierFeatures.filter((feature) => barriers[feature].value !== 'UNKNOWN' || barriers[feature].note);
  return known
    .map((feature) => {
      const { value, note, asOf } = barriers[feature];
      const more = [note, asOf && formatDate(locale, asOf)].filter(Boolean).join(', ');
      return `${messages.accessFeature[feature]}: ${messages.accessValue[value]}${more && ` (${more})`}`;
    })
    .join('\n');
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

import type { MergeableFieldsFragment, MergeField } from '#web/gql/graphql.ts';
import type { AllMessages as Messages } from '#web/i18n/late-messages.ts';
import { formatPhone } from '#web/ui/phone.ts';

export type Side = 0 | 1;
type Entry = MergeableFieldsFragment;

/** Of which the longer one says more. */
const texts: readonly MergeField[] = ['SUMMARY', 'DESCRIPTION', 'PLAIN_LANGUAGE', 'EASY_LANGUAGE'];

const words: Record<MergeField, (entry: Entry, messages: Messages) => string> = {
  NAME: ({ actor }) => actor.name,
  KIND: ({ actor }, messages) => messages.kind[actor.kind],
  LEGAL_FORM: ({ legalForm }) => legalForm ?? '',
  OPERATOR_TYPE: ({ operatorType }, messages) => (operatorType === null ? '' : messages.operatorType[operatorType]),
  RUN_BY: ({ runByName }) => runByName ?? '',
  SUMMARY: ({ actor }) => actor.summary,
  DESCRIPTION: ({ actor }) => actor.description ?? '',
  PLAIN_LANGUAGE: ({ actor }) => actor.plainLanguage ?? '',
  EASY_LANGUAGE: ({ easyLanguage }) => easyLanguage ?? '',
  EMAIL: ({ actor }) => actor.email?.value ?? '',
  PHONE: ({ actor }) => (actor.phone === null ? '' : formatPhone(actor.phone.value)),
  WEBSITE: ({ actor }) => actor.website ?? '',
  OPEN_TO_COOPERATION: ({ actor }, messages) => (actor.openToCooperation ? messages.mergeYes : messages.mergeNo),
};
const fields = Object.keys(words) as MergeField[];

export const wordOf = (field: MergeField, entry: Entry, messages: Messages): string => words[field](entry, messages);

/** Fields in which the two differ. */
export function differingFields(one: Entry, other: Entry, messages: Messages): MergeField[] {
  return fields.filter((field) => wordOf(field, one, messages) !== wordOf(field, other, messages));
}

/** The one that residents see, that was confirmed last, that says more: its fields stay where nothing speaks against it. */
export function sideThatStays(entries: readonly [Entry, Entry], messages: Messages): Side {
  const marks = entries.map((entry) => [
    Number(entry.actor.published),
    entry.confirmedAt === null ? 0 : Date.parse(entry.confirmedAt),
    fields.filter((field) => wordOf(field, entry, messages) !== '').length,
  ]);
  const [one = [], other = []] = marks;
  const at = one.findIndex((mark, position) => mark !== other[position]);
  return at >= 0 && (other[at] ?? 0) > (one[at] ?? 0) ? 1 : 0;
}

/** What stays of a field unless somebody chooses: the longer text, and whatever is not empty. */
export function sideOfField(
  field: MergeField,
  { entries, stays, messages }: { entries: readonly [Entry, Entry]; stays: Side; messages: Messages },
): Side {
  const [mine, theirs] = [entries[stays], entries[stays === 0 ? 1 : 0]].map((entry) => wordOf(field, entry, messages));
  const isFuller = mine === '' || (texts.includes(field) && (theirs ?? '').length > (mine ?? '').length);
  return isFuller && theirs !== '' ? (stays === 0 ? 1 : 0) : stays;
}

export interface PlaceChoice {
  id: string;
  street: string | null;
  openingHours: string | null;
  entry: string;
}

/** All places of both, those of the entry that stays first. */
export function placesOf(entries: readonly [Entry, Entry], stays: Side): PlaceChoice[] {
  return [entries[stays], entries[stays === 0 ? 1 : 0]].flatMap(({ actor }) =>
    actor.places.map((place) => ({ ...place, entry: actor.name })),
  );
}

/** Of places at one address the first with opening hours, else the first. */
export function placesThatStay(places: readonly PlaceChoice[]): string[] {
  const address = ({ id, street }: PlaceChoice) =>
    street === null
      ? id
      : street
          .toLowerCase()
          .replace(/str(?:aße|asse|\.)/, 'str')
          .replaceAll(' ', '');
  const best = new Map<string, PlaceChoice>();
  for (const place of places) {
    const known = best.get(address(place));
    if (known === undefined || (known.openingHours === null && place.openingHours !== null))
      best.set(address(place), place);
  }
  return [...best.values()].map(({ id }) => id);
}

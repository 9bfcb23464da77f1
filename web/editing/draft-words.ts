import type { Messages } from '#web/i18n/de.ts';
import type { Locale } from '#web/paths.ts';
import type { Draft, DraftField } from './draft.ts';
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

/** What stands in a field, as somebody reads it who has to choose between two versions. */
export function wordOf(field: DraftField, draft: Draft, { messages, locale, terms }: Words): string {
  if (field === 'kind') return messages.kind[draft.kind];
  if (field === 'topics' || field === 'targetGroups')
    return draft[field].map((slug) => terms[field].find((term) => term.slug === slug)?.name ?? slug).join(', ');
  if (field === 'languages')
    return languageChoices(locale, draft.languages)
      .filter(({ value }) => draft.languages.includes(value))
      .map(({ label }) => label)
      .join(', ');
  if (field === 'places')
    return draft.places
      .map(({ openingHours, notice }) => [openingHours, notice].filter(Boolean).join(' · '))
      .join('\n');
  const value = draft[field];
  if (typeof value === 'boolean') return value ? messages.editYes : messages.editNo;
  return value;
}

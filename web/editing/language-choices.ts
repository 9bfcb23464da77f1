import type { Locale } from '#web/paths.ts';

/** Languages that are spoken in a Berlin neighbourhood; German Sign Language among them. */
const common = ['de', 'en', 'ar', 'bg', 'es', 'fa', 'fr', 'gsg', 'ku', 'pl', 'ro', 'ru', 'sr', 'tr', 'uk', 'vi'];

/** The languages to choose from, with those that are set already, by their names. */
export function languageChoices(locale: Locale, selected: readonly string[]): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const signed = { de: 'Deutsche Gebärdensprache', en: 'German Sign Language' }[locale];
  const compare = new Intl.Collator(locale).compare;
  return [...new Set([...common, ...selected])]
    .map((tag) => ({ value: tag, label: tag === 'gsg' ? signed : (names.of(tag) ?? tag) }))
    .toSorted((a, b) => compare(a.label, b.label));
}

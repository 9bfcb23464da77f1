import type { Locale } from '#web/paths.ts';

/** Chooses a form by the language's own plural rules; `other` stands in for forms that the language does not use. */
export function plural(locale: Locale, n: number, forms: { one: string; other: string; zero?: string }): string {
  if (n === 0 && forms.zero !== undefined) return forms.zero;
  return new Intl.PluralRules(locale).select(n) === 'one' ? forms.one : forms.other;
}

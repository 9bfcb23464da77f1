import type { Locale } from '#web/paths.ts';
import { type DayCode, dayCodes, daySpans, type When, type YearDay } from './hours-row.ts';

/** A week that began on Monday, the 1st, and a year from its first month on. */
const someDay = (index: number) => new Date(Date.UTC(2024, 0, 1 + index));
const someMonth = (month: number) => new Date(Date.UTC(2024, month - 1, 1));

/** `Mo`, `Montag` */
export function dayName(locale: Locale, day: DayCode, weekday: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(someDay(dayCodes.indexOf(day)));
}

/** `März` */
export function monthName(locale: Locale, month: number): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(someMonth(month));
}

/** `Mo–Mi, Fr` */
export function daysInShort(locale: Locale, days: readonly DayCode[]): string {
  const name = (day: DayCode | undefined) => (day === undefined ? '' : dayName(locale, day, 'short'));
  return daySpans(days)
    .map((span) => (span.length < 3 ? span.map(name).join(', ') : `${name(span[0])}–${name(span.at(-1))}`))
    .join(', ');
}

/** `24. Dezember`, `März–Oktober`, `20. Dezember 2026–5. Januar`; empty as long as none is chosen */
export function datesInWords(locale: Locale, { from, to, year }: Extract<When, { kind: 'dates' }>): string {
  if (from.month === 0) return '';
  const first = [pointInWords(locale, from), year ?? ''].join(' ').trim();
  return to === null || to.month === 0 ? first : `${first}–${pointInWords(locale, to)}`;
}

function pointInWords(locale: Locale, { month, day }: YearDay): string {
  if (day === null) return monthName(locale, month);
  const options = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options).format(
    new Date(Date.UTC(2024, month - 1, day)),
  );
}

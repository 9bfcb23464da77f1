import type { Locale } from '#web/paths.ts';

/** Times are the neighbourhood's, wherever the reader is. */
const timeZone = 'Europe/Berlin';
const tags: Record<Locale, string> = { de: 'de-DE', en: 'en-GB' };

export const formatNumber = (locale: Locale, value: number): string =>
  new Intl.NumberFormat(tags[locale]).format(value);

/** `18:00` */
export const formatTime = (locale: Locale, instant: string): string =>
  format(locale, instant, { hour: '2-digit', minute: '2-digit' });

/** `März 2026` */
export const formatMonth = (locale: Locale, instant: string): string =>
  format(locale, instant, { month: 'long', year: 'numeric' });

/** `3. März 2026` */
export const formatDate = (locale: Locale, instant: string): string => format(locale, instant, { dateStyle: 'long' });

/** `heute`, `vor 3 Tagen`, in days of the neighbourhood */
export function formatAge(locale: Locale, instant: string, now: Date): string {
  const days = Math.round((Date.parse(dayOf(instant)) - Date.parse(dayOf(now.toISOString()))) / 86_400_000);
  return new Intl.RelativeTimeFormat(tags[locale], { numeric: 'auto' }).format(days, 'day');
}

/** `27.11.2026, 10:12` */
export const formatMoment = (locale: Locale, instant: string): string =>
  format(locale, instant, { dateStyle: 'medium', timeStyle: 'short' });

/** `2026` */
export const formatYear = (locale: Locale, date: string): string => format(locale, date, { year: 'numeric' });

/** `Mo, 23. Nov.` */
export const formatDay = (locale: Locale, date: string): string =>
  format(locale, `${date}T12:00:00Z`, { weekday: 'short', day: 'numeric', month: 'short' });

/** `Vietnamesisch`; the tag itself where the browser has no name for it */
export function formatLanguage(locale: Locale, tag: string): string {
  try {
    return new Intl.DisplayNames([tags[locale]], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** `25. Nov. 2026, 18:00` of a local time without zone: the wall clock is shown as it was chosen */
export const formatLocalTime = (locale: Locale, local: string): string =>
  new Intl.DateTimeFormat(tags[locale], { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(`${local}:00Z`),
  );

/** `10:00` today, `Sa 10:00` within the week, `Sa 5. Dez. 10:00` later */
export function formatOpening(locale: Locale, instant: string, now: Date): string {
  const day = { hour: '2-digit', minute: '2-digit' } as const;
  if (dayOf(instant) === dayOf(now.toISOString())) return format(locale, instant, day);
  if (Date.parse(instant) - now.getTime() < 6 * 86_400_000)
    return format(locale, instant, { ...day, weekday: 'short' });
  return format(locale, instant, { ...day, weekday: 'short', day: 'numeric', month: 'short' });
}

/** `350 m`, `1,2 km` */
export function formatDistance(locale: Locale, metres: number): string {
  const [value, unit] =
    metres < 950 ? [Math.round(metres / 10) * 10, 'meter'] : [Math.round(metres / 100) / 10, 'kilometer'];
  return new Intl.NumberFormat(tags[locale], { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

function format(locale: Locale, instant: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(tags[locale], { timeZone, ...options }).format(new Date(instant));
}

const dayOf = (instant: string): string => new Intl.DateTimeFormat('sv', { timeZone }).format(new Date(instant));

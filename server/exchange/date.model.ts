import { cleanLine } from '#server/actors/text.model.ts';

/**
 * A day as YYYY-MM-DD from what lists write: 2023-07-31 (also with a time), 31.7.2023, 2023-07, 7/2023, 2023. A month or
 * year counts as its first day, so that data never look fresher than they are. Null if unreadable or not a day.
 */
export function dayOf(cell: string): string | null {
  const text = cleanLine(cell).replace(/^stand:?\s*/i, '');
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T\s].*)?)?)?$/.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const german = /^(?:(\d{1,2})\.\s?)?(\d{1,2})[./]\s?(\d{4})(?:[\s,].*)?$/.exec(text);
  return german ? day(german[3], german[2], german[1]) : null;
}

function day(year = '', month = '1', dayOfMonth = '1'): string | null {
  const written = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
}

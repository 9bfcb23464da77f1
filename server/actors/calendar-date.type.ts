import { GraphQLScalarType } from 'graphql';

/** A day without a time zone; rows carry it as the same text. */
export const CalendarDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day as YYYY-MM-DD (ISO 8601), without time or time zone.',
  serialize: (value) => parseDay(value),
  parseValue: (value) => parseDay(value),
});

function parseDay(value: unknown): string {
  const day = typeof value === 'string' ? value : '';
  const parsed = new Date(`${day}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day))
    return day;
  throw new TypeError('A Date is written YYYY-MM-DD, such as 2026-03-31.');
}

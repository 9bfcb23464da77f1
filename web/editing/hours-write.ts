import {
  daySpans,
  type HoursRow,
  type HoursTime,
  isBlank,
  isBlankTime,
  isWeekRow,
  lengthOfMonth,
  type When,
  type YearDay,
} from './hours-row.ts';
import { readTime } from './hours-time.ts';

export const monthCodes = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What is to be chosen still. */
export const missingDate = '{date}';

/** The rows as an `opening_hours` value, in their order; what is not finished makes it one that cannot be saved. */
export function writeHours(rows: readonly HoursRow[]): string {
  const said = rows.filter((row) => !isBlank(row));
  const rules = said.filter(({ when }) => when.kind !== 'otherwise');
  const otherwise = said.find(({ when, remark }) => when.kind === 'otherwise' && remark.trim() !== '');
  const [first] = rules;
  const written =
    rules.length === 1 && first && isAlwaysOpen(first)
      ? '24/7'
      : rules.map((row, index) => `${index === 0 ? '' : row.adds ? ', ' : '; '}${ruleOf(row)}`).join('');
  return [written, otherwise && quoted(otherwise.remark)].filter(Boolean).join(' || ');
}

/** Whether something in what was written here waits to be finished. */
export function isUnfinished(expression: string): boolean {
  return /\{[^{}]*\}/.test(expression.replaceAll(/"[^"]*"/g, ''));
}

function isAlwaysOpen(row: HoursRow): boolean {
  const [time, ...more] = row.times;
  if (!isWeekRow(row) || row.days.length < 7 || row.state !== 'open' || row.remark.trim() !== '') return false;
  return more.length === 0 && time !== undefined && readTime(time.from) === '00:00' && readTime(time.to) === '24:00';
}

function ruleOf(row: HoursRow): string {
  const times = row.state === 'closed' ? '' : timesOf(row);
  return [datesOf(row.when), daysOf(row), times, stateOf(row)].filter((part) => part !== '').join(' ');
}

function datesOf(when: When): string {
  if (when.kind === 'holidays') return when.of.length === 0 ? missingDate : when.of.join(',');
  if (when.kind === 'weeks') return when.parity === 'odd' ? 'week 01-53/2' : 'week 02-52/2';
  if (when.kind === 'feast') return `easter${when.days === 0 ? '' : ` ${distance(when.days)}`}`;
  if (when.kind !== 'dates') return '';
  const { from, to, year } = when;
  if (from.month === 0 || to?.month === 0) return missingDate;
  if (to === null) return pointOf(from, year);
  // whole months stay months, unless one end is a day or a year says which months
  const isByDay = year !== null || from.day !== null || to.day !== null;
  const isNextYear = to.month < from.month || (to.month === from.month && (to.day ?? 31) < (from.day ?? 1));
  const first = isByDay ? { ...from, day: from.day ?? 1 } : from;
  const last = isByDay ? { ...to, day: to.day ?? lengthOfMonth(to.month) } : to;
  return `${pointOf(first, year)}-${pointOf(last, year === null ? null : year + Number(isNextYear))}`;
}

function pointOf({ month, day }: YearDay, year: number | null): string {
  const parts = [year === null ? '' : String(year), monthCodes[month - 1] ?? '', day === null ? '' : twoDigits(day)];
  return parts.filter((part) => part !== '').join(' ');
}

function distance(days: number): string {
  return `${days < 0 ? '-' : '+'}${Math.abs(days)} day${Math.abs(days) === 1 ? '' : 's'}`;
}

/** Days that follow each other become a span. */
function daysOf({ when, days, nth }: HoursRow): string {
  if (days.length === 0) return when.kind === 'always' || when.kind === 'weeks' ? `{days${nth.join(',')}}` : '';
  if (nth.length > 0) return days.map((day) => `${day}[${nth.join(',')}]`).join(',');
  return daySpans(days)
    .map((span) => (span.length < 3 ? span.join(',') : `${span[0]}-${span.at(-1)}`))
    .join(',');
}

function timesOf({ times, state }: HoursRow): string {
  const typed = times.filter((time) => !isBlankTime(time));
  if (typed.length === 0) return state === 'open' ? unfinished('') : '';
  return typed.map(timeOf).join(',');
}

function timeOf({ from, to }: HoursTime): string {
  const start = readTime(from);
  const first = start === null || start === '24:00' ? unfinished(from) : start;
  return to.trim() === '' ? `${first}+` : `${first}-${readTime(to) ?? unfinished(to)}`;
}

/** A remark by itself says "perhaps", by the specification. */
function stateOf({ state, remark }: HoursRow): string {
  const told = remark.trim() === '' ? '' : quoted(remark);
  if (state === 'closed') return ['off', told].filter(Boolean).join(' ');
  if (state === 'open') return told && `open ${told}`;
  return told || 'unknown';
}

/** No reader of the syntax takes what stands between braces: a draft keeps it, and it cannot be saved by mistake. */
function unfinished(typed: string): string {
  return `{${typed.replaceAll(',', '.').replaceAll(/[{}";|]/g, '')}}`;
}

function quoted(remark: string): string {
  return `"${remark.trim().replaceAll('"', "'")}"`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

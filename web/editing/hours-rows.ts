import { useState } from 'react';
import { readHours } from './hours-read.ts';
import { type DayCode, type HoursRow, isWeekRow, type When } from './hours-row.ts';
import { passesMidnight } from './hours-time.ts';
import { writeHours } from './hours-write.ts';

/** The kinds of rows in the order in which they are written: what comes later holds against what comes before. */
const order: readonly When['kind'][] = ['always', 'weeks', 'holidays', 'dates', 'feast', 'otherwise'];

const emptyRow = { days: [], nth: [], times: [{ from: '', to: '' }], remark: '', adds: false };

/** What each button adds. */
export const newRows = {
  days: { ...emptyRow, when: { kind: 'always' }, state: 'open' },
  some: { ...emptyRow, when: { kind: 'always' }, nth: [1], state: 'open', adds: true },
  holiday: { ...emptyRow, when: { kind: 'holidays', of: ['PH'] }, state: 'closed' },
  date: { ...emptyRow, when: { kind: 'dates', from: { month: 0, day: null }, to: null, year: null }, state: 'closed' },
} as const satisfies Record<string, HoursRow>;

/** A row with what it is known by while it is edited. */
export interface ShownRow extends HoursRow {
  key: number;
}

/**
 * The rows of an expression, as long as it is the one that was written here; another one, such as the chosen version of two,
 * is read anew. null: no rows can show it.
 */
export function useHoursRows(expression: string, onChange: (expression: string) => void) {
  const [kept, setKept] = useState(() => ({ expression, rows: shownRows(expression) }));
  const isMine = kept.expression === expression;
  const current = isMine ? kept : { expression, rows: shownRows(expression) };
  if (!isMine) setKept(current);
  const rows = current.rows ?? [];
  const write = (changed: ShownRow[]) => {
    const written = writeHours(changed);
    setKept({ expression: written, rows: changed });
    onChange(written);
  };
  return {
    rows: current.rows,
    /** @returns what the row is known by */
    add(row: HoursRow): number {
      const key = Math.max(-1, ...rows.map((other) => other.key)) + 1;
      write(rows.toSpliced(placeOf(row, rows), 0, { ...row, key }));
      return key;
    },
    change: (row: ShownRow) => write(withRow(rows, row)),
    remove: ({ key }: ShownRow) => write(rows.filter((row) => row.key !== key)),
  };
}

function shownRows(expression: string): ShownRow[] | null {
  return readHours(expression)?.map((row, key) => ({ ...row, key })) ?? null;
}

/** After the last row of its kind or of one that has to come before. */
function placeOf(row: HoursRow, rows: readonly HoursRow[]): number {
  const rank = (one: HoursRow) => order.indexOf(one.when.kind) + (one.nth.length > 0 ? 0.5 : 0);
  return rows.findLastIndex((other) => rank(other) <= rank(row)) + 1;
}

/** A day that is chosen in one row of the ordinary week leaves the others; a row that loses its last day goes. */
export function withRow(rows: readonly ShownRow[], row: ShownRow): ShownRow[] {
  const taken = new Set<DayCode>(isWeekRow(row) ? row.days : []);
  const changed = rows.flatMap((other): ShownRow[] => {
    if (other.key === row.key) return [row];
    const days = other.days.filter((day) => !taken.has(day));
    if (!isWeekRow(other) || days.length === other.days.length) return [other];
    return days.length > 0 ? [{ ...other, days }] : [];
  });
  return keepingNights(changed, row);
}

/** A night goes on into the next morning also where the day after has a row of its own; ";" would cut it at midnight. */
function keepingNights(rows: readonly ShownRow[], changed: ShownRow): ShownRow[] {
  return rows.map((row, index) => {
    const before = rows.slice(0, index);
    const nights = before.filter((other) => other.times.some(passesMidnight));
    const isTouched = row === changed || nights.includes(changed);
    return isTouched && nights.length > 0 && [...before, row].every(isWeekRow) ? { ...row, adds: true } : row;
  });
}

export const dayCodes = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
export type DayCode = (typeof dayCodes)[number];
export type HolidayCode = 'PH' | 'SH';

/** A day of every year, or a whole month where `day` is null. `month` counts from 1; 0: not chosen yet. */
export interface YearDay {
  month: number;
  day: number | null;
}

/** On which dates a row holds. */
export type When =
  | { kind: 'always' }
  | { kind: 'holidays'; of: readonly HolidayCode[] }
  /** `year` null: every year; with a year, `to` lies less than twelve months after `from` */
  | { kind: 'dates'; from: YearDay; to: YearDay | null; year: number | null }
  /** days after Easter Sunday, which has a name for the time until then */
  | { kind: 'feast'; days: number }
  /** calendar weeks (ISO 8601) */
  | { kind: 'weeks'; parity: 'odd' | 'even' }
  /** whenever no other row says that it is open */
  | { kind: 'otherwise' };

/** From and until, as they are typed: "9", "9:30", "17 Uhr"; no end: it is left open. */
export interface HoursTime {
  from: string;
  to: string;
}

/** What the editor shows as one row: one rule of an `opening_hours` value. */
export interface HoursRow {
  when: When;
  /** in the order of the week; none: every day */
  days: readonly DayCode[];
  /** only the 1st, 2nd … of these days in a month, -1 being the last; none: each */
  nth: readonly number[];
  times: readonly HoursTime[];
  state: 'open' | 'closed' | 'uncertain';
  remark: string;
  /** holds beside what the rows before say of the same days, not in place of it */
  adds: boolean;
}

/** A row of the ordinary week; a day stands in one of them at most. */
export function isWeekRow({ when, nth }: HoursRow): boolean {
  return when.kind === 'always' && nth.length === 0;
}

/** Whether nothing has been put into it yet. */
export function isBlank(row: HoursRow): boolean {
  const { days, times, state, remark } = row;
  return isWeekRow(row) && days.length === 0 && times.every(isBlankTime) && state === 'open' && remark.trim() === '';
}

export function isBlankTime({ from, to }: HoursTime): boolean {
  return from.trim() === '' && to.trim() === '';
}

export function sortedDays(days: Iterable<DayCode>): DayCode[] {
  const chosen = new Set(days);
  return dayCodes.filter((day) => chosen.has(day));
}

/** How many days a month has at most. */
export function lengthOfMonth(month: number): number {
  return new Date(Date.UTC(2024, month, 0)).getUTCDate();
}

/** Days that follow each other, each time as one span. */
export function daySpans(days: readonly DayCode[]): DayCode[][] {
  const spans: DayCode[][] = [];
  for (const day of days) {
    const last = spans.at(-1);
    const isNext = last !== undefined && dayCodes.indexOf(day) === dayCodes.indexOf(last.at(-1) ?? day) + 1;
    if (isNext) last.push(day);
    else spans.push([day]);
  }
  return spans;
}

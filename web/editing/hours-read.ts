import { DATES, whensOf } from './hours-dates.ts';
import {
  type DayCode,
  dayCodes,
  type HolidayCode,
  type HoursRow,
  type HoursTime,
  isWeekRow,
  sortedDays,
  type When,
} from './hours-row.ts';
import { passesMidnight } from './hours-time.ts';

const DAY = `(?:${dayCodes.join('|')})`;
const CHOICE = String.raw`(?:PH|SH|${DAY}(?:-${DAY}|\[[-\d,]+\])?)`;
const CLOCK = String.raw`(?:\d\d:\d\d|\{[^}]*\})`;
const TIMES = String.raw`${CLOCK}(?:-${CLOCK}|\+)`;

/** One rule in the spelling that the server saves, and that `writeHours` has. */
const RULE = new RegExp(
  [
    `^(?:(?<dates>${DATES})(?: |$))?`,
    String.raw`(?:week (?<weeks>\d\d?-\d\d/2)(?: |$))?`,
    `(?:(?<during>PH|SH) (?=${DAY}))?`,
    String.raw`(?:(?<days>${CHOICE}(?:,${CHOICE})*|\{days[-\d,]*\})(?: |$))?`,
    `(?:(?<times>24/7|${TIMES}(?:,${TIMES})*|\\{\\})(?: |$))?`,
    '(?<state>open|off|closed|unknown)? ?(?:"(?<remark>[^"]*)")?$',
  ].join(''),
);

/**
 * The rows that say what an `opening_hours` value says; null where it says something that no row can show, and has to be
 * kept as it is. Written again without a change, the rows mean the same.
 */
export function readHours(expression: string): HoursRow[] | null {
  const written = expression.trim();
  if (written === '') return [];
  const only = /^"([^"]*)"$/.exec(written);
  if (only) return [otherwise(only[1] ?? '')];
  const rows: HoursRow[] = [];
  // with those that later ones take the place of
  const said: HoursRow[] = [];
  const rules = rulesOf(written);
  for (const [index, { text, joint }] of rules.entries()) {
    // after days alone a comma goes on with the days
    if (joint === ',' && !isComplete(rules[index - 1]?.text ?? '')) return null;
    const remark = joint === '||' && index === rules.length - 1 ? /^"([^"]+)"$/.exec(text) : null;
    const read = remark ? [otherwise(remark[1] ?? '')] : joint === '||' ? null : rowsOf(text, joint === ',');
    if (read === null || read.some((row) => !takesPlace(rows, row))) return null;
    said.push(...read);
  }
  // where a night and something else lie over each other, the readers of the syntax do not agree with themselves
  if (!said.some(({ times }) => times.some(passesMidnight))) return rows;
  const isPlain = rules.every(({ text }) => isComplete(text) && !goesOverSunday(text));
  const isClear = said.every((row) => !row.adds) || said.every(isWeekRow);
  return isPlain && isClear && said.every((row) => rows.includes(row)) ? rows : null;
}

function otherwise(remark: string): HoursRow {
  return { when: { kind: 'otherwise' }, days: [], nth: [], times: [], state: 'uncertain', remark, adds: false };
}

/** The rules with what joins each to the one before. */
function rulesOf(written: string): { text: string; joint: string }[] {
  const rules = [{ text: '', joint: ';' }];
  for (const [token] of written.matchAll(/"[^"]*"|; ?|, | \|\| |./gsu)) {
    if (/^(?:; ?|, | \|\| )$/.test(token)) rules.push({ text: '', joint: token.trim() });
    else rules[rules.length - 1] = { text: (rules.at(-1)?.text ?? '') + token, joint: rules.at(-1)?.joint ?? ';' };
  }
  return rules.map(({ text, joint }) => ({ text: text.trim(), joint }));
}

/** "Fr-Mo": written as "Mo,Fr-Su", readers treat the nights between these days otherwise. */
function goesOverSunday(rule: string): boolean {
  const spans = [...rule.matchAll(new RegExp(`(${DAY})-(${DAY})`, 'g'))];
  return spans.some(([, from, to]) => dayCodes.indexOf(from as DayCode) > dayCodes.indexOf(to as DayCode));
}

function isComplete(rule: string): boolean {
  return /:\d\d|24\/7|[}"]|\b(?:open|off|closed|unknown)$/.test(rule);
}

/** Adds a row; a day of the ordinary week that an earlier row named as well is its alone. False where both count. */
function takesPlace(rows: HoursRow[], row: HoursRow): boolean {
  if (isWeekRow(row)) {
    const shared = rows.filter((other) => isWeekRow(other) && other.days.some((day) => row.days.includes(day)));
    if (row.adds && shared.length > 0) return false;
    for (const other of shared) {
      const days = other.days.filter((day) => !row.days.includes(day));
      const index = rows.indexOf(other);
      if (days.length > 0) rows[index] = { ...other, days };
      else rows.splice(index, 1);
    }
  }
  rows.push(row);
  return true;
}

/** The rows of one rule: one for each of its dates and kinds of days. */
function rowsOf(text: string, adds: boolean): HoursRow[] | null {
  const parts = text === '' ? undefined : RULE.exec(text)?.groups;
  if (!parts) return null;
  const whens = whensOf(parts);
  const isEveryDay = parts['days'] === undefined && (parts['dates'] ?? parts['during']) === undefined;
  const groups = dayGroupsOf(isEveryDay ? everyDay : parts['days']);
  const times = parts['times'] === undefined ? [] : readTimes(parts['times']);
  if (whens === null || groups === null || times === null) return null;
  const remark = parts['remark'] ?? '';
  const state = stateOf(parts['state'], remark);
  if (state === 'closed' && times.length > 0) return null;
  const isAllDay = state === 'open' && parts['times'] === undefined;
  const shown = isAllDay ? [{ from: '00:00', to: '24:00' }] : times;
  const rows = whens.flatMap((when) =>
    groups.map((group) => asRow(when, group, { times: shown, state, remark, adds })),
  );
  const found = rows.flatMap((row) => row ?? []);
  if (found.length < rows.length) return null;
  // of two rules, the second would cut the night of the first
  return found.length > 1 && times.some(passesMidnight) ? null : found;
}

const everyDay = 'Mo-Su';

interface DayGroup {
  days: DayCode[];
  nth: number[];
  holidays: HolidayCode[];
}

type Rest = Pick<HoursRow, 'times' | 'state' | 'remark' | 'adds'>;

function asRow(when: When, { days, nth, holidays }: DayGroup, rest: Rest): HoursRow | null {
  if (holidays.length > 0)
    return when.kind === 'always' ? { when: { kind: 'holidays', of: holidays }, days: [], nth: [], ...rest } : null;
  return { when, days, nth, ...rest };
}

/** Days with the same "1st, 3rd …" belong together, and so do holidays; one empty group where no days are named. */
function dayGroupsOf(text: string | undefined): DayGroup[] | null {
  if (text === undefined || text.startsWith('{')) {
    const nth = shownNth.filter((number) => text?.match(/-?\d/g)?.includes(String(number)));
    return [{ days: [], nth, holidays: [] }];
  }
  const groups = new Map<string, DayGroup>();
  for (const [choice] of text.matchAll(new RegExp(CHOICE, 'g'))) {
    const nth = nthOf(choice);
    if (nth === null) return null;
    const isHoliday = choice === 'PH' || choice === 'SH';
    const key = isHoliday ? 'holidays' : nth.join();
    const group = groups.get(key) ?? { days: [], nth, holidays: [] };
    if (isHoliday) groups.set(key, { ...group, holidays: [...new Set([...group.holidays, choice] as const)] });
    else groups.set(key, { ...group, days: sortedDays([...group.days, ...spanOfDays(choice)]) });
  }
  return [...groups.values()];
}

function spanOfDays(choice: string): DayCode[] {
  const named = choice.replace(/\[.*/, '').split('-');
  const [first, last = first] = named.map((day) => dayCodes.indexOf(day as DayCode));
  if (first === undefined || last === undefined) return [];
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => dayCodes[(first + index) % 7] ?? 'Mo');
}

const shownNth = [1, 2, 3, 4, 5, -1];

function nthOf(choice: string): number[] | null {
  const listed = /\[([^[\]]*)\]/.exec(choice)?.[1];
  if (listed === undefined) return [];
  const nth = listed.split(',').flatMap((part) => {
    const [, first, last] = /^(\d)-(\d)$/.exec(part)?.map(Number) ?? [];
    if (first === undefined || last === undefined) return [Number(part)];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  return nth.every((number) => shownNth.includes(number)) ? nth : null;
}

function readTimes(text: string): HoursTime[] | null {
  if (text === '24/7') return [{ from: '00:00', to: '24:00' }];
  if (text === '{}') return [];
  const times = text.split(',').map((time) => {
    const [, from = '', to = ''] = /^(\{[^}]*\}|[\d:]+)(?:-(\{[^}]*\}|[\d:]+)|\+)$/.exec(time) ?? [];
    return { from: typed(from), to: typed(to) };
  });
  const read = times.map(({ from, to }) => ({ from, to: withinADay(to) }));
  // an end on the next day that is later than the beginning is more than a row can say
  const isShown = read.every(({ from, to }, index) => to === times[index]?.to || to < from);
  return isShown ? read : null;
}

function typed(text: string): string {
  return text.startsWith('{') ? text.slice(1, -1) : text;
}

/** "26:00" is two o'clock in the night. */
function withinADay(clock: string): string {
  const [hours = '', minutes = ''] = clock.split(':');
  const isNextDay = /^\d\d:\d\d$/.test(clock) && clock > '24:00';
  return isNextDay ? `${String(Number(hours) - 24).padStart(2, '0')}:${minutes}` : clock;
}

function stateOf(word: string | undefined, remark: string): HoursRow['state'] {
  if (word === 'off' || word === 'closed') return 'closed';
  return word === 'unknown' || (word === undefined && remark !== '') ? 'uncertain' : 'open';
}

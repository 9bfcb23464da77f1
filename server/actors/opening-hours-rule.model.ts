export type DayCode = 'Mo' | 'Tu' | 'We' | 'Th' | 'Fr' | 'Sa' | 'Su';

/** A day, month or year, or Easter Sunday with a distance in days. `month` counts from 1. */
export interface SeasonPoint {
  year?: number;
  month?: number;
  day?: number;
  easter?: number;
}

export interface Season {
  from: SeasonPoint;
  to: SeasonPoint | null;
}

export type DayChoice =
  | { kind: 'days'; from: DayCode; to: DayCode }
  /** The 1st, 3rd, last (-1) … of a month. */
  | { kind: 'nth'; day: DayCode; nth: number[] }
  | { kind: 'public-holidays' }
  | { kind: 'school-holidays' };

/** `HH:MM` up to `48:00`, or what the sun does; `to` is null when the end is open. */
export interface TimeRange {
  from: string;
  to: string | null;
  orLonger: boolean;
}

/** One rule of an `opening_hours` value, as far as people need words for it. */
export interface HoursRule {
  /** ";" replaces earlier rules on the days that both name, "," adds to them, "||" holds when none of them does. */
  joint: ';' | ',' | '||';
  seasons: Season[];
  /** Calendar weeks, `every` 2 meaning every second one. */
  weeks: { from: number; to: number; every: number } | null;
  /** Only on those `days` that lie in school holidays, or that are public holidays. */
  during: 'PH' | 'SH' | null;
  days: DayChoice[];
  times: TimeRange[];
  state: 'open' | 'closed' | 'unknown';
  comment: string | null;
}

export const DAY_CODES: readonly DayCode[] = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MONTH_CODES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const DAY = `(?:${DAY_CODES.join('|')})`;
const MONTH = `(?:${MONTH_CODES.join('|')})`;
const POINT = String.raw`(?:(?:\d{4} )?(?:easter(?: [+-]\d+ days?)?|${MONTH}(?: \d\d)?)|\d{4}(?!:))`;
const SEASON = String.raw`${POINT}(?:-(?:${POINT}|\d\d(?!:)))?(?:,\d\d(?!:|\d))*`;
const CHOICE = String.raw`(?:PH|SH|${DAY}(?:-${DAY}|\[[-\d,]+\])?)(?!\w)`;
const TIME = String.raw`(?:\d\d:\d\d|sunrise|sunset|dawn|dusk)`;
const RANGE = String.raw`${TIME}(?:-${TIME}\+?|\+)`;

/** The order of the parts is fixed in the tidy spelling; each of them may be missing. */
const RULE = new RegExp(
  String.raw`^(?:(?<season>${SEASON}(?:,${SEASON})*)(?::? |:?$))?(?:week (?<weeks>\d\d(?:-\d\d(?:/\d+)?)?)(?::? |:?$))?` +
    `(?:(?<during>PH|SH) (?=${DAY}))?(?:(?<days>${CHOICE}(?:,${CHOICE})*)(?: |$))?` +
    String.raw`(?:(?<times>24/7|${RANGE}(?:,${RANGE})*)(?: |$))?(?<state>open|off|closed|unknown)?\s*(?:"(?<comment>[^"]*)")?$`,
);

/**
 * The rules of a tidy `opening_hours` value (as `tidyOpeningHours` spells it), each with its own text; `rule` is null where a rule
 * says something beyond this grammar (sums of times, offsets of days, open years).
 */
export function hoursRules(tidy: string): { text: string; rule: HoursRule | null }[] {
  const pieces = splitOutsideQuotes(tidy);
  return pieces
    .map((text, index) => ({ text, joint: jointOf(pieces[index - 1]) }))
    .filter((_, index) => index % 2 === 0)
    .map(({ text, joint }) => ({ text, rule: ruleOf(text.trim(), joint) }));
}

/** What stands between the joints of rules, with the joints: text, joint, text, … */
function splitOutsideQuotes(tidy: string): string[] {
  const pieces = [''];
  for (const [token] of tidy.matchAll(/"[^"]*"|; |, | \|\| |./gsu)) {
    if (/^(?:; |, | \|\| )$/.test(token)) pieces.push(token, '');
    else pieces.push((pieces.pop() ?? '') + token);
  }
  return pieces;
}

function jointOf(separator: string | undefined): HoursRule['joint'] {
  if (separator === ', ') return ',';
  return separator === ' || ' ? '||' : ';';
}

function ruleOf(text: string, joint: HoursRule['joint']): HoursRule | null {
  const parts = RULE.exec(text)?.groups;
  if (!parts || text === '') return null;
  const comment = parts['comment'] ?? null;
  return {
    joint,
    seasons: listed(parts['season'], SEASON).flatMap(seasonsOf),
    weeks: weeksOf(parts['weeks']),
    during: parts['during'] === 'PH' || parts['during'] === 'SH' ? parts['during'] : null,
    days: listed(parts['days'], CHOICE).map(choiceOf),
    times: parts['times'] === '24/7' ? [timesOf('00:00-24:00')] : listed(parts['times'], RANGE).map(timesOf),
    state: stateOf(parts['state'], comment),
    comment,
  };
}

/** A comment without a state leaves open whether the hours hold: the specification calls that unknown. */
function stateOf(word: string | undefined, comment: string | null): HoursRule['state'] {
  if (word === 'off' || word === 'closed') return 'closed';
  if (word === 'unknown' || (word === undefined && comment !== null)) return 'unknown';
  return 'open';
}

function listed(text: string | undefined, element: string): string[] {
  return text?.match(new RegExp(element, 'g')) ?? [];
}

/** One season, or several days of a month: "Jul 12-Aug 23", "Dec 25-26", "Dec 24,31". */
function seasonsOf(text: string): Season[] {
  const [span = '', ...furtherDays] = text.split(',');
  const [, first = '', last] = new RegExp(String.raw`^(${POINT})(?:-(${POINT}|\d\d))?$`).exec(span) ?? [];
  const from = pointOf(first);
  const isDayOnly = last !== undefined && /^\d\d$/.test(last);
  const to = isDayOnly ? { ...from, day: Number(last) } : last === undefined ? null : pointOf(last);
  return [{ from, to }, ...furtherDays.map((day) => ({ from: { ...from, day: Number(day) }, to: null }))];
}

function pointOf(text: string): SeasonPoint {
  const point: SeasonPoint = {};
  const year = /\d{4}/.exec(text);
  if (year) point.year = Number(year[0]);
  if (text.includes('easter')) return { ...point, easter: Number(/[+-]\d+/.exec(text)?.[0] ?? 0) };
  const month = new RegExp(MONTH).exec(text);
  if (month) point.month = MONTH_CODES.indexOf(month[0]) + 1;
  const day = / (\d\d)$/.exec(text);
  if (day) point.day = Number(day[1]);
  return point;
}

function weeksOf(text: string | undefined): HoursRule['weeks'] {
  if (text === undefined) return null;
  const [from = 0, to = from, every = 1] = text.split(/[-/]/).map(Number);
  return { from, to, every };
}

function choiceOf(text: string): DayChoice {
  if (text === 'PH') return { kind: 'public-holidays' };
  if (text === 'SH') return { kind: 'school-holidays' };
  const [from = 'Mo', to = from] = DAY_CODES.filter((day) => text.includes(day)).sort(
    (one, other) => text.indexOf(one) - text.indexOf(other),
  );
  const nth = /\[([^[\]]*)\]/.exec(text)?.[1];
  return nth === undefined ? { kind: 'days', from, to } : { kind: 'nth', day: from, nth: nthOf(nth) };
}

/** "1,3" or "1-2" or "-1". */
function nthOf(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [first, last] = /^(\d)-(\d)$/.exec(part)?.slice(1).map(Number) ?? [];
    if (first === undefined || last === undefined) return [Number(part)];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

function timesOf(text: string): TimeRange {
  const [from = '', to = null] = text.replace('+', '').split('-');
  return { from, to, orLonger: to !== null && text.endsWith('+') };
}

import { tidyOpeningHours } from './opening-hours.model.ts';
import {
  DAY_CODES,
  type DayChoice,
  type DayCode,
  type HoursRule,
  hoursRules,
  type Season,
  type SeasonPoint,
  type TimeRange,
} from './opening-hours-rule.model.ts';
import { HOURS_WORDS, type HoursWords, list } from './opening-hours-words.model.ts';

/**
 * Opening hours as people say them, a line a rule: "Mo–Fr 9–17 Uhr", "an Feiertagen geschlossen". A rule beyond our words stays as
 * the specification spells it; what cannot be read at all stays as it was written.
 */
export function describeOpeningHours(expression: string, locale: 'de' | 'en'): string[] {
  const tidy = tidyOpeningHours(expression);
  if (tidy === null) return [expression.trim()].filter((line) => line !== '');
  const words = HOURS_WORDS[locale];
  const earlier: HoursRule[] = [];
  return hoursRules(tidy).map(({ text, rule }) => {
    if (!rule || !isSayable(rule, words)) return text;
    const line = lineOf(rule, relationTo(earlier, rule, words), words);
    earlier.push(rule);
    return line;
  });
}

function lineOf(rule: HoursRule, relation: { before: string; within: string }, words: HoursWords): string {
  const season = list(
    rule.seasons.map((part) => seasonText(part, words)),
    words.and,
  );
  const weeks = rule.weeks ? words.weeks(rule.weeks) : '';
  const during = rule.during === null ? '' : rule.during === 'SH' ? words.schoolHolidays : words.publicHolidays;
  const days = daysText(rule, words);
  const when = joined(season, weeks, during, days);
  const comment = rule.comment === null ? '' : (words.phrases[rule.comment.toLowerCase()] ?? rule.comment);

  if (rule.state === 'closed') return joined(relation.before, words.closed(when), bracketed(comment));
  if (rule.times.length === 0 && comment && rule.state === 'unknown') {
    const isPhrase = comment !== rule.comment || Object.values(words.phrases).includes(comment);
    return joined(relation.before, when && !isPhrase ? `${when}:` : when, comment);
  }
  const remark = bracketed(comment || (rule.state === 'unknown' ? words.uncertain : ''));
  const hours = timesText(rule.times, words);
  if (when === '' && rule.state === 'open' && hours === words.aroundTheClock)
    return joined(relation.before, words.alwaysOpen, remark);
  const around = joined(season, weeks, during);
  const isPlainDate =
    rule.seasons.length > 0 && rule.seasons.every(({ from, to }) => !to && (from.day || from.easter !== undefined));
  const daysOrDaily = days || (isPlainDate || during ? '' : words.daily);
  return joined(relation.before, around && `${around}:`, daysOrDaily, relation.within, hours, remark);
}

/** Whether a rule replaces or adds to what an earlier line said of the same weekday; without a word for it, people would guess. */
function relationTo(
  earlier: readonly HoursRule[],
  rule: HoursRule,
  words: HoursWords,
): { before: string; within: string } {
  if (rule.joint === '||') return { before: words.otherwise, within: '' };
  const sharesDay = earlier.some((other) => weekdays(other).some((day) => weekdays(rule).includes(day)));
  if (!sharesDay || rule.state !== 'open') return { before: '', within: '' };
  return rule.joint === ',' ? { before: words.besides, within: '' } : { before: '', within: words.only };
}

/** The weekdays that a rule for the whole year names one by one; a season or a holiday already says what it is an exception to. */
function weekdays({ seasons, weeks, during, days, state }: HoursRule): DayCode[] {
  if (seasons.length > 0 || weeks || during || state === 'closed') return [];
  return days.flatMap((choice) => (choice.kind === 'days' ? expanded(choice.from, choice.to) : []));
}

function expanded(from: DayCode, to: DayCode): DayCode[] {
  const first = DAY_CODES.indexOf(from);
  const length = ((DAY_CODES.indexOf(to) - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => DAY_CODES[(first + index) % 7] ?? from);
}

function daysText({ days }: HoursRule, words: HoursWords): string {
  const plain = days.filter((choice) => choice.kind === 'days');
  const isDaily = plain.some(({ from, to }) => expanded(from, to).length === 7);
  const hasHolidays = days.some(({ kind }) => kind === 'public-holidays');
  if (isDaily) return hasHolidays ? `${words.daily}, ${words.alsoOnHolidays},` : words.daily;
  const named = plain.map((choice) => choiceText(choice, words)).join(', ');
  const others = days.filter((choice) => choice.kind !== 'days').map((choice) => choiceText(choice, words));
  return list(
    [named, ...others].filter((part) => part !== ''),
    words.and,
  );
}

function choiceText(choice: DayChoice, words: HoursWords): string {
  if (choice.kind === 'public-holidays') return words.publicHolidays;
  if (choice.kind === 'school-holidays') return words.schoolHolidays;
  if (choice.kind === 'nth') return words.nth(choice.nth.map(words.ordinal), words.longDays[choice.day]);
  if (choice.from === choice.to) return words.shortDays[choice.from];
  return `${words.shortDays[choice.from]}–${words.shortDays[choice.to]}`;
}

function seasonText({ from, to }: Season, words: HoursWords): string {
  const isDate = from.day !== undefined;
  if (to) {
    const sameYear = from.year !== undefined && from.year === to.year;
    const start = pointText(sameYear ? { ...from, year: undefined } : from, words);
    return (isDate ? words.dateRange : words.monthRange)(start, pointText(to, words));
  }
  if (from.month === undefined && from.easter === undefined && from.year !== undefined) return words.inYear(from.year);
  return (isDate || from.easter !== undefined ? words.onDate : words.inMonth)(pointText(from, words));
}

function pointText({ year, month, day, easter }: SeasonPoint, words: HoursWords): string {
  const monthName = month === undefined ? '' : (words.months[month - 1] ?? '');
  const named = day === undefined ? monthName : words.date(day, monthName);
  const feast = easter === undefined ? '' : (words.easter[easter] ?? '');
  return joined(feast || named, year === undefined ? '' : String(year));
}

function timesText(times: readonly TimeRange[], words: HoursWords): string {
  if (times.length === 0) return words.allDay;
  if (times.length === 1 && times[0]?.from === '00:00' && times[0].to === '24:00') return words.aroundTheClock;
  const isPlain = times.every(({ from, to }) => isClock(from) && (to === null || isClock(to)));
  const unit = isPlain ? '' : words.oClock;
  const text = list(
    times.map((range) => rangeText(range, unit, words)),
    words.and,
  );
  if (!isPlain) return text;
  return text.endsWith(words.orLonger) ? text : `${text}${words.oClock}`;
}

function rangeText({ from, to, orLonger }: TimeRange, unit: string, words: HoursWords): string {
  const start = timeText(from, unit, words);
  if (to === null) return words.fromTime(start);
  const end = timeText(to === '00:00' ? '24:00' : to, unit, words);
  const range = isClock(from) && isClock(to) && unit === '' ? `${start}–${end}` : words.timeRange(start, end);
  return orLonger ? `${range}${unit === '' ? words.oClock : ''} ${words.orLonger}` : range;
}

function timeText(time: string, unit: string, words: HoursWords): string {
  if (!isClock(time)) return words.sun[time] ?? time;
  const [hours = '', minutes = ''] = time.split(':');
  const hour = Number(hours) > 24 ? Number(hours) - 24 : Number(hours);
  return words.clock(hour, minutes) + unit;
}

function isClock(time: string): boolean {
  return /^\d/.test(time);
}

/** Days around Easter that have no name are left to the specification's own spelling. */
function isSayable({ seasons }: HoursRule, words: HoursWords): boolean {
  return seasons
    .flatMap(({ from, to }) => [from.easter, to?.easter])
    .every((days) => days === undefined || words.easter[days] !== undefined);
}

function bracketed(text: string): string {
  return text && `(${text})`;
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

import type { HoursPreview } from './hours-preview.type.ts';
import {
  evaluateOpeningHours,
  holidaysBetween,
  type OpenInterval,
  openingHoursProblem,
  tidyOpeningHours,
} from './opening-hours.model.ts';
import { describeOpeningHours } from './opening-hours-text.model.ts';
import { describeDays } from './opening-hours-week.model.ts';
import type { OpeningTimes } from './place.type.ts';

const DAYS_SHOWN = 14;
/** One more, for a night that begins on the last. */
const DAYS_READ = DAYS_SHOWN + 1;
/** As far as stored times reach, and as much of them as a place shows. */
const DAYS_STORED = 63;
const DAYS_OF_A_PLACE = 8;

/**
 * What an expression means from today on, by the same rules as on the pages of residents. What cannot be saved has no lines and
 * no days; neither has an empty one.
 */
export function previewHours(
  expression: string,
  { now, language }: { now: Date; language: 'de' | 'en' },
): HoursPreview {
  const written = expression.trim();
  if (written === '') return { expression: '', problem: null, lines: [], days: null };
  const problem = openingHoursProblem(written, language);
  if (problem !== null) return { expression: null, problem, lines: [], days: null };
  const [from, to] = [dayAfter(now, 0), dayAfter(now, DAYS_READ)];
  const tidy = tidyOpeningHours(written) ?? written;
  const hours = evaluateOpeningHours(tidy, from, to);
  return {
    expression: tidy,
    problem: null,
    lines: describeOpeningHours(tidy, language),
    days: hours && daysOf(hours, from, to),
  };
}

function daysOf(
  { intervals, unknownIntervals }: { intervals: OpenInterval[]; unknownIntervals: OpenInterval[] },
  from: Date,
  to: Date,
): HoursPreview['days'] {
  const uncertain = describeDays(unknownIntervals, from, DAYS_SHOWN);
  const holidays = holidaysBetween(from, to);
  return describeDays(intervals, from, DAYS_SHOWN).map(({ date, intervals: certain }, index) => {
    const noon = new Date(from.getFullYear(), from.getMonth(), from.getDate() + index, 12);
    return {
      date,
      holidays: holidays.filter(({ opens, closes }) => opens <= noon && noon < closes).map(({ name }) => name),
      intervals: certain,
      uncertainIntervals: uncertain[index]?.intervals ?? [],
    };
  });
}

/** What hours that are not stored yet would mean around now, as `findOpeningTimes` tells it of those that are. */
export function openingTimesOf(expression: string, now: Date): OpeningTimes | null {
  const [today, end] = [dayAfter(now, 0), dayAfter(now, DAYS_STORED)];
  const hours = evaluateOpeningHours(expression, today, end);
  if (hours === null || (hours.intervals.length === 0 && hours.unknownIntervals.length > 0)) return null;
  const weekEnd = dayAfter(now, DAYS_OF_A_PLACE);
  const intervals = hours.intervals
    .filter(({ opens }) => opens < weekEnd)
    .map(({ opens, closes }) => ({ opens, closes: new Date(Math.min(closes.getTime(), weekEnd.getTime())) }));
  const current = hours.intervals.find(({ opens, closes }) => opens <= now && now < closes);
  return {
    intervals,
    nextOpening: hours.intervals.find(({ opens }) => opens > now)?.opens ?? null,
    openUntil: current && current.closes < end ? current.closes : null,
  };
}

/** Midnight of the process's time zone, which is that of the house. */
function dayAfter(moment: Date, days: number): Date {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + days);
}

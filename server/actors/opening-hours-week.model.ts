import type { OpenInterval } from './opening-hours.model.ts';

const TIME_ZONE = 'Europe/Berlin';
const DAYS_SHOWN = 7;

/** A bar until two or a night shelter until nine belongs, people say, to the evening before. */
const LATEST_CLOSING_HOUR = 12;

/** Beyond a week the stored intervals merely end: "open until 17 January" would be said of a place that never closes. */
const LONGEST_ANNOUNCED_MS = 7 * 24 * 60 * 60 * 1000;

export interface OpenDay {
  /** YYYY-MM-DD, in Berlin. */
  date: string;
  /** In order; none: closed all day. */
  intervals: OpenInterval[];
}

export interface OpenState {
  open: boolean;
  /** When it closes; null when closed, or open for more than a week. */
  until: Date | null;
  /** When it opens next, after `until` if it is open; null when that is not within the stored intervals. */
  next: Date | null;
}

/**
 * Seven days from the one that `at` falls on in Berlin. An interval stands under the day it opens on, also when it ends before
 * the next noon; longer ones are cut at midnight. `intervals` are in order and do not overlap.
 */
export function describeWeek(intervals: readonly OpenInterval[], at: Date): OpenDay[] {
  return describeDays(intervals, at, DAYS_SHOWN);
}

/** The same of any number of days. */
export function describeDays(intervals: readonly OpenInterval[], at: Date, length: number): OpenDay[] {
  const first = berlinTime(at).toPlainDate();
  const daily = intervals.flatMap(cutAtMidnight);
  return Array.from({ length }, (_, days) => {
    const date = first.add({ days }).toString();
    return { date, intervals: daily.filter(({ opens }) => berlinTime(opens).toPlainDate().toString() === date) };
  });
}

/** Whether it is open at an instant, until when, and when it opens next. `intervals` are in order and do not overlap. */
export function openState(intervals: readonly OpenInterval[], at: Date): OpenState {
  const current = intervals.find(({ opens, closes }) => opens <= at && at < closes);
  const next = intervals.find(({ opens }) => opens > at)?.opens ?? null;
  if (!current) return { open: false, until: null, next };
  const isAnnounced = current.closes.getTime() - at.getTime() <= LONGEST_ANNOUNCED_MS;
  return { open: true, until: isAnnounced ? current.closes : null, next };
}

function cutAtMidnight({ opens, closes }: OpenInterval): OpenInterval[] {
  const midnight = berlinTime(opens).startOfDay().add({ days: 1 });
  const latest = midnight.with({ hour: LATEST_CLOSING_HOUR });
  const isLongerThanADay = closes.getTime() - opens.getTime() > 24 * 60 * 60 * 1000;
  if (closes.getTime() <= midnight.epochMilliseconds) return [{ opens, closes }];
  if (closes.getTime() <= latest.epochMilliseconds && !isLongerThanADay) return [{ opens, closes }];
  const cut = new Date(midnight.epochMilliseconds);
  return [{ opens, closes: cut }, ...cutAtMidnight({ opens: cut, closes })];
}

function berlinTime(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(TIME_ZONE);
}

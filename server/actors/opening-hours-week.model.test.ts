import { describe, expect, test } from 'vitest';
import type { OpenInterval } from './opening-hours.model.ts';
import { describeWeek, openState } from './opening-hours-week.model.ts';

function anInterval(opens: string, closes: string): OpenInterval {
  return { opens: new Date(opens), closes: new Date(closes) };
}

const monday = anInterval('2026-11-23T09:00+01:00', '2026-11-23T17:00+01:00');
const friday = anInterval('2026-11-27T20:00+01:00', '2026-11-28T02:00+01:00');

describe('the week', () => {
  test('has seven days from today in Berlin, closed ones too', () => {
    const week = describeWeek([monday, friday], new Date('2026-11-22T23:30Z'));
    expect(week.map(({ date }) => date)).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]);
    expect(week.map(({ intervals }) => intervals)).toEqual([[monday], [], [], [], [friday], [], []]);
  });

  test('leaves out what opened yesterday, and what opens in eight days', () => {
    const week = describeWeek([monday, friday], new Date('2026-11-28T01:00+01:00'));
    expect(week.flatMap(({ intervals }) => intervals)).toEqual([]);
  });

  test('cuts a place that never closes at every midnight, also where a day has 23 hours', () => {
    const always = anInterval('2026-03-27T00:00+01:00', '2026-05-01T00:00+02:00');
    const week = describeWeek([always], new Date('2026-03-28T12:00+01:00'));
    const hours = week.map(({ intervals }) => intervals.map(({ opens, closes }) => (+closes - +opens) / 3_600_000));
    expect(hours).toEqual([[24], [23], [24], [24], [24], [24], [24]]);
  });

  test('keeps a night together until noon and cuts a longer one', () => {
    const short = anInterval('2026-11-23T22:00+01:00', '2026-11-24T12:00+01:00');
    expect(describeWeek([short], monday.opens)[0]?.intervals).toEqual([short]);
    const long = anInterval('2026-11-23T22:00+01:00', '2026-11-24T13:00+01:00');
    const days = describeWeek([long], monday.opens);
    const midnight = new Date('2026-11-24T00:00+01:00');
    expect(days[0]?.intervals).toEqual([{ opens: long.opens, closes: midnight }]);
    expect(days[1]?.intervals).toEqual([{ opens: midnight, closes: long.closes }]);
  });
});

describe('the state', () => {
  test('is open from the first instant until before the last', () => {
    expect(openState([monday, friday], monday.opens)).toEqual({ open: true, until: monday.closes, next: friday.opens });
    expect(openState([monday, friday], monday.closes)).toEqual({ open: false, until: null, next: friday.opens });
  });

  test('is closed before, and for good after, the last interval', () => {
    const before = new Date('2026-11-22T12:00+01:00');
    expect(openState([monday], before)).toEqual({ open: false, until: null, next: monday.opens });
    expect(openState([monday], friday.opens)).toEqual({ open: false, until: null, next: null });
    expect(openState([], before)).toEqual({ open: false, until: null, next: null });
  });

  test('names no end for a place that never closes', () => {
    const always = anInterval('2026-11-01T00:00+01:00', '2027-01-01T00:00+01:00');
    expect(openState([always], monday.opens)).toEqual({ open: true, until: null, next: null });
  });
});

import fc from 'fast-check';
import OpeningHours from 'opening_hours';
import { describe, expect, test } from 'vitest';
import { evaluateOpeningHours, openingHoursProblem, tidyOpeningHours } from './opening-hours.model.ts';

/** Intervals in Berlin's own time with its offset, so that a wrong change of clocks shows. */
function openTimes(expression: string, from: string, to: string): string[] | undefined {
  const found = evaluateOpeningHours(expression, berlin(from), berlin(to));
  return found?.intervals.map(({ opens, closes }) => `${clock(opens)} to ${clock(closes)}`);
}

function berlin(text: string): Date {
  return new Date(Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Berlin').epochMilliseconds);
}

function clock(instant: Date): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO('Europe/Berlin');
  return local.toString({ smallestUnit: 'minute', timeZoneName: 'never' });
}

function openDays(expression: string, from: string, to: string): string[] | undefined {
  return openTimes(expression, from, to)?.map((interval) => interval.slice(0, 10));
}

describe('opening hours', () => {
  test('are evaluated day by day', () => {
    expect(openTimes('Mo-Fr 09:00-12:00,14:00-18:00', '2026-11-20', '2026-11-24')).toEqual([
      '2026-11-20T09:00+01:00 to 2026-11-20T12:00+01:00',
      '2026-11-20T14:00+01:00 to 2026-11-20T18:00+01:00',
      '2026-11-23T09:00+01:00 to 2026-11-23T12:00+01:00',
      '2026-11-23T14:00+01:00 to 2026-11-23T18:00+01:00',
    ]);
  });

  test('are cut to the window, and touching ones are one', () => {
    expect(openTimes('Mo 10:00-12:00 open "hinten", Mo 12:00-14:00', '2026-11-23T11:00', '2026-11-23T13:30')).toEqual([
      '2026-11-23T11:00+01:00 to 2026-11-23T13:30+01:00',
    ]);
    expect(openTimes('24/7', '2026-10-20', '2026-11-10')).toEqual(['2026-10-20T00:00+02:00 to 2026-11-10T00:00+01:00']);
    expect(openTimes('24/7', '2026-10-20', '2026-10-20')).toEqual([]);
  });

  test('keep their clock time through the night when summer time begins', () => {
    expect(openTimes('Sa 22:00-04:00, Su 09:00-17:00', '2026-03-28', '2026-03-30')).toEqual([
      '2026-03-28T22:00+01:00 to 2026-03-29T04:00+02:00',
      '2026-03-29T09:00+02:00 to 2026-03-29T17:00+02:00',
    ]);
  });

  test('keep their clock time through the night when summer time ends', () => {
    expect(openTimes('Sa 22:00-04:00, Su 09:00-17:00', '2026-10-24', '2026-10-26')).toEqual([
      '2026-10-24T22:00+02:00 to 2026-10-25T04:00+01:00',
      '2026-10-25T09:00+01:00 to 2026-10-25T17:00+01:00',
    ]);
  });

  test('of Saturday night are over on the Monday after the night of the change', () => {
    expect(openTimes('Sa 22:00-01:00', '2026-03-30T00:30', '2026-03-31')).toEqual([]);
  });

  test('know the public holidays of Berlin, with 8 March and without Epiphany', () => {
    expect(openDays('PH 10:00-12:00', '2026-01-01', '2027-01-01')).toEqual([
      '2026-01-01',
      '2026-03-08',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-10-03',
      '2026-12-25',
      '2026-12-26',
    ]);
    expect(openDays('Mo-Fr 10:00-12:00; PH off', '2027-03-05', '2027-03-10')).toEqual(['2027-03-05', '2027-03-09']);
  });

  test('know the school holidays of Berlin, and are unknown where nobody has decided them yet', () => {
    expect(openDays('Mo-Fr 10:00-12:00; SH off', '2026-10-15', '2026-11-03')).toEqual([
      '2026-10-15',
      '2026-10-16',
      '2026-11-02',
    ]);
    expect(openTimes('Mo-Fr 10:00-12:00; SH off', '2035-01-01', '2035-02-01')).toBeUndefined();
  });

  test.each([
    ['Tu[1] 18:00-20:00', ['2026-12-01', '2027-01-05']],
    ['Tu[-1] 18:00-20:00', ['2026-11-24', '2026-12-29', '2027-01-26']],
    ['week 2-52/2 Mo 10:00-12:00', ['2026-11-23', '2026-12-07', '2026-12-21', '2027-01-11', '2027-01-25']],
    ['Dec We 10:00-12:00; Dec 24-Jan 2 off', ['2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23']],
  ])('follow "%s"', (expression, days) => {
    expect(openDays(expression, '2026-11-22', '2027-02-01')).toEqual(days);
  });

  test('follow Easter', () => {
    expect(openDays('easter 10:00-12:00', '2026-01-01', '2028-01-01')).toEqual(['2026-04-05', '2027-03-28']);
  });

  test('follow the real sunset of the region', () => {
    const [midsummer] = openTimes('08:00-sunset', '2026-06-21', '2026-06-22') ?? [];
    expect(midsummer).toMatch(/ to 2026-06-21T21:3\d\+02:00$/);
  });

  test('by appointment are not open but uncertain, with their comment', () => {
    const found = evaluateOpeningHours(
      'Tu 10:00-12:00; We 10:00-12:00 "nach Vereinbarung"',
      berlin('2026-11-23'),
      berlin('2026-11-30'),
    );
    expect(found?.intervals.map(({ opens }) => clock(opens))).toEqual(['2026-11-24T10:00+01:00']);
    expect(found?.unknownIntervals.map(({ opens }) => clock(opens))).toEqual(['2026-11-25T10:00+01:00']);
    expect(found?.comment).toBe('nach Vereinbarung');
  });

  test('otherwise by appointment are open in the hours that are named and uncertain in all others', () => {
    const found = evaluateOpeningHours(
      'Tu 10:00-12:00 || "nach Vereinbarung"',
      berlin('2026-11-24'),
      berlin('2026-11-25'),
    );
    expect(found?.intervals.map(({ opens }) => clock(opens))).toEqual(['2026-11-24T10:00+01:00']);
    expect(found?.unknownIntervals.map(({ closes }) => clock(closes))).toEqual([
      '2026-11-24T10:00+01:00',
      '2026-11-25T00:00+01:00',
    ]);
  });

  test('without a certain end are uncertain, without words that nobody wrote', () => {
    const found = evaluateOpeningHours('Tu 10:00+', berlin('2026-11-24'), berlin('2026-11-25'));
    expect(found).toMatchObject({ intervals: [], comment: undefined });
    expect(found?.unknownIntervals).toHaveLength(1);
  });

  test.each(['', 'foo', 'Mo-Fr 9:00-17', `${'Mo 10:00-12:00; '.repeat(100)}PH off`])(
    '"%s" is unknown',
    (expression) => {
      expect(evaluateOpeningHours(expression, berlin('2026-11-23'), berlin('2026-11-30'))).toBeNull();
    },
  );
});

describe('the problem of an expression', () => {
  test('is none when it can be used, however sloppily written', () => {
    for (const expression of [
      'Mo-Fr 09:00-17:00; PH off',
      '"nach Vereinbarung"',
      '24/7',
      'Mo–Fr 9–17 Uhr',
      'Aug off',
    ]) {
      expect(openingHoursProblem(expression)).toBeNull();
    }
  });

  test.each([
    ['Mo-Fr 9:00-17', 'de', '"Mo-Fr 9:00-17": Die Zeitspanne geht nicht wie erwartet weiter.'],
    ['Mo-Fr 9:00-17', 'en', '"Mo-Fr 9:00-17": Time range does not continue as expected.'],
    ['Mo 25:00-26:00', 'de', '"Mo 25:00": Zeitspanne beginnt außerhalb des aktuellen Tages.'],
    ['', 'en', 'The value contains nothing meaningful which can be parsed.'],
    ['Mo-Fr', 'en', 'This rule is not very explicit because there is no time selector being used.'],
    ['x'.repeat(1001), 'de', 'Die Öffnungszeiten sind länger als 1000 Zeichen.'],
  ] as const)('of "%s" in %s is one sentence', (expression, language, sentence) => {
    expect(openingHoursProblem(expression, language)).toBe(sentence);
  });

  test.each(['Mo-Fr ab 9 Uhr', 'Öffnungszeiten auf Anfrage'])(
    'of "%s" does not list all that follows from it',
    (expression) => {
      expect(openingHoursProblem(expression)).toMatch(/^[^<]*konnte\.$/);
    },
  );
});

describe('the tidy spelling', () => {
  test.each([
    ['Mo–Fr 9–17 Uhr', 'Mo-Fr 09:00-17:00'],
    ['montags 9 bis 17 Uhr', 'Mo 09:00-17:00'],
    ['Di 10:00-12:00;So 9-10', 'Tu 10:00-12:00; Su 09:00-10:00'],
    ['nach Vereinbarung', '"Nach Vereinbarung"'],
    ['irgendwann', null],
  ])('of "%s" is "%s"', (expression, tidy) => {
    expect(tidyOpeningHours(expression)).toBe(tidy);
  });
});

describe('any expression', () => {
  // Not two o'clock: in October it comes twice, and "until 02:30" has two right readings.
  const hour = fc.integer({ min: 0, max: 23 }).filter((hours) => hours !== 2);
  const minute = fc.constantFrom('00', '15', '30');
  const time = fc.tuple(hour, minute).map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${minutes}`);
  const times = fc.tuple(time, time).map(([from, to]) => `${from}-${to}`);
  const days = fc.constantFrom(
    'Mo-Fr',
    'Sa,Su',
    'Tu[1]',
    'Su[-1]',
    'PH',
    'Mo-Su',
    'Mar-Oct Sa',
    'week 1-53/2 We',
    'SH',
    'Oct 25',
  );
  const state = fc.constantFrom('', ' off', ' unknown', ' "nach Vereinbarung"', ' open "Hof"');
  const rule = fc.tuple(days, times, state).map((parts) => `${parts[0]} ${parts[1]}${parts[2]}`);
  const expression = fc
    .tuple(rule, fc.array(fc.tuple(fc.constantFrom('; ', ', '), rule), { maxLength: 2 }))
    .map(([first, more]) => first + more.map((part) => part.join('')).join(''));
  const start = fc.constantFrom('2026-03-27', '2026-10-23', '2026-12-23', '2027-03-06');
  const berlinHolidays = { lat: 52.52, lon: 13.405, address: { country_code: 'de', state: 'Berlin' } };

  // 71 hours: up to the Monday after the day of 23 hours, in whose first hour the library itself is wrong (see RUN_UP_MS).
  test('is open in its intervals and nowhere else, minute by minute', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 71 * 60 - 1 }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(expression, start, minutes, (written, first, samples) => {
        const from = berlin(first);
        const found = evaluateOpeningHours(written, from, new Date(from.getTime() + 71 * 3_600_000));
        const library = new OpeningHours(written, berlinHolidays);
        for (const sample of samples) {
          const at = new Date(from.getTime() + sample * 60_000);
          const within = (stretch: { opens: Date; closes: Date }) => stretch.opens <= at && at < stretch.closes;
          expect([found?.intervals.some(within), found?.unknownIntervals.some(within)]).toEqual([
            library.getState(at),
            library.getUnknown(at),
          ]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('gives intervals in order that do not touch', () => {
    fc.assert(
      fc.property(expression, start, (written, first) => {
        const from = berlin(first);
        const found = evaluateOpeningHours(written, from, new Date(from.getTime() + 171 * 3_600_000));
        for (const stretches of [found?.intervals, found?.unknownIntervals]) {
          const instants = stretches?.flatMap(({ opens, closes }) => [opens.getTime(), closes.getTime()]);
          expect(instants).toEqual([...new Set(instants)].sort((one, other) => one - other));
        }
      }),
      { numRuns: 60 },
    );
  });
});

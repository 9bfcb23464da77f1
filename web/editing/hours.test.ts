import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import OpeningHours from 'opening_hours';
import { describe, expect, test } from 'vitest';
import { readHours } from './hours-read.ts';
import { dayCodes, type HoursRow, sortedDays } from './hours-row.ts';
import { readTime } from './hours-time.ts';
import { isUnfinished, writeHours } from './hours-write.ts';

const berlin = { lat: 52.52, lon: 13.405, address: { country_code: 'de', state: 'Berlin' } };
/** With the winter holidays, a leap day and a week 53 in it. */
const spans = [
  [new Date(2026, 11, 18), new Date(2027, 0, 12)],
  [new Date(2028, 1, 20), new Date(2028, 3, 20)],
] as const;

/** What an expression means: when it is open or perhaps open, and what is said about it. */
function meaningOf(expression: string): unknown {
  const hours = new OpeningHours(expression, berlin);
  return spans.map(([from, to]) => {
    const stretches: unknown[][] = [];
    for (const [opens, closes, isUncertain, told] of hours.getOpenIntervals(from, to)) {
      // the library names holidays in comments of its own
      const comment = expression.includes(`"${told}"`) ? told : undefined;
      const last = stretches.at(-1);
      if (last && last[1] === +opens && last[2] === isUncertain && last[3] === comment) last[1] = +closes;
      else stretches.push([+opens, +closes, isUncertain, comment]);
    }
    return stretches;
  });
}

const seeds = new URL('../../server/database/seeds/example/', import.meta.url);
const examples = readdirSync(seeds)
  .filter((file) => file.startsWith('actors-'))
  .flatMap((file) => [...readFileSync(new URL(file, seeds), 'utf8').matchAll(/"openingHours": ("(?:[^"\\]|\\.)*")/g)])
  .map(([, text]): string => JSON.parse(text ?? '""'));

describe('the expressions of the example network', () => {
  test('are many', () => expect(examples.length).toBeGreaterThan(70));

  test.each([...new Set(examples)])('%s is shown as rows that mean the same', (expression) => {
    const rows = readHours(expression);
    expect(rows).not.toBeNull();
    expect(meaningOf(writeHours(rows ?? []))).toEqual(meaningOf(expression));
  });
});

describe('an expression', () => {
  test.each([
    'Mo-Fr 09:00-17:00; We 10:00-12:00',
    'Mo-Fr 09:00-12:00,14:00-18:00; PH off; Dec 24 10:00-12:00',
    'Fr,Sa 14:00-02:00; Su 11:00-22:00',
    'Fr,Sa 14:00-02:00, Su 11:00-22:00',
    'Fr 22:00-26:00',
    'Mo 18:00+',
    'Mo',
    'off',
    '24/7',
    '2027 Jan 02-2027 Jan 05 10:00-12:00',
    'Mo-Fr 10:00-12:00; 2026 Dec 20-2027 Jan 05 off "Winterpause"',
    'Dec 24,31 off',
    'Dec 24-26,31 10:00-11:00',
    'Mar-Oct Sa 10:00-12:00',
    'Mo[1],Tu[1] 10:00-12:00',
    'Mo-Fr,PH 10:00-12:00',
    'SH Mo-Fr 10:00-12:00',
    'Tu 10:00-12:00 || "nach Vereinbarung"',
    'Tu 10:00-12:00 open "Hof; hinten, links || rechts"',
    'week 02-52/2 Fr 10:00-12:00',
    'easter +39 days off',
  ])('%s is shown as rows that mean the same', (expression) => {
    const rows = readHours(expression);
    expect(rows).not.toBeNull();
    expect(meaningOf(writeHours(rows ?? []))).toEqual(meaningOf(expression));
  });

  test.each([
    'sunrise-sunset',
    'Mo 10:00-12:00 || Tu 10:00-12:00',
    'Mo 10:00-12:00, Mo 14:00-16:00 open "Hof"',
    'week 10-20 Mo 10:00-12:00',
    'Mo-Fr,PH 22:00-02:00',
    'Mo 12:00-13:00 off',
    'PH,SH Mo-Fr 10:00-12:00',
    'Mo-Fr 9-17 Uhr',
    'Mo 10:00-12:00+',
    '2026 Mo 10:00-12:00',
    'PH +1 day 10:00-12:00',
    'Sa 14:00-02:00; Mo-Su 11:00-22:00',
    'irgendwann',
  ])('%s is more than rows can show', (expression) => {
    expect(readHours(expression)).toBeNull();
  });
});

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30'))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${minutes}`);
const span = fc
  .tuple(clock, clock)
  .filter(([from, to]) => from !== to)
  .map((ends) => ends.join('-'));
const rule = fc
  .tuple(
    fc.constantFrom(
      '',
      'Mar-Oct ',
      'Dec 20-Jan 05 ',
      'Dec 24 ',
      '2026 Dec 28 ',
      'week 01-53/2 ',
      'Dec 24-26 ',
      'SH ',
      'easter ',
    ),
    fc.constantFrom('Mo-Fr', 'Mo,We', 'Sa[1,-1]', 'Su', 'Fr-Mo', 'PH', 'Tu,PH', 'SH', 'Th[2-3],Fr'),
    fc.array(span, { maxLength: 2 }).map((times) => times.join(',')),
    fc.constantFrom('', ' off', ' unknown', ' "nach Vereinbarung"', ' open "Hof, hinten; links"'),
  )
  .map((parts) => parts.slice(0, 2).join('') + (parts[2] && ` ${parts[2]}`) + parts[3]);
const expressions = fc
  .tuple(rule, fc.array(fc.tuple(fc.constantFrom('; ', ', ', ' || '), rule), { maxLength: 3 }))
  .map(([first, more]) => first + more.map((part) => part.join('')).join(''));

describe('any expression', () => {
  test('that is shown as rows means the same when they are written without a change', () => {
    let shown = 0;
    fc.assert(
      fc.property(expressions, (expression) => {
        const rows = readHours(expression);
        if (rows === null) return;
        shown += 1;
        expect(meaningOf(writeHours(rows)), writeHours(rows)).toEqual(meaningOf(expression));
      }),
      { numRuns: 1000 },
    );
    expect(shown).toBeGreaterThan(150);
  });

  test('that is no opening hours at all harms nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
        const rows = readHours(text);
        if (rows !== null) expect(readHours(writeHours(rows))).not.toBeNull();
      }),
    );
  });
});

const days = fc.uniqueArray(fc.constantFrom(...dayCodes)).map(sortedDays);
const typedTime = fc.constantFrom('9', '9:30', '17 Uhr', '0930', '', 'neun', '9,5;"{}|', '24');
const anyRow: fc.Arbitrary<HoursRow> = fc.record({
  when: fc.oneof(
    fc.constant({ kind: 'always' } as const),
    fc.record({ kind: fc.constant('holidays' as const), of: fc.constantFrom(['PH'] as const, ['SH'] as const) }),
    fc.record({
      kind: fc.constant('dates' as const),
      from: fc.record({ month: fc.integer({ min: 0, max: 12 }), day: fc.constantFrom(null, 1, 28) }),
      to: fc.constantFrom(null, { month: 2, day: null }, { month: 7, day: 3 }, { month: 0, day: null }),
      year: fc.constantFrom(null, 2026),
    }),
    fc.record({ kind: fc.constant('weeks' as const), parity: fc.constantFrom('odd' as const, 'even' as const) }),
  ),
  days,
  nth: fc.constantFrom<number[]>([], [1], [2, -1]),
  times: fc.array(fc.record({ from: typedTime, to: typedTime }), { maxLength: 2 }),
  state: fc.constantFrom('open', 'closed', 'uncertain'),
  remark: fc.constantFrom('', 'nach Vereinbarung', 'sagt "ja"; {nein}'),
  adds: fc.boolean(),
});

describe('any row', () => {
  test('can be read again as it was written, also where it is not finished', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const written = writeHours([row]);
        const rows = readHours(written);
        expect(rows, written).not.toBeNull();
        expect(writeHours(rows ?? [])).toBe(written);
      }),
      { numRuns: 500 },
    );
  });

  test('that is not finished is one that nothing can read', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const written = writeHours([row]);
        if (!isUnfinished(written)) return;
        expect(() => new OpeningHours(written, berlin)).toThrow();
      }),
      { numRuns: 300 },
    );
  });
});

describe('a time as people type it', () => {
  test.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['9.30 Uhr', '09:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['9 Uhr', '09:00'],
    ['9 Uhr 30', '09:30'],
    ['17h', '17:00'],
    ['17h30', '17:30'],
    ['5 pm', '17:00'],
    ['12am', '00:00'],
    ['24', '24:00'],
    [' 09:05 ', '09:05'],
  ])('"%s" is %s', (typed, time) => expect(readTime(typed)).toBe(time));

  test.each(['', 'neun', '25', '9:60', '24:30', '9-17', '13 pm', '9:5'])('"%s" is none', (typed) =>
    expect(readTime(typed)).toBeNull(),
  );
});

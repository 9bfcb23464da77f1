import { describe, expect, test } from 'vitest';
import { formatDistance, formatMonth, formatOpening, formatTime } from './format.ts';
import { plural } from './plural.ts';

const now = new Date('2026-11-23T09:00:00Z');

describe('times', () => {
  test('are those of the neighbourhood, whatever the clock of the reader', () => {
    expect(formatTime('de', '2026-07-01T16:00:00Z')).toBe('18:00');
    expect(formatMonth('de', '2026-03-31T22:30:00Z')).toBe('April 2026');
  });

  test('say the day only when it is not today, and the date only when it is not this week', () => {
    expect(formatOpening('de', '2026-11-23T14:00:00Z', now)).toBe('15:00');
    expect(formatOpening('de', '2026-11-25T14:00:00Z', now)).toMatch(/^Mi.* 15:00$/);
    expect(formatOpening('de', '2026-12-05T14:00:00Z', now)).toMatch(/5\. Dez.*15:00$/);
  });
});

test('distances are said as roughly as one walks', () => {
  expect(formatDistance('de', 347)).toBe('350 m');
  expect(formatDistance('de', 1234)).toBe('1,2 km');
  expect(formatDistance('en', 1234)).toBe('1.2 km');
});

test('one is one, nothing has its own words where it needs them', () => {
  const forms = { zero: 'keiner', one: 'einer', other: 'viele' };
  expect([0, 1, 2].map((n) => plural('de', n, forms))).toEqual(['keiner', 'einer', 'viele']);
  expect(plural('de', 0, { one: 'einer', other: 'viele' })).toBe('viele');
});

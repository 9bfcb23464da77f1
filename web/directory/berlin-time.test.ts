import { expect, test } from 'vitest';
import { berlinInstant } from './berlin-time.ts';

test('winter is one hour ahead of UTC, summer two', () => {
  expect(berlinInstant('2026-11-25T18:00')).toBe('2026-11-25T17:00:00.000Z');
  expect(berlinInstant('2026-07-01T18:00')).toBe('2026-07-01T16:00:00.000Z');
});

test('the hours around both changes of the clock keep their meaning', () => {
  expect(berlinInstant('2026-03-29T01:59')).toBe('2026-03-29T00:59:00.000Z');
  expect(berlinInstant('2026-03-29T03:00')).toBe('2026-03-29T01:00:00.000Z');
  expect(berlinInstant('2026-10-25T01:59')).toBe('2026-10-24T23:59:00.000Z');
  expect(berlinInstant('2026-10-25T03:00')).toBe('2026-10-25T02:00:00.000Z');
});

test('a skipped time is an hour later, a repeated one its first', () => {
  expect(berlinInstant('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
  expect(berlinInstant('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
});

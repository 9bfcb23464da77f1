import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyIndex } from './key-index.model.ts';

test('finds the entries of a key in the order in which they came, also between additions', () => {
  const additions = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'ä', 'contact:x@example.org'), fc.boolean()), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(additions, (steps) => {
      const index = createKeyIndex();
      const expected = new Map<string, number[]>();
      for (const [entry, [key, looksNow]] of steps.entries()) {
        index.add(key, entry);
        expected.set(key, [...(expected.get(key) ?? []), entry]);
        if (looksNow) expect(index.entriesOf(key, 1000)).toEqual(expected.get(key));
      }
      for (const [key, entries] of expected) {
        expect(index.count(key)).toBe(entries.length);
        expect(index.entriesOf(key, 2)).toEqual(entries.slice(0, 2));
      }
      expect(index.entriesOf('nobody', 10)).toEqual([]);
    }),
  );
});

test('a thousand different keys stay apart', () => {
  const index = createKeyIndex();
  for (let entry = 0; entry < 1000; entry += 1) index.add(`address:Weitlingstraße ${entry}`, entry);
  for (let entry = 0; entry < 1000; entry += 1)
    expect(index.entriesOf(`address:Weitlingstraße ${entry}`, 10)).toEqual([entry]);
});

test('more entries than it can tell apart are refused instead of mixed up', () => {
  expect(() => createKeyIndex().add('a', 2 ** 21)).toThrow('more than');
});

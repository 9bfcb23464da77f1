import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Candidate } from './candidate.type.ts';
import { comparable, DUPLICATE_THRESHOLD, scoreDuplicate } from './duplicate.model.ts';
import { createDuplicateIndex } from './duplicate-index.model.ts';

const NOWHERE = {
  street: null,
  postalCode: null,
  latitude: null,
  longitude: null,
  phone: null,
  email: null,
  website: null,
};
let keys = 0;

function anEntry(known: Partial<Candidate>): Candidate {
  keys += 1;
  return { key: `row ${keys}`, name: 'Haus', ...NOWHERE, ...known };
}

function score(a: Partial<Candidate>, b: Partial<Candidate>) {
  return scoreDuplicate(comparable(anEntry(a)), comparable(anEntry(b)));
}

const HERE = { street: 'Sewanstraße 43', postalCode: '10319', latitude: 52.499, longitude: 13.502 };

describe('probably the same', () => {
  test.each([
    ['name without legal form at one address', { name: 'Miteinander e.V.', ...HERE }, { name: 'Miteinander', ...HERE }],
    ['other word order, umlauts spelt out', { name: 'Bär Treff', ...HERE }, { name: 'Treff Baer', ...HERE }],
    [
      'a typing error',
      { name: 'Begegnungshaus Weitlingkiez', ...HERE },
      { name: 'Begegnungshaus Weitlingkeiz', ...HERE },
    ],
    ['the proper name alone', { name: 'Jugendzentrum "JuFaZ"', ...HERE }, { name: 'JuFaZ', ...HERE }],
    [
      'name and mail without a place',
      { name: 'Miteinander', email: 'a@example.org' },
      { name: 'Miteinander', email: 'A@example.org' },
    ],
  ])('%s', (_, a, b) => {
    expect(score(a, b).score).toBeGreaterThanOrEqual(DUPLICATE_THRESHOLD);
  });
});

describe('probably not the same', () => {
  const contacts = { phone: '+493023125000', email: 'a@example.org', website: 'https://example.org' };
  test.each([
    [
      'two initiatives in one house with its contacts',
      { name: 'Sprachcafé', ...HERE, ...contacts },
      { name: 'Mieterbeirat Nord', ...HERE, ...contacts },
    ],
    [
      'two Kitas that share only the word',
      { name: 'Kita Erlenhof', phone: '+493023125000' },
      { name: 'Kita Sonnenhof', phone: '+493023125000' },
    ],
    [
      'one name, another kind of house',
      { name: 'Kita Sonnenblume', ...HERE },
      { name: 'Sportverein Sonnenblume', ...HERE },
    ],
    [
      'a chain in two places',
      { name: 'Elsen-Apotheke', ...HERE },
      { name: 'Elsen-Apotheke', street: 'Ring 1', postalCode: '10317', latitude: 52.52, longitude: 13.45 },
    ],
  ])('%s', (_, a, b) => {
    expect(score(a, b).score).toBeLessThan(DUPLICATE_THRESHOLD);
  });
});

test('the score is symmetric and between 0 and 1, and an entry is most like itself', () => {
  const text = fc.constantFrom('Kita Süd', 'Kita Nord', 'Haus am Ring e. V.', 'Treff', '„“');
  const entry = fc.record({
    name: text,
    street: fc.constantFrom(null, 'Ring 1', 'Ring 2'),
    latitude: fc.double({ min: 52.4, max: 52.6, noNaN: true }),
    longitude: fc.double({ min: 13.4, max: 13.6, noNaN: true }),
    phone: fc.constantFrom(null, '+4930', '+4931'),
  });
  fc.assert(
    fc.property(entry, entry, (a, b) => {
      const forth = score(a, b);
      expect(forth).toEqual(score(b, a));
      expect(forth.score >= 0 && forth.score <= 1).toBe(true);
      expect(score(a, a).score).toBeGreaterThanOrEqual(forth.score);
    }),
  );
});

describe('the index', () => {
  function indexOf(entries: Candidate[]) {
    const index = createDuplicateIndex();
    for (const entry of entries) index.add(entry);
    return index;
  }

  test('finds across the border of a map cell, and never the entry itself', () => {
    const pairs = fc.record({
      latitude: fc.double({ min: 52.4, max: 52.6, noNaN: true }),
      longitude: fc.double({ min: 13.4, max: 13.6, noNaN: true }),
      turn: fc.double({ min: 0, max: 6.28, noNaN: true }),
    });
    fc.assert(
      fc.property(pairs, ({ latitude, longitude, turn }) => {
        const a = anEntry({ name: 'Miteinander', latitude, longitude });
        const b = anEntry({
          name: 'Miteinander',
          latitude: latitude + 0.0002 * Math.sin(turn),
          longitude: longitude + 0.0003 * Math.cos(turn),
        });
        expect(
          indexOf([a, b])
            .find(a)
            .map(({ key }) => key),
        ).toEqual([b.key]);
      }),
    );
  });

  test('a phone of more than five entries is no evidence', () => {
    const phone = '+493023125000';
    const six = Array.from({ length: 6 }, () =>
      anEntry({ name: 'Miteinander', phone, postalCode: String(10_000 + keys) }),
    );
    expect(indexOf(six).find(anEntry({ name: 'Miteinander', phone }))).toEqual([]);
    expect(indexOf(six.slice(0, 5)).find(anEntry({ name: 'Miteinander', phone }))).toHaveLength(5);
  });

  test('gives at most ten, the likeliest first', () => {
    const crowd = Array.from({ length: 30 }, () => anEntry({ name: 'Miteinander', ...HERE }));
    const best = anEntry({ name: 'Miteinander', ...HERE, email: 'a@example.org' });
    const matches = indexOf([...crowd, best]).find(anEntry({ name: 'Miteinander', ...HERE, email: 'a@example.org' }));
    expect(matches).toHaveLength(10);
    expect(matches[0]?.key).toBe(best.key);
    expect(matches[0]?.reasons).toEqual(['SAME_NAME', 'SAME_ADDRESS', 'SAME_EMAIL']);
  });
});

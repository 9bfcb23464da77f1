import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextFreeSlug, slugOf } from './slug.model.ts';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

describe('a slug', () => {
  test.each([
    ['Neu-Lichtenberg', 'neu-lichtenberg'],
    ['Friedrichsfelde Süd', 'friedrichsfelde-sued'],
    ['Grüne Füße & Öl e. V.', 'gruene-fuesse-und-oel-e-v'],
    ['STRAẞE', 'strasse'],
    ['Café Thảo Điền', 'cafe-thao-dien'],
    ['Łódź – Kraków', 'lodz-krakow'],
    ['Nachbar_innen in Aktion!', 'nachbar-innen-in-aktion'],
    ['Rosa’s Laden', 'rosas-laden'],
    ['a\u0308pfel', 'aepfel'],
    ['Дом', 'eintrag'],
    ['  ', 'eintrag'],
  ])('of "%s" is "%s"', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test('is short lower-case ASCII in single hyphens for whatever is typed', () => {
    const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }));
    fc.assert(
      fc.property(name, (typed) => {
        const slug = slugOf(typed);
        expect(slug).toMatch(SLUG);
        expect(slug.length).toBeLessThanOrEqual(80);
        expect(slugOf(slug)).toBe(slug);
      }),
      { numRuns: 500 },
    );
  });

  test('of a long name ends after a whole word, and of one long word after 80 letters', () => {
    expect(slugOf(`${'Verein '.repeat(20)}`)).toBe(Array(11).fill('verein').join('-'));
    expect(slugOf('x'.repeat(100))).toBe('x'.repeat(80));
  });
});

describe('the next free slug', () => {
  test('is the base when nobody has it, else the first free number', () => {
    expect(nextFreeSlug('kiezgarten', new Set())).toBe('kiezgarten');
    expect(nextFreeSlug('kiezgarten', new Set(['kiezgarten', 'kiezgarten-3']))).toBe('kiezgarten-2');
  });

  test('is never a taken one and never too long', () => {
    const taken = new Set<string>();
    for (let round = 0; round < 120; round += 1) {
      const slug = nextFreeSlug('y'.repeat(80), taken);
      expect(taken.has(slug)).toBe(false);
      expect(slug.length).toBeLessThanOrEqual(80);
      taken.add(slug);
    }
  });
});

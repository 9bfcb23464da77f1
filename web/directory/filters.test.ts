import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeFilters,
  countConditions,
  type Filters,
  formatFilters,
  noFilters,
  parseFilters,
  toActorFilter,
} from './filters.ts';

const read = (query: string): Filters => parseFilters(new URLSearchParams(query));

const keys = Object.keys(noFilters);
const values = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('family', 'family,youth', 'ASSOCIATION,initiative', '114010', '1', 'true', 'de,vi', 'x'.repeat(500)),
  fc.constantFrom(
    '52.50251,13.506,500',
    '52.5,13.5',
    '-0.00001,-0,0',
    '91,13,500',
    '52,13,5e3',
    'NaN,NaN,NaN',
    '2026-11-25T18:00',
  ),
  fc.constantFrom('name', 'DISTANCE', 'recently_confirmed'),
);
const queries = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...keys), fc.string()), values), { maxLength: 30 });

describe('the address of the directory', () => {
  test('reads whatever stands there, and says the same again from its own canonical form', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const filters = parseFilters(new URLSearchParams(query));
        expect(read(formatFilters(filters))).toEqual(filters);
        expect(formatFilters(read(formatFilters(filters)))).toBe(formatFilters(filters));
      }),
      { numRuns: 500 },
    );
  });

  test('is the same for the same filters in any order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('family', 'youth', 'culture', 'ageing')), (topics) => {
        const address = formatFilters(read(topics.map((topic) => `topics=${topic}`).join('&')));
        expect(address).toBe(topics.length > 0 ? `topics=${topics.toSorted().join(',')}` : '');
      }),
    );
  });

  test('takes lists repeated, as a form sends them, and with commas', () => {
    expect(read('topics=youth&topics=family').topics).toEqual(['family', 'youth']);
    expect(read('topics=youth,family,youth').topics).toEqual(['family', 'youth']);
  });

  test('is short and readable', () => {
    const filters = read('near=52.502512,13.506,500&topics=family&topics=ageing&kinds=ASSOCIATION&openNow=on&foo=bar');
    expect(formatFilters(filters)).toBe('kinds=association&topics=ageing,family&openNow=1&near=52.5025,13.506,500');
    expect(formatFilters(noFilters)).toBe('');
  });

  test('drops unknown keys and bad values and keeps the rest', () => {
    const filters = read(
      'kinds=club,initiative&topics=%27;drop&near=91,13,500&sort=upwards&wheelchair=no&search=Tanz&x=1',
    );
    expect(filters).toEqual({ ...noFilters, kinds: ['INITIATIVE'], search: 'Tanz' });
  });

  test('keeps a point only as fine as ten metres, and a radius only from 50 m to 20 km', () => {
    expect(read('near=52.50251234,13.50609876,500').near).toEqual({
      latitude: 52.5025,
      longitude: 13.5061,
      metres: 500,
    });
    const fine = { latitude: 52.50251234, longitude: 13.50609876, metres: 500 };
    expect(formatFilters({ near: fine })).toBe('near=52.5025,13.5061,500');
    expect(read('near=52.5,13.5,49').near).toBeNull();
    expect(read('near=52.5,13.5,20001').near).toBeNull();
    expect(read('near=52.5,13.5').near?.metres).toBe(1000);
  });

  test('keeps the zoom of the map in half steps, as the map moves in', () => {
    expect(read('map=52.5,13.5,13.4').map?.zoom).toBe(13.5);
    expect(formatFilters(read('map=52.5,13.5,13.5'))).toBe('map=52.5,13.5,13.5');
  });

  test('shortens ten thousand characters of search without breaking an emoji', () => {
    const { search } = read(`search=${encodeURIComponent('🎈'.repeat(5000))}`);
    expect(search).toBe('🎈'.repeat(100));
  });
});

describe('what the API is asked', () => {
  test('is empty without filters, so that the plain list is one cache entry', () => {
    expect(toActorFilter(noFilters)).toEqual({});
  });

  test('holds what is set and nothing of the view', () => {
    const filters = read('search=Tanz&districts=114010&selected=a&map=52.5,13.5,14&after=abc&sort=name&wheelchair=1');
    expect(toActorFilter(filters)).toEqual({ search: 'Tanz', districts: ['114010'], wheelchair: true });
  });

  test('turns the time in Berlin into an instant', () => {
    expect(toActorFilter(read('openAt=2026-11-25T18:00')).openAt).toBe('2026-11-25T17:00:00.000Z');
  });
});

describe('changing a filter', () => {
  test('goes back to the first page and lets go of the selected entry', () => {
    const filters = read('after=abc&selected=a&topics=family&map=52.5,13.5,14');
    expect(formatFilters(changeFilters(filters, { openNow: true }))).toBe('topics=family&openNow=1&map=52.5,13.5,14');
  });

  test('counts conditions, not search words', () => {
    expect(countConditions(read('search=Tanz&topics=family,youth&openNow=1&street=Weitlingstraße'))).toBe(4);
  });
});

import { describe, expect, test } from 'vitest';
import { naughtyStrings } from '#server/testing/naughty-strings.ts';
import { addressColumns, keyOf, readAddress, splitAddress, typedAddress } from './address.model.ts';

describe('a street', () => {
  test.each([
    ['Alfred-Kowalke-Str.', 'Alfred-Kowalke-Straße'],
    ['alfred kowalke strasse', 'Alfred-Kowalke-Straße'],
    ['VOLKRADSTR', 'Volkradstraße'],
    ['Str. der Befreiung', 'Straße der Befreiung'],
    ['Müggelseedamm', 'Mueggelseedamm'],
  ])('%s has the key of %s', (one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });

  test('that only begins like an abbreviation is looked for as it is typed, too', () => {
    expect(typedAddress('Alstr')).toMatchObject({ key: 'alstrasse', literalKey: 'alstr' });
  });
});

describe('what is typed', () => {
  test.each([
    ['Volkradstr. 15', { street: 'Volkradstr.', house: { number: 15, suffix: '' } }],
    ['Volkradstr.15 a', { street: 'Volkradstr.', house: { number: 15, suffix: 'A' } }],
    ['Am Ring 8-10', { street: 'Am Ring', house: { number: 8, suffix: '' } }],
    ['Am Ring 8/10', { street: 'Am Ring', house: { number: 8, suffix: '' } }],
    ['Privatstraße 3 33', { street: 'Privatstraße 3', house: { number: 33, suffix: '' } }],
    ['Am Ring', { street: 'Am Ring', house: null }],
    ['15', { street: '15', house: null }],
    ['', { street: '', house: null }],
  ])('%j is split into street and house', (text, expected) => {
    expect(splitAddress(text)).toEqual(expected);
  });

  test('is read, whatever it is', () => {
    for (const text of naughtyStrings) expect(typedAddress(text).key).not.toMatch(/[\s%\\]/);
  });
});

describe('a row of a register', () => {
  const header = ['str_name', 'hnr', 'hnr_zusatz', 'plz', 'ort_name', 'PLR_ID', 'x', 'y'];
  const columns = addressColumns(header) ?? {};
  const row = (...values: string[]) =>
    readAddress(Object.fromEntries(header.map((name, index) => [name, values[index] ?? ''])), columns, 'Berlin');

  test('is read with its columns in any order, its point in degrees or in metres', () => {
    expect(row('Ackerstraße', '11', 'a', '10115', 'Mitte', '01100415')).toEqual({
      address: {
        ...{ street: 'Ackerstraße', number: 11, suffix: 'A', postalCode: '10115', locality: 'Mitte' },
        ...{ city: 'Berlin', quarter: '01100415', point: null },
      },
    });
    expect(row('Ring', '1', '', '', '', '', '13,5', '52,5')).toMatchObject({
      address: { point: { latitude: 52.5, longitude: 13.5 } },
    });
    const metres = row('Ring', '1', '', '', '', '', '398000', '5818000');
    expect(metres).toMatchObject({ address: { point: { latitude: expect.closeTo(52.5, 1) } } });
  });

  test.each([
    ['no street', row('', '1')],
    ['"" is no house number', row('Ring', '')],
    ['"12345" is no house number', row('Ring', '12345')],
    ['"1011" is no postal code of five digits', row('Ring', '1', '', '1011')],
    ['"HINTER" behind a house number', row('Ring', '1', 'hinter')],
    ['"x", "13.5" are no coordinates', row('Ring', '1', '', '', '', '', '13.5', 'x')],
  ])('is told: %s', (reason, read) => {
    expect(read).toEqual({ reason });
  });

  test('needs columns for street and house number', () => {
    expect(addressColumns(['name', 'plz'])).toBeNull();
  });
});

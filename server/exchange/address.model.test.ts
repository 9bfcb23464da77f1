import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mendAddress, mendHouseNumber, mendPostalCode } from './address.model.ts';

function addressOf(street: string, houseNumber = '', postalCode = '', city = '') {
  return mendAddress({ street, houseNumber, postalCode, city }).address;
}

describe('streets have one spelling', () => {
  test.each([
    ['Eitelstr.', '19', 'Eitelstraße 19'],
    ['Gensinger Str.', '60', 'Gensinger Straße 60'],
    ['Alfred-Kowalke-Str.', '40A', 'Alfred-Kowalke-Straße 40A'],
    ['Weitlingstrasse 4', '', 'Weitlingstraße 4'],
    ['Weitlingstr.4', '', 'Weitlingstraße 4'],
    ['Sewanstr 43', '', 'Sewanstraße 43'],
    ['Weitlingstraße', '56 a', 'Weitlingstraße 56A'],
    ['Weitlingstraße 56 a', '', 'Weitlingstraße 56A'],
    ['Weitlingstraße 4', '4', 'Weitlingstraße 4'],
    [' Erieseering', '33', 'Erieseering 33'],
    ['Rosenfelder Ring', '35/35a', 'Rosenfelder Ring 35/35A'],
    ['Sewanstraße', '12 – 14', 'Sewanstraße 12-14'],
    ['Straße des 17. Juni', '135', 'Straße des 17. Juni 135'],
    ['Alt-Friedrichsfelde 3a/b', '', 'Alt-Friedrichsfelde 3A/B'],
    ['Nöldnerpl.', '2', 'Nöldnerplatz 2'],
  ])('%j %j', (street, houseNumber, mended) => {
    expect(addressOf(street, houseNumber).street).toBe(mended);
  });

  test('a town in the street field goes where it belongs', () => {
    expect(addressOf('Weitlingstraße 4, 10317 Berlin')).toEqual({
      street: 'Weitlingstraße 4',
      postalCode: '10317',
      city: 'Berlin',
    });
    expect(addressOf('10317 Berlin')).toEqual({ street: null, postalCode: '10317', city: 'Berlin' });
    expect(addressOf('Volkradstraße, 10319 Berlin', '8', '10319', 'Berlin').street).toBe('Volkradstraße 8');
  });

  test('mending twice changes nothing', () => {
    const parts = fc.tuple(
      fc.constantFrom('Weitling', 'Gensinger ', 'Alfred-Kowalke-', 'Straße 43', ''),
      fc.constantFrom('str.', 'Str.', 'str', 'straße', 'Strasse', 'STR.', 'pl.', 'Pl.', ' Ring', ''),
      fc.constantFrom('', '4', ' 4', ' 56 a', ' 12 - 14', ' 3a/b', ' 7 + 8', ' 1, Hof 2'),
      fc.constantFrom('', ', 10317 Berlin', ' 10317', ',', '; D-10317 Berlin'),
    );
    fc.assert(
      fc.property(parts, (written) => {
        const once = addressOf(written.join(''));
        expect(addressOf(once.street ?? '', '', once.postalCode ?? '', once.city ?? '')).toEqual(once);
      }),
      { numRuns: 400 },
    );
  });
});

test('a house number that a spreadsheet made a date of is left out and told', () => {
  for (const cell of ['12. Dez', '2023-12-14']) {
    expect(mendHouseNumber(cell)).toEqual({
      value: null,
      notes: [`"${cell}" is a date that the spreadsheet made of a house number; left out`],
    });
  }
});

test('postal codes have five digits', () => {
  expect(mendPostalCode(' D-10315 ').value).toBe('10315');
  expect(mendPostalCode('10315.0').value).toBe('10315');
  expect(mendPostalCode('1031')).toEqual({
    value: null,
    notes: ['"1031" is not a postal code of five digits; left out'],
  });
});

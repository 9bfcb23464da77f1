import { expect, test } from 'vitest';
import { meaningOf, readMapping, recogniseMapping, writeMapping } from './mapping.model.ts';

test('German, English and OpenStreetMap headers mean the same', () => {
  const german = recogniseMapping(['Kennung', 'Name', 'Straße', 'PLZ', 'Breitengrad', 'E-Mail', 'Trägerart']);
  const english = recogniseMapping(['id', 'name', 'street', 'postal_code', 'lat', 'email', 'operator_type']);
  const tags = recogniseMapping([
    '@id',
    'name',
    'addr:street',
    'addr:postcode',
    '@lat',
    'contact:email',
    'operator:type',
  ]);
  expect(Object.keys(german.columns)).toEqual(Object.keys(english.columns));
  expect(Object.keys(tags.columns)).toEqual(Object.keys(english.columns));
});

test('several columns of one meaning are asked in order of how much they tell', () => {
  expect(recogniseMapping(['mobile', 'contact:phone', 'phone']).columns.phone).toEqual([
    'phone',
    'contact:phone',
    'mobile',
  ]);
});

test('the mapping file counts more than what was recognised, and takes its columns away from other fields', () => {
  const text = JSON.stringify({
    columns: { summary: 'Beschreibung' },
    categories: { Spielhaus: { kind: 'INITIATIVE', topics: ['family'] } },
  });
  const mapping = readMapping(text, ['Name', 'Beschreibung']);
  expect(mapping.columns).toEqual({ name: ['Name'], summary: ['Beschreibung'] });
  expect(meaningOf('SPIELHAUS', mapping)).toEqual({ kind: 'INITIATIVE', topics: ['family'], targetGroups: [] });
  expect(meaningOf('constructor', mapping)).toBeNull();
});

test('a written mapping reads back as the same mapping, with unknown categories to fill in', () => {
  const header = ['Name', 'Art', 'phone', 'mobile'];
  const text = writeMapping(recogniseMapping(header), ['Apotheke', 'Klangwerkstatt', 'Apotheke']);
  const mapping = readMapping(text, header);
  expect(mapping.columns).toEqual(recogniseMapping(header).columns);
  expect(mapping.categories['Klangwerkstatt']).toEqual({ kind: null, topics: [], targetGroups: [] });
  expect(mapping.categories['Apotheke']?.topics).toEqual(['health']);
});

test.each([
  ['{', 'is not JSON'],
  ['[]', 'The whole'],
  ['{"columns":{"colour":"x"}}', 'fields are'],
  ['{"columns":{"name":"Nahme"}}', 'the column "Nahme", which the file does not have'],
  ['{"categories":{"A":{"kind":"CLUB"}}}', '"categories" → "A" → "kind"'],
  ['{"colums":{}}', 'colums is not known'],
])('a wrong mapping file is told in a sentence: %s', (text, sentence) => {
  expect(() => readMapping(text, ['Name'])).toThrow(sentence);
});

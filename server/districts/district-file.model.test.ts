import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DistrictFileError, parseDistrictFile } from './district-file.model.ts';

const REAL_FILES = new URL('../../../shared/data/districts/', import.meta.url);

const SQUARE = [
  [13.5, 52.5],
  [13.51, 52.5],
  [13.51, 52.51],
  [13.5, 52.51],
  [13.5, 52.5],
];

interface FeatureWish {
  properties?: Record<string, unknown> | null;
  coordinates?: unknown;
  geometry?: unknown;
  id?: string | number;
}

function aFeature({
  properties = { BZR_ID: '114009', BZR_NAME: 'Nord' },
  coordinates,
  geometry,
  id,
}: FeatureWish = {}) {
  const polygon = { type: 'Polygon', coordinates: coordinates ?? [SQUARE] };
  return { type: 'Feature', id, properties, geometry: geometry === undefined ? polygon : geometry };
}

function aFile(features: unknown[], more: object = {}): string {
  return JSON.stringify({ type: 'FeatureCollection', features, ...more });
}

describe('a file of districts', () => {
  test('gives id, name and outline', () => {
    expect(parseDistrictFile(aFile([aFeature()]))).toEqual([
      { id: '114009', name: 'Nord', outline: { type: 'Polygon', coordinates: [SQUARE] }, parentId: null },
    ]);
  });

  test('is read with a byte order mark, a numeric id, an id beside the properties and lower-case fields', () => {
    const plain = aFeature({ id: 7, properties: { NAME: ' West ' } });
    const lower = aFeature({ properties: { plr_id: 11400930, plr_name: 'Weitling', bzr_id: '114009' } });
    const shapes = parseDistrictFile(`\uFEFF${aFile([plain, lower])}`);
    expect(shapes.map(({ id, name, parentId }) => [id, name, parentId])).toEqual([
      ['7', 'West', null],
      ['11400930', 'Weitling', '114009'],
    ]);
  });

  test('is read by the fields that are named', () => {
    const properties = { nr: 'a-1', kiez: 'Am See', liegt_in: 'a', id: 'other', name: 'other' };
    const [shape] = parseDistrictFile(aFile([aFeature({ properties })]), {
      id: 'NR',
      name: 'kiez',
      parent: 'liegt_in',
    });
    expect(shape).toMatchObject({ id: 'a-1', name: 'Am See', parentId: 'a' });
  });

  test('is turned into RFC 7946: outer ring counter-clockwise, hole clockwise, six decimals, no height', () => {
    const hole = [
      [13.502, 52.502],
      [13.504, 52.502],
      [13.504, 52.504],
      [13.502, 52.502],
    ];
    const precise = SQUARE.toReversed().map(([x = 0, y = 0]) => [x + 0.00000012, y, 34.5]);
    const [shape] = parseDistrictFile(aFile([aFeature({ coordinates: [precise, hole] })]));
    expect(shape?.outline).toEqual({ type: 'Polygon', coordinates: [SQUARE, hole.toReversed()] });
  });

  test('in EPSG:25833 is converted, whether or not it says so', () => {
    // 52° N on the central meridian of zone 33: the meridian arc of GRS80 times 0.9996.
    const metres = [
      [500_000, 5_761_038.21],
      [500_100, 5_761_038.21],
      [500_100, 5_761_138.21],
      [500_000, 5_761_038.21],
    ];
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25833' } };
    const [silent] = parseDistrictFile(aFile([aFeature({ coordinates: [metres] })]));
    const [outspoken] = parseDistrictFile(aFile([aFeature({ coordinates: [metres] })], { crs }));
    expect(outspoken).toEqual(silent);
    expect(silent?.outline.coordinates[0]?.[0]).toEqual([15, 52]);
  });

  test('keeps every part of a multipolygon', () => {
    const east = SQUARE.map(([x = 0, y = 0]) => [x + 1, y]);
    const geometry = { type: 'MultiPolygon', coordinates: [[SQUARE], [east]] };
    expect(parseDistrictFile(aFile([aFeature({ geometry })]))[0]?.outline).toEqual(geometry);
  });
});

describe('a bad file of districts is refused with one sentence:', () => {
  const swapped = [SQUARE.map(([x, y]) => [y, x])];
  const elsewhere = [SQUARE.map(([x = 0, y = 0]) => [x * 1e5, y * 1e5])];
  const line = [SQUARE[0], SQUARE[1], SQUARE[1], SQUARE[0]];
  const soldner = { type: 'name', properties: { name: 'EPSG:3068' } };
  const cases: [what: string, text: string, sentence: string][] = [
    ['nothing', ' ', 'The file is empty.'],
    ['cut off', aFile([aFeature()]).slice(0, -5), 'The file is not valid JSON'],
    ['TopoJSON', '{"type":"Topology"}', 'but TopoJSON; save it as GeoJSON'],
    ['a single feature', JSON.stringify(aFeature()), 'but of the type "Feature"'],
    ['other JSON', '[]', 'The file is not a GeoJSON FeatureCollection.'],
    ['no features', aFile([]), 'it has no features'],
    ['another system', aFile([aFeature()], { crs: soldner }), 'in "EPSG:3068"; save it in WGS84 or EPSG:25833'],
    ['not a feature', aFile([aFeature(), null]), 'Entry 2 of the file is not a GeoJSON Feature.'],
    [
      'no id',
      aFile([aFeature({ properties: { a: 1, b: 2 } })]),
      'Feature 1 has no id; its fields are: a, b. Name the right one with --id-field.',
    ],
    ['no properties', aFile([aFeature({ properties: null })]), 'its fields are: none'],
    ['no name', aFile([aFeature({ properties: { id: '1' } })]), 'Feature 1 has no name'],
    ['the same id twice', aFile([aFeature(), aFeature()]), 'Features 1 and 2 have the same id "114009".'],
    ['no geometry', aFile([aFeature({ geometry: null })]), 'Feature 1 (114009 Nord) has no geometry.'],
    [
      'a point',
      aFile([aFeature({ geometry: { type: 'Point', coordinates: [13, 52] } })]),
      'is a Point; a district needs',
    ],
    ['too few corners', aFile([aFeature({ coordinates: [SQUARE.slice(0, 3)] })]), 'at least four pairs of numbers'],
    ['words for numbers', aFile([aFeature({ coordinates: [SQUARE.map(String)] })]), 'at least four pairs of numbers'],
    [
      'an open ring',
      aFile([aFeature({ coordinates: [SQUARE.slice(0, 4)] })]),
      'the last corner of a ring must be its first one',
    ],
    ['no area', aFile([aFeature({ coordinates: [line] })]), 'encloses no area'],
    ['latitude first', aFile([aFeature({ coordinates: swapped })]), 'has latitude before longitude (52.5, 13.5)'],
    ['metres of elsewhere', aFile([aFeature({ coordinates: elsewhere })]), 'which is neither WGS84 nor EPSG:25833'],
  ];

  test.each(cases)('%s', (_what, text, sentence) => {
    expect(() => parseDistrictFile(text)).toThrow(DistrictFileError);
    expect(() => parseDistrictFile(text)).toThrow(sentence);
    expect(() => parseDistrictFile(text)).toThrow(/^[A-Z][^\n]*\.$/);
  });

  test('a field named by hand that is not there', () => {
    const file = aFile([aFeature()]);
    expect(() => parseDistrictFile(file, { id: 'NR' })).toThrow('Feature 1 has no id in the field "NR"');
    expect(() => parseDistrictFile(file, { name: 'KIEZ' })).toThrow('Feature 1 has no name in the field "KIEZ"');
    expect(() => parseDistrictFile(file, { parent: 'UEBER' })).toThrow('Feature 1 has no parent in the field "UEBER"');
  });
});

describe.skipIf(!existsSync(REAL_FILES))('the official files (skipped where ../shared/data is missing)', () => {
  test.each([
    ['districts-full.geojson', 3, '114009 Neu-Lichtenberg'],
    ['lichtenberg-bzr-2021.geojson', 13, '112005 Alt-Hohenschönhausen Süd'],
    ['lichtenberg-plr-2021.geojson', 41, '11501341 Karlshorst Süd'],
    ['pgr-1140-2021.geojson', 1, '1140 Lichtenberg Mitte'],
  ])('%s has %i shapes', (file, count, first) => {
    const shapes = parseDistrictFile(readFileSync(new URL(file, REAL_FILES), 'utf8'));
    expect(shapes).toHaveLength(count);
    expect(`${shapes[0]?.id} ${shapes[0]?.name}`).toBe(first);
  });
});

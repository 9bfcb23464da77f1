import { existsSync, readFileSync } from 'node:fs';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type DistrictShape, districtLevels, districtOf } from './district.model.ts';
import { parseDistrictFile } from './district-file.model.ts';
import { innerPoint } from './district-outline.model.ts';

const REAL_DATA = new URL('../../../shared/data/', import.meta.url);

function aSquare(west: number, south: number, edge = 1): Polygon {
  const [east, north] = [west + edge, south + edge];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

function aShape(
  id: string,
  outline: Polygon | MultiPolygon = aSquare(13, 52),
  parentId: string | null = null,
): DistrictShape {
  return { id, name: `Kiez ${id}`, outline, parentId };
}

describe('the district of a point', () => {
  const west = aShape('2', aSquare(13, 52));
  const east = aShape('1', aSquare(14, 52));

  test('is the one it lies in', () => {
    expect(districtOf({ latitude: 52.5, longitude: 13.5 }, [west, east])).toBe(west);
    expect(districtOf({ latitude: 52.5, longitude: 14.5 }, [west, east])).toBe(east);
  });

  test('is none outside all of them', () => {
    expect(districtOf({ latitude: 53.5, longitude: 13.5 }, [west, east])).toBeNull();
    expect(districtOf({ latitude: 52.5, longitude: 13.5 }, [])).toBeNull();
  });

  test('is the one with the lowest id on a shared border, in whatever order they stand', () => {
    const border = { latitude: 52.5, longitude: 14 };
    expect(districtOf(border, [west, east])).toBe(east);
    expect(districtOf(border, [east, west])).toBe(east);
  });

  test('leaves out holes and counts every part', () => {
    const holed: Polygon = {
      type: 'Polygon',
      coordinates: [...aSquare(13, 52, 3).coordinates, ...aSquare(14, 53).coordinates.map((ring) => ring.toReversed())],
    };
    expect(districtOf({ latitude: 53.5, longitude: 14.5 }, [aShape('1', holed)])).toBeNull();
    const parts: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [west.outline, aSquare(20, 50)].flatMap((part) =>
        part.type === 'Polygon' ? [part.coordinates] : [],
      ),
    };
    expect(districtOf({ latitude: 50.5, longitude: 20.5 }, [aShape('1', parts)])?.id).toBe('1');
  });
});

describe('the levels of a file', () => {
  const known = [aShape('114009', aSquare(13, 52)), aShape('114010', aSquare(14, 52))];

  test('put a quarter below the district whose id begins its own', () => {
    const { quarters } = districtLevels([aShape('11401001', aSquare(40, 40, 0.1))], known);
    expect(quarters.map(({ id, parentId }) => [id, parentId])).toEqual([['11401001', '114010']]);
  });

  test('believe the file before the id', () => {
    const { quarters } = districtLevels([aShape('11401001', aSquare(40, 40), '114009')], known);
    expect(quarters[0]?.parentId).toBe('114009');
  });

  test('fall back to a point inside the quarter', () => {
    const { quarters } = districtLevels([aShape('south-bank', aSquare(14.2, 52.2, 0.1))], known);
    expect(quarters[0]?.parentId).toBe('114010');
  });

  test('take shapes below nothing for districts', () => {
    const shapes = [aShape('114009', aSquare(13, 52)), aShape('115013', aSquare(30, 50))];
    expect(districtLevels(shapes, known)).toEqual({ districts: shapes, quarters: [], strays: [] });
  });

  test('call the quarters of unknown districts strays', () => {
    const inside = aShape('11400901', aSquare(13.2, 52.2, 0.1));
    const unnamed = aShape('11501301', aSquare(30, 50));
    const named = aShape('11501302', aSquare(31, 50), '115013');
    const { districts, quarters, strays } = districtLevels([inside, unnamed, named], known);
    expect([districts, quarters.map(({ id }) => id), strays]).toEqual([[], ['11400901'], [unnamed, named]]);
  });

  test('accept districts and their quarters in one file', () => {
    const district = aShape('115013', aSquare(30, 50));
    const quarter = aShape('11501301', aSquare(30.2, 50.2, 0.1), '115013');
    const { districts, quarters, strays } = districtLevels([quarter, district], []);
    expect([districts, quarters.map(({ id }) => id), strays]).toEqual([[district], ['11501301'], []]);
  });
});

describe('the inner point of an outline', () => {
  test('lies inside, also of a crescent, a ring and many stars', () => {
    const star = fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(star, (radii) => {
        const corners = radii.map((radius, index) => {
          const angle = (2 * Math.PI * index) / radii.length;
          return [13 + radius * Math.cos(angle), 52 + radius * Math.sin(angle)];
        });
        const outline: Polygon = { type: 'Polygon', coordinates: [[...corners, corners[0] ?? []]] };
        const { longitude, latitude } = innerPoint(outline);
        expect(booleanPointInPolygon([longitude, latitude], outline, { ignoreBoundary: true })).toBe(true);
      }),
    );
    const ring: Polygon = {
      type: 'Polygon',
      coordinates: [...aSquare(0, 0, 3).coordinates, ...aSquare(1, 1).coordinates],
    };
    const { longitude, latitude } = innerPoint(ring);
    expect(booleanPointInPolygon([longitude, latitude], ring, { ignoreBoundary: true })).toBe(true);
  });
});

describe.skipIf(!existsSync(REAL_DATA))('with the official outlines (skipped where ../shared/data is missing)', () => {
  const outlines = (file: string) => parseDistrictFile(readFileSync(new URL(`districts/${file}`, REAL_DATA), 'utf8'));
  const row = z.object({ lat: z.coerce.number(), lon: z.coerce.number(), bzr_id: z.string(), plr_id: z.string() });
  const facilities = () =>
    z
      .array(row)
      .parse(parse(readFileSync(new URL('actors/actors-open-data.csv', REAL_DATA)), { columns: true, bom: true }));

  test('all 88 facilities fall into the district that their row names', () => {
    const districts = outlines('districts-full.geojson');
    const rows = facilities();
    const found = rows.map(({ lat, lon }) => districtOf({ latitude: lat, longitude: lon }, districts)?.id);
    expect(rows).toHaveLength(88);
    expect(found).toEqual(rows.map((facility) => facility.bzr_id));
  });

  test('the Planungsräume give the quarters of the three districts, and the 88 facilities theirs', () => {
    const { districts, quarters, strays } = districtLevels(
      outlines('lichtenberg-plr-2021.geojson'),
      outlines('districts-full.geojson'),
    );
    expect(districts).toEqual([]);
    expect(quarters).toHaveLength(11);
    expect(strays).toHaveLength(30);
    expect(quarters.every(({ id, parentId }) => id.startsWith(parentId))).toBe(true);
    const rows = facilities();
    const found = rows.map(({ lat, lon }) => districtOf({ latitude: lat, longitude: lon }, quarters)?.id);
    expect(found).toEqual(rows.map((facility) => facility.plr_id));
  });

  test('without ids that tell, a point inside puts every quarter into the same district', () => {
    const known = outlines('districts-full.geojson');
    const renamed = outlines('lichtenberg-plr-2021.geojson').map((shape) => ({
      ...shape,
      id: `q-${shape.id}`,
      parentId: null,
    }));
    const { quarters } = districtLevels(renamed, known);
    expect(quarters).toHaveLength(11);
    expect(quarters.every(({ id, parentId }) => id.startsWith(`q-${parentId}`))).toBe(true);
  });

  test('a place beyond the three districts is in none', () => {
    const alexanderplatz = { latitude: 52.5219, longitude: 13.4132 };
    expect(districtOf(alexanderplatz, outlines('districts-full.geojson'))).toBeNull();
  });
});

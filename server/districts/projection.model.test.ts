import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CELL_ZOOM, cellsAtZoom, mapCell, tileAt, toMetres, toWgs84 } from './projection.model.ts';

const longitude = fc.double({ min: -180, max: 180, noNaN: true });
const latitude = fc.double({ min: -85, max: 85, noNaN: true });
const zoom = fc.integer({ min: 0, max: CELL_ZOOM });
/** Near enough to each other that they often share deep tiles. */
const offset = fc.double({ min: -0.01, max: 0.01, noNaN: true });

describe('EPSG:25833', () => {
  test.each([
    // Central meridian of zone 33 at the equator, and the meridian arc to 52° N on GRS80 times 0.9996.
    [500_000, 0, 15, 0],
    [500_000, 5_761_038.21, 15, 52],
  ])('%d, %d is %d° E, %d° N', (easting, northing, east, north) => {
    const point = toWgs84(easting, northing);
    expect(point.longitude).toBeCloseTo(east, 6);
    expect(point.latitude).toBeCloseTo(north, 6);
  });
});

describe('local metres', () => {
  const reference = { latitude: 52.5025, longitude: 13.506 };

  test('are zero at the reference and grow to the east and the north', () => {
    expect(toMetres(reference, reference)).toEqual({ x: 0, y: 0 });
    const northEast = toMetres({ latitude: 52.51, longitude: 13.51 }, reference);
    expect(northEast.x).toBeGreaterThan(0);
    expect(northEast.y).toBeGreaterThan(0);
  });

  test('agree with the metres of the land survey to half a per cent within 30 km', () => {
    const metres = fc.integer({ min: -20_000, max: 20_000 });
    const [centreEast, centreNorth] = [398_610, 5_817_930];
    const centre = toWgs84(centreEast, centreNorth);
    fc.assert(
      fc.property(metres, metres, (east, north) => {
        const { x, y } = toMetres(toWgs84(centreEast + east, centreNorth + north), centre);
        const surveyed = Math.hypot(east, north);
        expect(Math.abs(Math.hypot(x, y) - surveyed)).toBeLessThan(surveyed * 0.005 + 0.01);
      }),
    );
  });
});

/** The number of the tile of a zoom that holds a cell. */
const tileOf = (cell: bigint, level: number) => cell >> BigInt(2 * (24 - level));

describe('the map cell', () => {
  test('is the quadkey of the tile, read in base 4', () => {
    // Worked example of https://learn.microsoft.com/en-us/bingmaps/articles/bing-maps-tile-system: tile 3, 5 of zoom 3 is "213".
    const [middleEast, middleNorth] = [-22.5, -54.5];
    expect(tileAt(middleEast, middleNorth, 3)).toEqual({ x: 3, y: 5 });
    expect(tileOf(mapCell(middleEast, middleNorth), 3).toString(4)).toBe('213');
  });

  test('shares its leading bits exactly with the points of the same tile', () => {
    fc.assert(
      fc.property(longitude, latitude, offset, offset, zoom, (east, north, moreEast, moreNorth, level) => {
        const other = [east + moreEast, north + moreNorth] as const;
        const [one, two] = [tileAt(east, north, level), tileAt(...other, level)];
        const samePrefix = tileOf(mapCell(east, north), level) === tileOf(mapCell(...other), level);
        expect(samePrefix).toBe(one.x === two.x && one.y === two.y);
      }),
      { numRuns: 500 },
    );
  });

  test('has 48 bits at most, also at the ends of the earth', () => {
    const last = (1n << 48n) - 1n;
    expect(mapCell(-180, 90)).toBe(0n);
    expect(mapCell(180, -90)).toBe(last);
  });
});

describe('clusters', () => {
  test('are squares of 64 pixels: a quarter of a 256 px tile each way', () => {
    expect(cellsAtZoom(14)).toEqual({ zoom: 16, shift: 16 });
  });

  test('are never finer than the cells, nor coarser than the world', () => {
    expect(cellsAtZoom(30)).toEqual({ zoom: 24, shift: 0 });
    expect(cellsAtZoom(-3)).toEqual({ zoom: 2, shift: 44 });
    expect(cellsAtZoom(14.9)).toEqual(cellsAtZoom(14));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coarsePoint } from './coarse-point.model.ts';

const point = fc.record({
  latitude: fc.double({ min: 47, max: 56, noNaN: true }),
  longitude: fc.double({ min: 5, max: 16, noNaN: true }),
});

const METRES_PER_DEGREE = 111_320;

function metresBetween(one: { latitude: number; longitude: number }, other: typeof one): number {
  const width = METRES_PER_DEGREE * Math.cos((other.latitude * Math.PI) / 180);
  return Math.hypot((one.latitude - other.latitude) * METRES_PER_DEGREE, (one.longitude - other.longitude) * width);
}

describe('the coarse point of a place', () => {
  test('is a fixed one for a known address', () => {
    expect(coarsePoint({ latitude: 52.505628, longitude: 13.512639 })).toEqual({
      latitude: 52.505165,
      longitude: 13.512893,
    });
  });

  test('is at most half a diagonal of 250 m away', () => {
    fc.assert(
      fc.property(point, (exact) => {
        expect(metresBetween(exact, coarsePoint(exact))).toBeLessThanOrEqual((250 * Math.SQRT2) / 2 + 0.2);
      }),
      { numRuns: 1000 },
    );
  });

  test('is the same for all points of its cell, and another one beyond', () => {
    const share = fc.double({ min: -0.499, max: 0.499, noNaN: true });
    fc.assert(
      fc.property(point, share, share, (exact, east, north) => {
        const centre = coarsePoint(exact);
        const height = 250 / METRES_PER_DEGREE;
        const width = height / Math.cos((centre.latitude * Math.PI) / 180);
        const at = (rows: number, columns: number) =>
          coarsePoint({ latitude: centre.latitude + rows * height, longitude: centre.longitude + columns * width });
        expect(at(north, east)).toEqual(centre);
        expect(at(0, 1)).not.toEqual(centre);
        expect(at(1, 0)).not.toEqual(centre);
      }),
      { numRuns: 1000 },
    );
  });

  test('is its own coarse point, so that coarsening twice reveals nothing', () => {
    fc.assert(
      fc.property(point, (exact) => {
        const centre = coarsePoint(exact);
        expect(coarsePoint(centre)).toEqual(centre);
      }),
    );
  });
});

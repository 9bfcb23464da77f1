import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { GeoBounds, GeoPoint } from './projection.model.ts';

/** 11 cm: finer than any survey of a border, and half the bytes of what offices deliver. */
const DECIMALS = 1e6;

/**
 * The same area as RFC 7946 wants it: outer rings counter-clockwise, holes clockwise, two numbers a corner, at most six decimals,
 * no corner twice in a row. Null when a ring encloses nothing. A multipolygon of one polygon becomes a polygon.
 */
export function tidyOutline(polygons: readonly Position[][][]): Polygon | MultiPolygon | null {
  const tidied = polygons.map((rings) => rings.map((ring, index) => wound(rounded(ring), index === 0 ? 1 : -1)));
  const [first] = tidied;
  const isEmpty = tidied.some((rings) => rings.length === 0 || rings.some((ring) => signedArea(ring) === 0));
  if (!first || isEmpty) return null;
  if (tidied.length === 1) return { type: 'Polygon', coordinates: first };
  return { type: 'MultiPolygon', coordinates: tidied };
}

/** The smallest box around an outline. */
export function outlineBounds(outline: Polygon | MultiPolygon): GeoBounds {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [longitude = Number.NaN, latitude = Number.NaN] of polygonsOf(outline).flat(2)) {
    bounds.west = Math.min(bounds.west, longitude);
    bounds.south = Math.min(bounds.south, latitude);
    bounds.east = Math.max(bounds.east, longitude);
    bounds.north = Math.max(bounds.north, latitude);
  }
  return bounds;
}

/**
 * A point that surely lies inside, also of a crescent or a ring: the middle of the longest stretch of the line across the middle
 * of the largest part. (A centroid may lie outside.)
 */
export function innerPoint(outline: Polygon | MultiPolygon): GeoPoint {
  const largest = polygonsOf(outline).reduce((one, other) => (outerArea(other) > outerArea(one) ? other : one));
  const { south, north, west, east } = outlineBounds({ type: 'Polygon', coordinates: largest });
  const latitude = (south + north) / 2;
  const crossings = largest.flatMap((ring) => crossingsAt(ring, latitude)).sort((one, other) => one - other);
  let middle = (west + east) / 2;
  let longest = 0;
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const [from = 0, to = 0] = crossings.slice(index, index + 2);
    if (to - from <= longest) continue;
    longest = to - from;
    middle = (from + to) / 2;
  }
  return { latitude, longitude: middle };
}

function polygonsOf(outline: Polygon | MultiPolygon): Position[][][] {
  return outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
}

function rounded(ring: readonly Position[]): Position[] {
  const corners = ring.map(([x = 0, y = 0]) => [
    Math.round(x * DECIMALS) / DECIMALS,
    Math.round(y * DECIMALS) / DECIMALS,
  ]);
  return corners.filter((corner, index) => {
    const before = corners[index - 1];
    return !before || before[0] !== corner[0] || before[1] !== corner[1];
  });
}

function wound(ring: Position[], direction: 1 | -1): Position[] {
  return signedArea(ring) * direction < 0 ? ring.toReversed() : ring;
}

function outerArea([outer = []]: readonly Position[][]): number {
  return Math.abs(signedArea(outer));
}

/** Shoelace formula in square degrees, from the first corner so that little precision is lost; positive: counter-clockwise. */
function signedArea(ring: readonly Position[]): number {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let doubled = 0;
  for (const [before, after] of edgesOf(ring)) {
    doubled += (before.x - originX) * (after.y - originY) - (after.x - originX) * (before.y - originY);
  }
  return doubled / 2;
}

/** Longitudes where a ring crosses a parallel; each edge counts its lower end only, so that a corner on the line counts once. */
function crossingsAt(ring: readonly Position[], latitude: number): number[] {
  const crossings: number[] = [];
  for (const [from, to] of edgesOf(ring)) {
    if (from.y > latitude === to.y > latitude) continue;
    crossings.push(from.x + ((latitude - from.y) / (to.y - from.y)) * (to.x - from.x));
  }
  return crossings;
}

interface Corner {
  x: number;
  y: number;
}

function edgesOf(ring: readonly Position[]): [Corner, Corner][] {
  const corners = ring.map(([x = 0, y = 0]) => ({ x, y }));
  return corners.slice(1).map((corner, index) => [corners[index] ?? corner, corner]);
}

import type { Geometry, Position } from 'geojson';

export type Frame = { west: number; south: number; east: number; north: number };

/** Width of every sketch in its own units; the height follows from the frame. */
export const sketchWidth = 420;

/** Draws degrees on a plane that is true to scale in the middle of the frame: good enough for a few kilometres. */
export function createProjection(frame: Frame) {
  const middle = (frame.north + frame.south) / 2;
  const scale = sketchWidth / (frame.east - frame.west);
  const stretch = scale / Math.cos((middle * Math.PI) / 180);
  return {
    height: Math.round((frame.north - frame.south) * stretch),
    project: ([longitude = 0, latitude = 0]: Position): [number, number] => [
      round((longitude - frame.west) * scale),
      round((frame.north - latitude) * stretch),
    ],
  };
}

/** The frame that just holds all outlines. */
export function frameOf(outlines: readonly Geometry[]): Frame {
  const corners = outlines.flatMap(ringsOf).flat();
  const longitudes = corners.map(([longitude = 0]) => longitude);
  const latitudes = corners.map(([, latitude = 0]) => latitude);
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  };
}

/** SVG path data of an outline. */
export function drawOutline(outline: Geometry, project: (corner: Position) => [number, number]): string {
  return ringsOf(outline)
    .map((ring) => `M${ring.map((corner) => project(corner).join(' ')).join('L')}Z`)
    .join('');
}

/** Where a name fits: the centre of gravity of the largest ring (shoelace formula). */
export function labelPoint(outline: Geometry): Position {
  const [largest] = ringsOf(outline)
    .map((ring) => ({ ring, ...gravity(ring) }))
    .sort((a, b) => Math.abs(b.area) - Math.abs(a.area));
  return largest?.centre ?? [0, 0];
}

function gravity(ring: Position[]): { area: number; centre: Position } {
  let [area, x, y] = [0, 0, 0];
  for (const [index, [x1 = 0, y1 = 0]] of ring.entries()) {
    const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? [];
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  return { area, centre: area === 0 ? (ring[0] ?? [0, 0]) : [x / (3 * area), y / (3 * area)] };
}

function ringsOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates.slice(0, 1);
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flatMap((polygon) => polygon.slice(0, 1));
  return [];
}

const round = (value: number): number => Math.round(value * 10) / 10;

import { CELL_ZOOM, cellsAtZoom, mapCell, tileAt } from '#server/districts/projection.model.ts';
import type { Viewport } from './filter.input.ts';
import { countActors, isInside, type SelectedChunk } from './filter.model.ts';

/** A square of the map with its places. */
export interface MapSquare {
  square: number;
  count: number;
  /** centre of its places, degrees */
  latitude: number;
  longitude: number;
  west: number;
  south: number;
  east: number;
  north: number;
  /** the number of one of its places */
  no: number;
}

export interface MapCounts {
  total: number;
  outside: number;
  withoutPlace: number;
}

/** No answer draws more, however large the screen. */
export const mostFeatures = 500;

/**
 * How many bits a cell loses to become a square of about 64 px at this zoom; larger squares where the viewport would
 * hold more than `mostFeatures` of them, so that the limit needs no second look at the places.
 */
export function squareShift(viewport: Viewport, zoom: number): number {
  for (let level = cellsAtZoom(zoom).zoom; level > 0; level -= 1) {
    if (squaresIn(viewport, level) <= mostFeatures) return 2 * (CELL_ZOOM - level);
  }
  return 2 * CELL_ZOOM;
}

function squaresIn({ west, south, east, north }: Viewport, level: number): number {
  const first = tileAt(west, north, level);
  const last = tileAt(east, south, level);
  const columns = west <= east ? last.x - first.x + 1 : 2 ** level - first.x + last.x + 1;
  return columns * (last.y - first.y + 1);
}

/**
 * The found places of a viewport, grouped by a prefix of their Z-order cell: a cell without its last `shift` bits is the
 * number of a square. Places at one and the same point stay together at every zoom. In the order of the squares.
 */
export function listSquares(
  selected: readonly SelectedChunk[],
  { viewport, shift }: { viewport: Viewport; shift: number },
): MapSquare[] {
  const squares = new Map<number, MapSquare>();
  const size = 2 ** shift;
  const span = cellSpan(viewport);
  for (const { chunk, failures } of selected) {
    let current: MapSquare | undefined;
    for (let place = firstAt(chunk, span.from); place < chunk.byCell.length; place += 1) {
      const row = chunk.byCell[place] ?? 0;
      const cell = chunk.cell[row] ?? 0;
      if (cell > span.to) break;
      if (failures[row] !== 0 || !isInside(viewport, chunk, row)) continue;
      const square = Math.floor(cell / size);
      if (current?.square !== square) current = squares.get(square);
      const [latitude, longitude] = [chunk.latitude[row] ?? 0, chunk.longitude[row] ?? 0];
      if (current === undefined) {
        const edges = { west: longitude, south: latitude, east: longitude, north: latitude };
        current = { square, count: 1, latitude, longitude, ...edges, no: chunk.numbers[row] ?? 0 };
        squares.set(square, current);
      } else addPoint(current, latitude, longitude);
    }
  }
  return [...squares.values()].sort((one, other) => one.square - other.square).map(rounded);
}

/** Found places inside and outside of a viewport, and found actors of whom no found place has a point. */
export function countMap(selected: readonly SelectedChunk[], viewport: Viewport): MapCounts {
  let located = 0;
  let total = 0;
  const pointed = selected.map(({ chunk, failures, scores }) => {
    const withPoint = failures.slice();
    for (let row = 0; row < chunk.rows; row += 1) {
      if (failures[row] !== 0) continue;
      if (Number.isNaN(chunk.cell[row])) withPoint[row] = 1;
      else {
        located += 1;
        if (isInside(viewport, chunk, row)) total += 1;
      }
    }
    return { chunk, failures: withPoint, scores };
  });
  return { total, outside: located - total, withoutPlace: countActors(selected) - countActors(pointed) };
}

function addPoint(square: MapSquare, latitude: number, longitude: number): void {
  square.count += 1;
  square.latitude += (latitude - square.latitude) / square.count;
  square.longitude += (longitude - square.longitude) / square.count;
  square.west = Math.min(square.west, longitude);
  square.east = Math.max(square.east, longitude);
  square.south = Math.min(square.south, latitude);
  square.north = Math.max(square.north, latitude);
}

/** To six decimals, a tenth of a metre: the rest of a middle is noise, and half of the answer. */
function rounded(square: MapSquare): MapSquare {
  const short = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return { ...square, latitude: short(square.latitude), longitude: short(square.longitude) };
}

/** About a metre: a point on the edge may have been filed under the square beside it. */
const margin = 0.00001;

/** In Z-order all cells of a rectangle lie between those of its north-western and its south-eastern corner. */
function cellSpan({ west, south, east, north }: Viewport): { from: number; to: number } {
  if (west > east) return { from: 0, to: Number.POSITIVE_INFINITY };
  return {
    from: Number(mapCell(west - margin, north + margin)),
    to: Number(mapCell(east + margin, south - margin)),
  };
}

/** The first place in the order of cells at or behind a cell. */
function firstAt({ byCell, cell }: SelectedChunk['chunk'], from: number): number {
  let [low, high] = [0, byCell.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cell[byCell[middle] ?? 0] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

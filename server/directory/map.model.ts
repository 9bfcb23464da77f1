import { CELL_ZOOM, cellsAtZoom, tileAt } from '#server/districts/projection.model.ts';
import type { Viewport } from './filter.input.ts';

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

type Spot = { x: number; y: number };
export type Direction = 'up' | 'down' | 'left' | 'right';

const steps: Record<Direction, Spot> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

/** A spot beside the way counts as farther off than one on it. */
const sidewaysWeight = 2.5;

/**
 * The spot that an arrow key leads to: the nearest within 60° of the direction, null where there is none.
 * Pixels, y downwards; a spot at the very place is in no direction.
 */
export function nextInDirection<T extends Spot>(spots: readonly T[], from: Spot, direction: Direction): T | null {
  const step = steps[direction];
  const reach = (spot: T): number => {
    const [dx, dy] = [spot.x - from.x, spot.y - from.y];
    const ahead = dx * step.x + dy * step.y;
    const aside = Math.abs(dx * step.y) + Math.abs(dy * step.x);
    return ahead > 0 && aside <= ahead * Math.sqrt(3) ? ahead + aside * sidewaysWeight : Number.POSITIVE_INFINITY;
  };
  return leastOf(spots, reach);
}

/** The spot nearest to a point, null where there is none. */
export function nearestTo<T extends Spot>(spots: readonly T[], from: Spot): T | null {
  return leastOf(spots, (spot) => Math.hypot(spot.x - from.x, spot.y - from.y));
}

function leastOf<T>(candidates: readonly T[], costOf: (candidate: T) => number): T | null {
  let [best, least]: [T | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const candidate of candidates) {
    const cost = costOf(candidate);
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best;
}

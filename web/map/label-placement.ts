/** Pixels; `x`, `y` are the corner at the upper left. */
export type Box = { x: number; y: number; width: number; height: number };

export type LabelWish = {
  id: string;
  /** where it may stand, the best place first */
  candidates: readonly Box[];
  /** stays away where every place is taken; otherwise it takes the least covered one */
  mayVanish: boolean;
};

/**
 * Gives each label the first of its places that is free of obstacles and of the labels before it.
 * Greedy, in the given order: a handful of labels needs no optimum, and what matters most comes first.
 */
export function placeLabels(wishes: readonly LabelWish[], obstacles: readonly Box[]): Map<string, Box> {
  const taken = [...obstacles];
  const placed = new Map<string, Box>();
  for (const { id, candidates, mayVanish } of wishes) {
    const box = leastCovered(candidates, taken);
    if (!box || (mayVanish && coveredArea(box, taken) > 0)) continue;
    placed.set(id, box);
    taken.push(box);
  }
  return placed;
}

function leastCovered(candidates: readonly Box[], taken: readonly Box[]): Box | null {
  let [best, least]: [Box | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const candidate of candidates) {
    const area = coveredArea(candidate, taken);
    if (area < least) [best, least] = [candidate, area];
    if (area === 0) break;
  }
  return best;
}

const coveredArea = (box: Box, taken: readonly Box[]): number =>
  taken.reduce((sum, other) => sum + sharedArea(box, other), 0);

function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

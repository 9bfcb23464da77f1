import type { PlaceDraft } from './place-draft.ts';

/** Three versions of the places of an entry: what both began with, mine, and what stands there now. */
interface Versions {
  base: readonly PlaceDraft[];
  mine: readonly PlaceDraft[];
  theirs: readonly PlaceDraft[];
}

const idsOf = (places: readonly PlaceDraft[]): string[] => places.map(({ id }) => id);

/**
 * The places of two versions together: what one of them added is there, what one took away is not, unless the other changed
 * it meanwhile. They stand in my order if I changed it, else in theirs.
 */
export function mergePlaces({ base, mine, theirs }: Versions): PlaceDraft[] {
  const isKept = (place: PlaceDraft) => {
    const began = base.find(({ id }) => id === place.id);
    const isTakenAway = began !== undefined && !idsOf(mine).includes(place.id);
    return !isTakenAway || JSON.stringify(place) !== JSON.stringify(began);
  };
  const added = mine.filter(({ id }) => !idsOf(base).includes(id) && !idsOf(theirs).includes(id));
  const merged = [...theirs.filter(isKept), ...added];
  return isReordered(base, mine) ? inOrderOf(merged, mine) : merged;
}

/** Whether places that are in both stand in another order. */
export function isReordered(before: readonly PlaceDraft[], after: readonly PlaceDraft[]): boolean {
  const [old, now] = [idsOf(before), idsOf(after)];
  return old.filter((id) => now.includes(id)).join() !== now.filter((id) => old.includes(id)).join();
}

/** Places in the order of others; those that these do not know come last. */
export function inOrderOf(places: readonly PlaceDraft[], others: readonly PlaceDraft[]): PlaceDraft[] {
  const rank = ({ id }: PlaceDraft) => {
    const index = others.findIndex((other) => other.id === id);
    return index === -1 ? others.length : index;
  };
  return places.toSorted((one, other) => rank(one) - rank(other));
}

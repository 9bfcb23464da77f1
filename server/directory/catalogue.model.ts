import { actorsOfChunk, type Chunk } from './catalogue-chunk.model.ts';

/**
 * All that is published, as columns in memory: what filters, counts, clusters and searches read. One moment of the
 * directory, never changed; the next one shares its chunks but for those that changed.
 */
export interface Catalogue {
  /** `directory_revision`, a whole number as text */
  revision: string;
  /** by their place, that is number of an actor divided by the size of a chunk; not every place has one */
  chunks: ReadonlyMap<number, Chunk>;
  /** the numbers of all actors in the order of their names */
  order: Uint32Array;
  /** the place in `order` of each actor number */
  rank: Uint32Array;
  /** numbers of topics and target groups by their slugs, as the values of facets name them */
  topicNumbers: ReadonlyMap<string, string>;
  targetGroupNumbers: ReadonlyMap<string, string>;
  /** of a degree, at the centre of the neighbourhood */
  metresPerDegree: { latitude: number; longitude: number };
}

/** Where the chunk of an actor number stands among the chunks. */
export function placeOfChunk(actorNo: number): number {
  return Math.floor(actorNo / actorsOfChunk);
}

/** The place in the order of each number. */
export function ranksOf(order: Uint32Array): Uint32Array {
  const most = order.reduce((highest, no) => Math.max(highest, no), 0);
  const rank = new Uint32Array(most + 1);
  for (let place = 0; place < order.length; place += 1) rank[order[place] ?? 0] = place;
  return rank;
}

/**
 * The order after a change: without the changed actors, then each of those still there behind the one it follows
 * (`behind`: null for the very first; itself perhaps a changed one). `followers` are in the new order.
 */
export function changeOrder(
  order: Uint32Array,
  changed: ReadonlySet<number>,
  followers: readonly { no: number; behind: number | null }[],
): Uint32Array {
  const next = new Uint32Array(order.length + followers.length);
  const following = new Map(followers.map(({ no, behind }) => [behind, no]));
  let length = 0;
  const append = (no: number | undefined) => {
    for (let current = no; current !== undefined; current = following.get(current)) {
      next[length] = current;
      length += 1;
    }
  };
  append(following.get(null));
  for (const no of order) if (!changed.has(no)) append(no);
  return next.slice(0, length);
}

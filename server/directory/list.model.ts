import type { ActorSort } from './actor-sort.type.ts';
import { type Catalogue, placeOfChunk } from './catalogue.model.ts';
import type { Near } from './filter.input.ts';
import { metresTo, type SelectedChunk } from './filter.model.ts';

/** Where an actor stands in a list: the smaller, the earlier; equal keys by name. */
export interface ListedNumber {
  no: number;
  key: number;
  /** metres to the point that was asked for; null: none was */
  distance: number | null;
}

export interface PageRequest {
  catalogue: Catalogue;
  sort: ActorSort;
  near: Near | null;
  limit: number;
  /** the first place that may be on the page, by key and place in the order of names; null: the beginning */
  from: { key: number; rank: number } | null;
}

/** The first actors of a page, in order. */
export function pickPage(selected: readonly SelectedChunk[], request: PageRequest): ListedNumber[] {
  return request.sort === 'NAME' ? pickByName(selected, request) : pickByKey(selected, request);
}

/** Walks the order of names until the page is full: soon, unless the filter leaves few. */
function pickByName(selected: readonly SelectedChunk[], request: PageRequest): ListedNumber[] {
  const { catalogue, limit, from } = request;
  const parts = new Map(selected.map((part) => [placeOfChunk(part.chunk.first), part]));
  const page: ListedNumber[] = [];
  for (let rank = from?.rank ?? 0; rank < catalogue.order.length && page.length < limit; rank += 1) {
    const no = catalogue.order[rank] ?? 0;
    const part = parts.get(placeOfChunk(no));
    if (part === undefined) continue;
    const actor = no - part.chunk.first;
    const rows = { from: part.chunk.rowsBefore[actor] ?? 0, to: part.chunk.rowsBefore[actor + 1] ?? 0 };
    if (isFound(part, rows)) page.push({ no, key: 0, distance: distanceOf(part, rows, request) });
  }
  return page;
}

function isFound({ failures }: SelectedChunk, { from, to }: Rows): boolean {
  for (let row = from; row < to; row += 1) if (failures[row] === 0) return true;
  return false;
}

/** One pass over all rows that fail nothing, keeping the best. */
function pickByKey(selected: readonly SelectedChunk[], request: PageRequest): ListedNumber[] {
  const { catalogue, limit, from } = request;
  const keyOf = keys[request.sort];
  const page: (ListedNumber & { rank: number })[] = [];
  // what everybody has to be before, once the page is full
  let last = { key: Number.POSITIVE_INFINITY, rank: Number.POSITIVE_INFINITY };
  for (const part of selected) {
    forEachActor(part, (actor, rows) => {
      const key = keyOf(part, actor, { rows, request });
      if (key > last.key) return;
      const no = part.chunk.first + actor;
      const rank = catalogue.rank[no] ?? 0;
      if (!isBefore(key, rank, last) || (from !== null && isBefore(key, rank, from))) return;
      const place = page.findLastIndex((above) => !isBefore(key, rank, above)) + 1;
      page.splice(place, 0, { no, key, rank, distance: distanceOf(part, rows, request) });
      if (page.length > limit) page.pop();
      if (page.length === limit) last = page.at(-1) ?? last;
    });
  }
  return page;
}

/** The numbers of all actors found, in the order of their names. */
export function listNumbers(selected: readonly SelectedChunk[], { rank }: Catalogue): number[] {
  const numbers: number[] = [];
  for (const part of selected) forEachActor(part, (actor) => numbers.push(part.chunk.first + actor));
  return numbers.sort((one, other) => (rank[one] ?? 0) - (rank[other] ?? 0));
}

interface Rows {
  from: number;
  to: number;
}

/** Calls back for each actor with a row that fails nothing, with the span of all its rows. */
function forEachActor({ chunk, failures }: SelectedChunk, found: (actor: number, rows: Rows) => void): void {
  for (let row = 0; row < chunk.rows; row += 1) {
    if (failures[row] !== 0) continue;
    const actor = chunk.actorOf[row] ?? 0;
    const to = chunk.rowsBefore[actor + 1] ?? 0;
    found(actor, { from: row, to });
    row = to - 1;
  }
}

type KeyOf = (part: SelectedChunk, actor: number, more: { rows: Rows; request: PageRequest }) => number;

const keys: Record<ActorSort, KeyOf> = {
  NAME: () => 0,
  RELEVANCE: ({ scores }, actor) => -(scores?.[actor] ?? 0),
  DISTANCE: (part, _, { rows, request }) => distanceOf(part, rows, request) ?? 0,
  RECENTLY_CONFIRMED({ chunk }, actor) {
    const confirmedAt = chunk.confirmedAt[actor] ?? Number.NaN;
    return Number.isNaN(confirmedAt) ? Number.POSITIVE_INFINITY : -confirmedAt;
  },
};

/** To the nearest of an actor's places that fail nothing. */
function distanceOf({ chunk, failures }: SelectedChunk, rows: Rows, { near, catalogue }: PageRequest): number | null {
  if (near === null) return null;
  let least = Number.POSITIVE_INFINITY;
  for (let row = rows.from; row < rows.to; row += 1) {
    if (failures[row] === 0) least = Math.min(least, metresTo(near, catalogue, { chunk, row }));
  }
  return least;
}

function isBefore(key: number, rank: number, other: { key: number; rank: number }): boolean {
  return key < other.key || (key === other.key && rank < other.rank);
}

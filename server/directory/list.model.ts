import { assertNever } from '#server/errors.ts';
import type { ActorSort } from './actor-sort.type.ts';
import type { Catalogue } from './catalogue.model.ts';
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

/** The first actors of a page, in order: one pass over all rows that fail nothing, keeping the best. */
export function pickPage(selected: readonly SelectedChunk[], request: PageRequest): ListedNumber[] {
  const { catalogue, limit, from } = request;
  const page: (ListedNumber & { rank: number })[] = [];
  for (const part of selected) {
    forEachActor(part, (actor, rows) => {
      const key = keyOf(part, { actor, rows, request });
      const no = part.chunk.first + actor;
      const rank = catalogue.rank[no] ?? 0;
      if (from !== null && isBefore({ key, rank }, from)) return;
      const last = page.at(-1);
      if (page.length === limit && last !== undefined && !isBefore({ key, rank }, last)) return;
      if (page.length === limit) page.pop();
      let place = page.length;
      for (let above = page[place - 1]; above && isBefore({ key, rank }, above); above = page[place - 1]) place -= 1;
      page.splice(place, 0, { no, key, rank, distance: distanceOf(part, rows, request) });
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

function keyOf(
  part: SelectedChunk,
  { actor, rows, request }: { actor: number; rows: Rows; request: PageRequest },
): number {
  switch (request.sort) {
    case 'RELEVANCE':
      return -(part.scores?.[actor] ?? 0);
    case 'DISTANCE':
      return distanceOf(part, rows, request) ?? 0;
    case 'RECENTLY_CONFIRMED': {
      const confirmedAt = part.chunk.confirmedAt[actor] ?? Number.NaN;
      return Number.isNaN(confirmedAt) ? Number.POSITIVE_INFINITY : -confirmedAt;
    }
    case 'NAME':
      return 0;
    default:
      return assertNever(request.sort);
  }
}

/** To the nearest of an actor's places that fail nothing. */
function distanceOf({ chunk, failures }: SelectedChunk, rows: Rows, { near, catalogue }: PageRequest): number | null {
  if (near === null) return null;
  let least = Number.POSITIVE_INFINITY;
  for (let row = rows.from; row < rows.to; row += 1) {
    if (failures[row] === 0) least = Math.min(least, metresTo(near, catalogue, { chunk, row }));
  }
  return least;
}

function isBefore(one: { key: number; rank: number }, other: { key: number; rank: number }): boolean {
  return one.key < other.key || (one.key === other.key && one.rank < other.rank);
}

import { type Kysely, sql } from 'kysely';
import type { Snapshot } from '#server/database/snapshot.ts';
import { type Catalogue, changeOrder, placeOfChunk, ranksOf } from './catalogue.model.ts';
import {
  loadChangedNumbers,
  loadChunkActors,
  loadChunkPlaces,
  loadFollowers,
  loadHighestNumber,
  loadOrder,
  loadVocabulary,
} from './catalogue.queries.ts';
import { actorsOfChunk, buildChunk, type Chunk } from './catalogue-chunk.model.ts';

/** Moments that are kept for requests that began before the newest one; they share what did not change. */
const mostKept = 8;
/** With more changes the order is read anew. */
const mostFollowers = 500;

export interface Catalogues {
  /** The catalogue of the very moment of a snapshot. */
  at(snapshot: Snapshot): Promise<Catalogue>;
}

/**
 * Keeps the catalogue of this process: read once, then brought from revision to revision by what changed. Each snapshot
 * gets the catalogue of its own moment, so that lists, counts and rows of one answer agree.
 */
export function createCatalogues(): Catalogues {
  const kept = new Map<string, Promise<Catalogue>>();

  return {
    at(snapshot) {
      const { revision } = snapshot;
      const found = kept.get(revision);
      if (found !== undefined) return found;
      const moments = [...kept.keys()].sort((one, other) => Number(BigInt(other) - BigInt(one)));
      const earlier = moments.filter((moment) => BigInt(moment) < BigInt(revision));
      const making = makeCatalogue(
        snapshot,
        earlier.flatMap((moment) => kept.get(moment) ?? []),
      );
      // a moment before all kept ones is the concern of one request that was held up, or of a database put back
      if (earlier.length === 0 && moments.length > 0) return making;
      kept.set(revision, making);
      making.catch(() => kept.delete(revision));
      const oldest = earlier.at(-1);
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return making;
    },
  };
}

/** From the latest of the earlier moments that could be read, also for a request that was held up while others went on. */
async function makeCatalogue({ db, revision }: Snapshot, earlier: readonly Promise<Catalogue>[]): Promise<Catalogue> {
  for (const before of earlier) {
    const known = await before.catch(() => null);
    if (known === null) continue;
    const changed = await loadChangedNumbers(db, known.revision);
    return changed === null ? loadCatalogue(db, revision) : changeCatalogue(db, revision, { known, changed });
  }
  return loadCatalogue(db, revision);
}

async function loadCatalogue(db: Kysely<unknown>, revision: string): Promise<Catalogue> {
  const vocabulary = await loadVocabulary(db);
  const order = await loadWholeOrder(db);
  const chunks = new Map<number, Chunk>();
  const last = placeOfChunk(await loadHighestNumber(db));
  for (let place = 0; place <= last; place += 1) await loadChunk(db, place, chunks);
  return { revision, ...vocabulary, order, rank: ranksOf(order), chunks };
}

async function changeCatalogue(
  db: Kysely<unknown>,
  revision: string,
  { known, changed }: { known: Catalogue; changed: readonly number[] },
): Promise<Catalogue> {
  const vocabulary = await loadVocabulary(db);
  if (changed.length === 0) return { ...known, ...vocabulary, revision };
  const chunks = new Map(known.chunks);
  for (const place of new Set(changed.map(placeOfChunk))) await loadChunk(db, place, chunks);
  const order =
    changed.length > mostFollowers
      ? await loadWholeOrder(db)
      : changeOrder(known.order, new Set(changed), await loadFollowers(db, changed));
  return { revision, ...vocabulary, order, rank: ranksOf(order), chunks };
}

/** The order of a million names takes seconds when nothing is warm; the rest of the request keeps to its limit. */
async function loadWholeOrder(db: Kysely<unknown>): Promise<Uint32Array> {
  await sql`set local statement_timeout = '60s'`.execute(db);
  const order = await loadOrder(db);
  await sql`set local statement_timeout to default`.execute(db);
  return order;
}

/** Reads a chunk anew; one without actors is none. */
async function loadChunk(db: Kysely<unknown>, place: number, chunks: Map<number, Chunk>): Promise<void> {
  const first = place * actorsOfChunk;
  const actors = await loadChunkActors(db, first);
  if (actors.length === 0) chunks.delete(place);
  else chunks.set(place, buildChunk(first, actors, await loadChunkPlaces(db, first)));
}

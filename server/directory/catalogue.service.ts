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

  async function make({ db, revision }: Snapshot, before: Promise<Catalogue> | undefined): Promise<Catalogue> {
    const known = await before?.catch(() => undefined);
    const changed = known && (await loadChangedNumbers(db, known.revision));
    return known && changed ? changeCatalogue(db, revision, { known, changed }) : loadCatalogue(db, revision);
  }

  return {
    at(snapshot) {
      const { revision } = snapshot;
      const found = kept.get(revision);
      if (found !== undefined) return found;
      const newest = [...kept.keys()].at(-1);
      const isNewer = newest === undefined || BigInt(revision) > BigInt(newest);
      const making = make(snapshot, newest !== undefined && isNewer ? kept.get(newest) : undefined);
      // a moment before all kept ones is the concern of one request that was held up, or of a database put back
      const place = isNewer ? revision : null;
      if (place === null) return making;
      kept.set(place, making);
      making.catch(() => kept.delete(place));
      const oldest = kept.keys().next().value;
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return making;
    },
  };
}

async function loadCatalogue(db: Kysely<unknown>, revision: string): Promise<Catalogue> {
  // the order of a million names takes seconds when nothing is warm; the rest of the request keeps to its limit
  await sql`set local statement_timeout = '60s'`.execute(db);
  const vocabulary = await loadVocabulary(db);
  const order = await loadOrder(db);
  const chunks = new Map<number, Chunk>();
  const last = placeOfChunk(await loadHighestNumber(db));
  for (let place = 0; place <= last; place += 1) await loadChunk(db, place, chunks);
  await sql`set local statement_timeout to default`.execute(db);
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
      ? await loadOrder(db)
      : changeOrder(known.order, new Set(changed), await loadFollowers(db, changed));
  return { revision, ...vocabulary, order, rank: ranksOf(order), chunks };
}

/** Reads a chunk anew; one without actors is none. */
async function loadChunk(db: Kysely<unknown>, place: number, chunks: Map<number, Chunk>): Promise<void> {
  const first = place * actorsOfChunk;
  const actors = await loadChunkActors(db, first);
  if (actors.length === 0) chunks.delete(place);
  else chunks.set(place, buildChunk(first, actors, await loadChunkPlaces(db, first)));
}

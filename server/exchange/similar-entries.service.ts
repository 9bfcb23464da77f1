import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Snapshot } from '#server/database/snapshot.ts';
import type { Candidate } from './candidate.type.ts';
import { allActors, type KnownCandidate, listKnownCandidates } from './duplicate-candidate.queries.ts';
import { createDuplicateIndex } from './duplicate-index.model.ts';
import { readReasons } from './duplicate-reason.model.ts';
import type { ReadReason } from './duplicate-reason.type.ts';
import { listPublishedCandidates } from './similar-entry.queries.ts';

/** What is compared with the entries that are there, mended as these are. */
export type Compared = Omit<Candidate, 'key'>;

export interface SimilarEntry {
  actorId: string;
  /** 0 to 1 */
  score: number;
  reasons: ReadReason[];
}

/** At most ten entries that something is probably the same as, the likeliest first. */
export type FindSimilar = (compared: Compared) => SimilarEntry[];

export interface SimilarEntries {
  /** Among what residents see at the very moment of a snapshot. */
  at(snapshot: Snapshot): Promise<FindSimilar>;
}

/** After so many entries others have their turn. */
const entriesBetweenTurns = 20;

/**
 * Keeps the published entries of the latest revision that was asked for, some three hundred bytes each, so that somebody who types
 * is answered at once: what is published cannot change without a new revision.
 */
export function createSimilarEntries(): SimilarEntries {
  let kept: { revision: string; find: Promise<FindSimilar> } | null = null;
  return {
    at({ db, revision }) {
      if (kept?.revision === revision) return kept.find;
      const find = finderOf(listPublishedCandidates(db));
      kept = { revision, find };
      // after a failure, the next one tries with a connection of its own
      find.catch(() => {
        if (kept?.find === find) kept = null;
      });
      return find;
    },
  };
}

/** Among all that there are, whoever may see them: for the coordinator alone. */
export function findSimilarAmongAll(db: Kysely<unknown>): Promise<FindSimilar> {
  return finderOf(listKnownCandidates(db, allActors));
}

async function finderOf(batches: AsyncIterable<KnownCandidate[]>): Promise<FindSimilar> {
  const index = createDuplicateIndex();
  const actorAt: string[] = [];
  for await (const batch of batches) {
    for (const { actorId, ...candidate } of batch) {
      actorAt[index.add(candidate)] = actorId;
      if (actorAt.length % entriesBetweenTurns === 0) await nextTurn();
    }
  }
  return (compared) => {
    const found = new Map<string, SimilarEntry>();
    // an actor of several places is met at each of them, the likeliest first
    for (const { position, score, reasons } of index.find({ ...compared, key: 'compared' })) {
      const actorId = actorAt[position] ?? '';
      if (!found.has(actorId)) found.set(actorId, { actorId, score, reasons: readReasons(reasons) });
    }
    return [...found.values()];
  };
}

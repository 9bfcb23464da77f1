import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import {
  type FlaggedPair,
  flagPairs,
  forgetPairs,
  listKnownCandidates,
  notArchived,
} from './duplicate-candidate.queries.ts';
import { createDuplicateIndex } from './duplicate-index.model.ts';
import { dismissIds } from './duplicates-review.queries.ts';

/** After so many entries others have their turn, so that a search among thousands holds up nobody's page. */
const entriesBetweenTurns = 20;

/** What of the directory is alike, and whose entries were compared. */
export interface FoundPairs {
  seen: string[];
  pairs: FlaggedPair[];
}

/** Compares all entries that are not archived with each other; changes nothing. */
export async function findDuplicatePairs(db: Kysely<unknown>): Promise<FoundPairs> {
  const index = createDuplicateIndex();
  const actorAt: string[] = [];
  for await (const batch of listKnownCandidates(db, notArchived)) {
    for (const { actorId, ...candidate } of batch) {
      actorAt[index.add(candidate)] = actorId;
      if (actorAt.length % entriesBetweenTurns === 0) await nextTurn();
    }
  }
  const pairs = new Map<string, FlaggedPair>();
  for (const [position, actorId] of actorAt.entries()) {
    if (position % entriesBetweenTurns === 0) await nextTurn();
    for (const match of index.findFor(position, (other) => other > position)) {
      const [one = '', other = ''] = [actorId, actorAt[match.position] ?? ''].sort();
      const known = pairs.get(one + other);
      // an actor of several places is met at each of them
      if (known !== undefined && known.score >= match.score) continue;
      pairs.set(one + other, { actorId: one, otherId: other, score: match.score, reasons: match.reasons });
    }
  }
  return { seen: [...new Set(actorAt)], pairs: [...pairs.values()] };
}

/** Lists the pairs that were found and takes off those that are alike no more; what was dismissed stays dismissed. */
export async function keepDuplicatePairs(db: Kysely<unknown>, { seen, pairs }: FoundPairs): Promise<void> {
  await forgetPairs(db, { seen, pairs });
  await flagPairs(db, pairs);
}

/** Remembers that two entries are not the same; false: one of them is not there. */
export const dismissPairOf = dismissIds;

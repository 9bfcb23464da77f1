import { actorsOfChunk, type Chunk } from './catalogue-chunk.model.ts';
import type { NumberedPlan } from './search.model.ts';

/** The bits of the weights, name, other names and topics, summary, the rest, with what a hit there is worth. */
const weights = [
  [1, 4],
  [2, 3],
  [4, 2],
  [8, 1],
] as const;
const everyWeight = 15;
/** Weights of what somebody is called. */
export const namingWeights = 3;
/** More than hits in all other fields together, so that these only decide between equals. */
const bestField = 16;

/** What a word is worth by the weights of its exact hits (low four bits) and inexact ones (high four). */
const worths = Uint16Array.from({ length: 256 }, (_, hits) => worthOf(hits & everyWeight, hits >> 4));

/**
 * What each actor of a chunk is worth for a plan, by local number: for each word the weight of the best field it occurs in
 * (name 4, alternate name and topic 3, summary 2, rest 1), as typed before similar; among equals those where it occurs in
 * more fields. Summed over the words; 0 where one of them does not occur in any of the `fields`. Null: nobody is found.
 */
export function scoreActors(chunk: Chunk, plan: NumberedPlan, fields: number = everyWeight): Uint16Array | null {
  if (plan.numbers.length === 0) return null;
  const scores = new Uint16Array(actorsOfChunk);
  for (const [index, { exact, inexact, halves }] of plan.numbers.entries()) {
    const hits = new Uint8Array(actorsOfChunk);
    let isFound = markHits(hits, chunk, { lexemes: exact, fields, shift: 0 });
    isFound = markHits(hits, chunk, { lexemes: inexact, fields, shift: 4 }) || isFound;
    if (halves !== null) isFound = markCompounds(hits, chunk, { halves, fields });
    if (!isFound) return null;
    for (let actor = 0; actor < actorsOfChunk; actor += 1) {
      const worth = worths[hits[actor] ?? 0] ?? 0;
      const before = scores[actor] ?? 0;
      scores[actor] = worth === 0 || (index > 0 && before === 0) ? 0 : before + worth;
    }
  }
  return scores;
}

interface Hits {
  lexemes: readonly number[];
  fields: number;
  shift: number;
}

/** Adds the weights of the lexemes to the hits of the actors they find. */
function markHits(hits: Uint8Array, { postings }: Chunk, { lexemes, fields, shift }: Hits): boolean {
  let isFound = false;
  for (const lexeme of lexemes) {
    const place = placeOf(postings.lexemes, lexeme);
    if (place === -1) continue;
    const end = postings.starts[place + 1] ?? 0;
    for (let index = postings.starts[place] ?? 0; index < end; index += 1) {
      const entry = postings.entries[index] ?? 0;
      const actor = entry >> 4;
      hits[actor] = (hits[actor] ?? 0) | ((entry & fields) << shift);
    }
    isFound = true;
  }
  return isFound;
}

/** Both halves of a compound are needed, each in any of its spellings. */
function markCompounds(
  hits: Uint8Array,
  chunk: Chunk,
  { halves: [left, right], fields }: { halves: readonly [readonly number[], readonly number[]]; fields: number },
): boolean {
  const other = new Uint8Array(actorsOfChunk);
  if (!markHits(hits, chunk, { lexemes: left, fields, shift: 4 })) return false;
  if (!markHits(other, chunk, { lexemes: right, fields, shift: 4 })) return false;
  for (let actor = 0; actor < actorsOfChunk; actor += 1) {
    const [one, two] = [hits[actor] ?? 0, other[actor] ?? 0];
    hits[actor] = one === 0 || two === 0 ? 0 : one | two;
  }
  return true;
}

/** Binary search in ascending numbers; -1: not there. */
function placeOf(numbers: Uint32Array, wanted: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = numbers[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function worthOf(exact: number, inexact: number): number {
  const best = weights.find(([bit]) => ((exact | inexact) & bit) !== 0);
  if (best === undefined) return 0;
  const [bit, worth] = best;
  const all = weights.reduce((sum, [each, value]) => sum + (((exact | inexact) & each) === 0 ? 0 : value), 0);
  return bestField * (2 * worth + ((exact & bit) === 0 ? 0 : 1)) + all;
}

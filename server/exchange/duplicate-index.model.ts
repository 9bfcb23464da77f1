import type { Candidate, DuplicateMatch } from './candidate.type.ts';
import {
  type Comparable,
  comparable,
  contactKey,
  DUPLICATE_THRESHOLD,
  type Evidence,
  scoreDuplicate,
} from './duplicate.model.ts';
import { createKeyIndex } from './key-index.model.ts';
import { nameOfWords } from './name-likeness.model.ts';

/** A phone, mail or web address of more entries than this is no evidence. */
const MOST_ENTRIES_OF_A_CONTACT = 5;
const MOST_MATCHES = 10;
/** A crowded key (a house of forty initiatives) is compared up to here, so that no file makes the work quadratic. */
const MOST_OF_A_KEY = 60;
/** About 300 m: with the eight cells around it, every pair within 150 m meets. */
const CELL_DEGREES = { latitude: 0.0027, longitude: 0.0044 };

export interface DuplicateIndex {
  /** Takes an entry in and gives its position. All must be in before the first search: shared contacts are counted. */
  add: (candidate: Candidate) => number;
  /** At most ten probable duplicates of an entry among those taken in, the likeliest first; never itself (by key). */
  find: (candidate: Candidate) => DuplicateMatch[];
  /**
   * The same for an entry that was taken in, so that nobody has to keep it; `isTold` says which others need not be compared,
   * because the pair is found from their side.
   */
  findFor: (position: number, isTold?: (other: number) => boolean) => DuplicateMatch[];
  size: () => number;
}

/**
 * Finds duplicates without comparing all pairs: only entries that share a blocking key are scored. Keys are contacts,
 * street with number, and for each proper word of the name the map cell or, without a point, the postal code.
 * Feed it rows of the file and rows from SQL alike; some three hundred bytes an entry.
 */
export function createDuplicateIndex(): DuplicateIndex {
  const entries: string[] = [];
  const byKey = createKeyIndex();
  const isShared: Evidence['isShared'] = (contact) => byKey.count(contact) > MOST_ENTRIES_OF_A_CONTACT;

  function candidatesOf(entry: Comparable): Set<number> {
    const found = new Set<number>();
    for (const key of lookupKeys(entry)) {
      if (key.startsWith('contact:') && isShared(key)) continue;
      for (const position of byKey.entriesOf(key, MOST_OF_A_KEY)) found.add(position);
    }
    return found;
  }

  function matchesOf(entry: Comparable, isTold: (other: number) => boolean = () => false): DuplicateMatch[] {
    const matches: DuplicateMatch[] = [];
    for (const position of candidatesOf(entry)) {
      if (isTold(position)) continue;
      const other = unpacked(entries[position] ?? '');
      if (other.candidate.key === entry.candidate.key) continue;
      const scored = scoreDuplicate(entry, other, { isShared });
      if (scored.score >= DUPLICATE_THRESHOLD) matches.push({ key: other.candidate.key, position, ...scored });
    }
    return matches.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1)).slice(0, MOST_MATCHES);
  }

  return {
    size: () => entries.length,
    add(candidate) {
      const entry = comparable(candidate);
      for (const key of new Set(ownKeys(entry))) byKey.add(key, entries.length);
      return entries.push(packed(entry)) - 1;
    },
    find: (candidate) => matchesOf(comparable(candidate)),
    findFor: (position, isTold) => matchesOf(unpacked(entries[position] ?? ''), isTold),
  };
}

/** What scoring needs of an entry as one flat text: a tenth of the objects' memory, and unpacked in a microsecond. */
function packed({ candidate, name, address, webPage }: Comparable): string {
  const { key, postalCode, phone, email, latitude, longitude } = candidate;
  return [key, name.words, address, postalCode, webPage, phone, email, latitude, longitude].join('\n');
}

function unpacked(entry: string): Comparable {
  const [key = '', words = '', address, postalCode, webPage, phone, email, latitude = '', longitude = ''] =
    entry.split('\n');
  return {
    candidate: {
      key,
      name: words,
      street: null,
      postalCode: postalCode || null,
      latitude: latitude === '' ? null : Number(latitude),
      longitude: longitude === '' ? null : Number(longitude),
      phone: phone || null,
      email: email || null,
      website: null,
    },
    name: nameOfWords(words),
    address: address || null,
    webPage: webPage || null,
  };
}

/** The keys under which an entry is kept. Two entries can only be found together when they share one. */
function ownKeys(entry: Comparable): string[] {
  return [...sharedKeys(entry), ...nameWords(entry).map((word) => `${cellOf(entry.candidate, 0, 0)}:${word}`)];
}

function lookupKeys(entry: Comparable): string[] {
  const keys = [...sharedKeys(entry)];
  const steps = entry.candidate.latitude === null ? [0] : [-1, 0, 1];
  for (const north of steps) {
    for (const east of steps) {
      for (const word of nameWords(entry)) keys.push(`${cellOf(entry.candidate, north, east)}:${word}`);
    }
  }
  return keys;
}

function sharedKeys({ candidate, address, webPage, name }: Comparable): string[] {
  const contacts = [candidate.phone, candidate.email, webPage].flatMap((contact) =>
    contact === null ? [] : [contactKey(contact)],
  );
  const keys = [...new Set(contacts)];
  if (address !== null) keys.push(`address:${address}`);
  // joins an entry with a point and the same one without: both know the postal code or neither knows anything
  keys.push(`name:${name.whole}:${candidate.postalCode ?? ''}`);
  return keys;
}

/** The first letters are enough to meet, so that a typing error at the end of a word does not part two entries. */
function nameWords({ name }: Comparable): string[] {
  const words = name.core.length > 0 ? name.core : name.types;
  return [...new Set(words.filter((word) => word.length >= 3).map((word) => word.slice(0, 4)))].slice(0, 4);
}

function cellOf({ latitude, longitude, postalCode }: Candidate, north: number, east: number): string {
  if (latitude === null || longitude === null) return `post ${postalCode ?? ''}`;
  return `${Math.floor(latitude / CELL_DEGREES.latitude) + north},${Math.floor(longitude / CELL_DEGREES.longitude) + east}`;
}

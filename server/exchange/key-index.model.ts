/** Entries by their keys, eight bytes each: a hundred thousand entries with ten keys are 8 MB instead of 100. */
export interface KeyIndex {
  add: (key: string, entry: number) => void;
  /** How many entries a key has; at most `most` of them, in the order in which they came. */
  count: (key: string) => number;
  entriesOf: (key: string, most: number) => number[];
}

/** A key is kept as its hash of 32 bits and an entry as 21 bits: together the whole number that a double holds exactly. */
const ENTRY_SPAN = 2 ** 21;

/**
 * An index from keys to numbers of entries (below two million). Two keys with one hash are taken for one another, about
 * once in four thousand million pairs: callers compare what they find.
 */
export function createKeyIndex(): KeyIndex {
  let postings = new Float64Array(1024);
  let size = 0;
  let isSorted = true;

  function sorted(): Float64Array {
    if (!isSorted) postings.subarray(0, size).sort();
    isSorted = true;
    return postings;
  }

  /** The first position whose posting is not below. */
  function firstFrom(posting: number): number {
    const all = sorted();
    let [low, high] = [0, size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((all[middle] ?? 0) < posting) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add(key, entry) {
      if (entry >= ENTRY_SPAN) throw new RangeError(`more than ${ENTRY_SPAN} entries cannot be compared at once`);
      if (size === postings.length) {
        const larger = new Float64Array(postings.length * 2);
        larger.set(postings);
        postings = larger;
      }
      postings[size] = hash(key) * ENTRY_SPAN + entry;
      size += 1;
      isSorted = false;
    },
    count(key) {
      const posting = hash(key) * ENTRY_SPAN;
      return firstFrom(posting + ENTRY_SPAN) - firstFrom(posting);
    },
    entriesOf(key, most) {
      const posting = hash(key) * ENTRY_SPAN;
      const from = firstFrom(posting);
      const found: number[] = [];
      for (let position = from; position < size && found.length < most; position += 1) {
        const entry = (postings[position] ?? 0) - posting;
        if (entry >= ENTRY_SPAN) break;
        found.push(entry);
      }
      return found;
    },
  };
}

/** FNV-1a over the code units, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hash(key: string): number {
  let value = 0x811c9dc5;
  for (let position = 0; position < key.length; position += 1) {
    value = Math.imul(value ^ key.charCodeAt(position), 0x01000193);
  }
  return value >>> 0;
}

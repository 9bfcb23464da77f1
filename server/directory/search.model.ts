/** A word as it was typed, folded and stemmed by the database, and how the vocabulary answers it. */
export interface TypedWord {
  word: string;
  stem: string;
  stop: boolean;
}

/** A word of the vocabulary that may stand for a typed one. */
export interface Candidate {
  typed: number;
  word: string;
  /** EXACT: the word, or one of the same stem; PART: begins with it or contains it; SIMILAR: shares its trigrams */
  match: 'EXACT' | 'PART' | 'SIMILAR';
  /** for PART: whether what is left of the word without the typed part is itself a word of the vocabulary */
  restIsWord: boolean;
}

/** How one typed word is looked for. */
export interface PlannedWord {
  exact: string[];
  /** found as part of a longer word or, where nothing else was found, as a typing error */
  inexact: string[];
}

/** What a search looks for: `query` in PostgreSQL's tsquery syntax, all words needed. */
export interface SearchPlan {
  words: PlannedWord[];
  query: string;
}

const mostTypedWords = 12;
const mostExpansions = 300;
/** A tsquery that no document matches. */
const nothing = `'\u00a0'`;

/** Cuts what PostgreSQL or a person could not read: NUL, lone surrogates, more than a few lines. */
export function cleanSearch(text: string): string {
  return text.replaceAll('\0', ' ').toWellFormed().slice(0, 1000).trim();
}

/** The typed words that count: without stop words, unless there are only such, and at most twelve. */
export function wordsThatCount(typed: readonly TypedWord[]): TypedWord[] {
  const content = typed.filter(({ stop }) => !stop);
  const unique = new Map((content.length > 0 ? content : typed).map((word) => [word.word, word]));
  return [...unique.values()].slice(0, mostTypedWords);
}

/** Joins the typed words and what the vocabulary knows of them to a plan. */
export function planSearch(typed: readonly TypedWord[], candidates: readonly Candidate[]): SearchPlan {
  const words = typed.map((word, index) =>
    planWord(
      word,
      candidates.filter((candidate) => candidate.typed === index),
    ),
  );
  const query = words.map((word) => `(${anyOf([...word.exact, ...word.inexact])})`).join(' & ');
  return { words, query: query || nothing };
}

/**
 * The number of changes, insertions, deletions and swaps of neighbours that turn one word into another (optimal string
 * alignment distance; Damerau 1964, see https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance).
 */
export function typingDistance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const steps = [(last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + change];
      if (swapped) steps.push((before[column - 2] ?? 0) + 1);
      current.push(Math.min(...steps));
    }
    before = last;
    last = current;
  }
  return last[other.length] ?? 0;
}

/** The terms of a tsquery that match any of the words, all letters and digits; with a weight, only there. */
export function anyOf(words: readonly string[], weight = ''): string {
  if (words.length === 0) return nothing;
  return words
    .map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'${weight && `:${weight}`}`)
    .join(' | ');
}

function planWord(typed: TypedWord, candidates: readonly Candidate[]): PlannedWord {
  const found = (match: Candidate['match']) => candidates.filter((candidate) => candidate.match === match);
  const exact = unique(found('EXACT')).slice(0, mostExpansions);
  const parts = unique(found('PART').filter((candidate) => isPart(typed, candidate))).filter(
    (word) => !exact.includes(word),
  );
  if (exact.length > 0 || parts.length > 0) return { exact, inexact: parts.slice(0, mostExpansions) };
  return { exact: [], inexact: nearest(typed.word, unique(found('SIMILAR'))) };
}

/**
 * Whether the typed word is a beginning of the other, or a true part of it as a compound: what is left must be long
 * enough to be a word, or be one, so that "Tanz" is not found in "Distanz".
 */
function isPart(typed: TypedWord, { word, restIsWord }: Candidate): boolean {
  if (word.startsWith(typed.word)) return true;
  const part = word.includes(typed.word) ? typed.word : typed.stem;
  if (part.length < 4) return false;
  return restIsWord || word.indexOf(part) >= 4;
}

/** One slip in words of four letters and more, two in long ones; of these only the nearest. */
function nearest(typed: string, words: readonly string[]): string[] {
  if (typed.length < 4) return [];
  const allowed = typed.length >= 8 ? 2 : 1;
  const near = words
    .map((word) => ({ word, distance: typingDistance(typed, word) }))
    .filter(({ distance }) => distance <= allowed);
  const best = Math.min(...near.map(({ distance }) => distance));
  return near.filter(({ distance }) => distance === best).map(({ word }) => word);
}

function unique(candidates: readonly Candidate[]): string[] {
  return [...new Set(candidates.map(({ word }) => word))];
}

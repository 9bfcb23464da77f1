/** A word as it was typed, folded and stemmed by the database. */
export interface TypedWord {
  word: string;
  stem: string;
}

/** A word of the texts, or a term of the vocabulary, that may stand for a typed word. */
export interface Candidate {
  /** place of the typed word among those that count */
  typed: number;
  word: string;
  stem: string;
  /** what stands in the documents: the word itself, or the mark of a topic, target group or district */
  lexeme: string;
  /**
   * EXACT: the word, or one of the same stem; PART: begins with it, or contains it as a compound; SIMILAR: shares its
   * trigrams; LEFT and RIGHT: half of the typed word, which is then a compound itself
   */
  match: 'EXACT' | 'PART' | 'SIMILAR' | 'LEFT' | 'RIGHT';
  /** for LEFT and RIGHT: after how many letters the typed word was cut */
  cut: number | null;
}

/** How one typed word is looked for. */
export interface PlannedWord {
  exact: string[];
  /** found as part of a longer word or, where nothing else was found, as a typing error */
  inexact: string[];
  /** where nothing at all was found: both halves of a compound, each in any of its spellings */
  halves: [string[], string[]] | null;
}

/** What a search looks for: all words needed; without any, nothing is found. */
export interface SearchPlan {
  words: PlannedWord[];
}

/** A planned word by the numbers of its lexemes. */
export interface NumberedWord {
  exact: number[];
  inexact: number[];
  halves: [number[], number[]] | null;
}

/** A plan whose lexemes can be looked up in the catalogue. */
export interface NumberedPlan extends SearchPlan {
  numbers: NumberedWord[];
}

const mostTypedWords = 12;
const mostExpansions = 300;
/** Folded words of a sentence around what is looked for. */
const fillers = new Set(
  'suche suchen sucht brauche brauchen mochte mochten hatte gern gerne gibt wer bitte nahe umgebung looking need want near where'.split(
    ' ',
  ),
);

/** Cuts what PostgreSQL or a person could not read: NUL, lone surrogates, more than a few lines. */
export function cleanSearch(text: string): string {
  return text.slice(0, 1000).replaceAll('\0', ' ').toWellFormed().trim();
}

/** The typed words that count: without stop words and fillers, unless there are only such, and at most twelve. */
export function wordsThatCount(typed: readonly (TypedWord & { stop: boolean })[]): TypedWord[] {
  const content = typed.filter(({ stop }) => !stop);
  const meant = content.filter(({ word }) => !fillers.has(word));
  const counted = [meant, content, typed].find(({ length }) => length > 0) ?? [];
  const unique = new Map(counted.map(({ word, stem }) => [word, { word, stem }]));
  return [...unique.values()].slice(0, mostTypedWords);
}

/** Joins the typed words and what the vocabulary knows of them to a plan. */
export function planSearch(typed: readonly TypedWord[], candidates: readonly Candidate[]): SearchPlan {
  const words = typed.map((_, index) => planWord(candidates.filter((candidate) => candidate.typed === index)));
  return { words };
}

/**
 * A plan whose typing errors are mended: `corrections` are what the vocabulary knows of the words that `mistakesOf`
 * named, under the places of the typed words.
 */
export function mendPlan(plan: SearchPlan, corrections: readonly Candidate[]): SearchPlan {
  const mended = plan.words.map((word, index) => {
    const found = corrections.filter(({ typed, match }) => typed === index && (match === 'EXACT' || match === 'PART'));
    return found.length === 0 ? word : { ...word, inexact: lexemes(found) };
  });
  return { words: mended };
}

/** Correct spellings of the typed words that nothing fits, each with the place of the typed word it stands for. */
export function mistakesOf(
  plan: SearchPlan,
  typed: readonly TypedWord[],
  candidates: readonly Candidate[],
): (TypedWord & { typed: number })[] {
  return typed.flatMap(({ word }, index) => {
    const planned = plan.words[index];
    if (!planned || planned.exact.length > 0 || planned.inexact.length > 0 || planned.halves !== null) return [];
    const similar = candidates.filter((candidate) => candidate.typed === index && candidate.match === 'SIMILAR');
    return nearest(word, similar).map((candidate) => ({ ...candidate, typed: index }));
  });
}

/** Marks of the topics, target groups and districts that every typed word may mean. */
export function meantMarks({ words: [first, ...others] }: SearchPlan): string[] {
  const marks = (word: PlannedWord) => [...word.exact, ...word.inexact].filter((lexeme) => lexeme.startsWith('#'));
  return first === undefined ? [] : marks(first).filter((mark) => others.every((word) => marks(word).includes(mark)));
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

/** All lexemes that a plan names. */
export function lexemesOf({ words }: SearchPlan): string[] {
  return [...new Set(words.flatMap(({ exact, inexact, halves }) => [...exact, ...inexact, ...(halves?.flat() ?? [])]))];
}

/** The plan with the numbers of its lexemes, of which one may have several; only of those that are `wanted`. */
export function numberPlan(
  { words }: SearchPlan,
  numbers: ReadonlyMap<string, readonly number[]>,
  wanted: (lexeme: string) => boolean = () => true,
): NumberedPlan {
  const numbered = (lexemes: readonly string[]) =>
    lexemes.filter(wanted).flatMap((lexeme) => numbers.get(lexeme) ?? []);
  return {
    words,
    numbers: words.map(({ exact, inexact, halves }) => ({
      exact: numbered(exact),
      inexact: numbered(inexact),
      halves: halves && [numbered(halves[0]), numbered(halves[1])],
    })),
  };
}

function planWord(candidates: readonly Candidate[]): PlannedWord {
  const exact = lexemes(candidates.filter(({ match }) => match === 'EXACT'));
  const inexact = lexemes(candidates.filter(({ match }) => match === 'PART')).filter((word) => !exact.includes(word));
  const isFound = exact.length > 0 || inexact.length > 0;
  return { exact, inexact, halves: isFound ? null : halvesIn(candidates) };
}

/** Of several ways to cut a compound the one with the longest beginning: "Kinder|garten|fest" is a feast. */
function halvesIn(candidates: readonly Candidate[]): [string[], string[]] | null {
  const cuts = [...new Set(candidates.map(({ cut }) => cut ?? 0))].sort((one, other) => other - one);
  for (const cut of cuts) {
    const left = lexemes(candidates.filter((candidate) => candidate.match === 'LEFT' && candidate.cut === cut));
    const right = lexemes(candidates.filter((candidate) => candidate.match === 'RIGHT' && candidate.cut === cut));
    if (left.length > 0 && right.length > 0) return [left, right];
  }
  return null;
}

/** One slip in words of four letters and more, two in long ones; of these only the nearest. */
function nearest(typed: string, candidates: readonly Candidate[]): TypedWord[] {
  if (typed.length < 4) return [];
  const allowed = typed.length >= 8 ? 2 : 1;
  const near = [...new Map(candidates.map(({ word, stem }) => [word, { word, stem }])).values()]
    .map((candidate) => ({ candidate, distance: typingDistance(typed, candidate.word) }))
    .filter(({ distance }) => distance <= allowed);
  const best = Math.min(...near.map(({ distance }) => distance));
  return near.filter(({ distance }) => distance === best).map(({ candidate }) => candidate);
}

function lexemes(candidates: readonly Candidate[]): string[] {
  return [...new Set(candidates.map(({ lexeme }) => lexeme))].slice(0, mostExpansions);
}

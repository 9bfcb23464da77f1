import { jaroWinkler } from '@skyra/jaro-winkler';
import { foldText } from '#server/actors/text.model.ts';
import { splitLegalForm } from './legal-form.model.ts';

/**
 * What kind of house it is: half the Kitas share these words, so alone they make no two names alike. Words of one line mean
 * the same kind.
 */
const KINDS = `
  kita kitas kindertagesstaette kindertagesstaetten kindergarten kindergaerten kinderladen ekt kiga kigae
  schule grundschule gymnasium sekundarschule integrierte gemeinschaftsschule
  apotheke
  verein sportverein kulturverein kleingartenverein
  initiative elterninitiative mieterinitiative
  treff nachbarschaftstreff frauentreff seniorentreff
  zentrum familienzentrum stadtteilzentrum
  jugendclub jugendhaus jugendzentrum jugendfreizeiteinrichtung jfe kjfe jfz kjfz jh jz
  club
  haus
  seniorenheim pflegeheim seniorenpflegeheim
  seniorenbegegnungsstaette begegnungsstaette
  kirchengemeinde gemeinde
  bibliothek
  musikschule
  beratungsstelle schuldnerberatung
  selbsthilfegruppe gruppe
  freiwilligenagentur
  repair
  cafe sprachcafe
  foodsharing
  verteiler
  theatergruppe
  stadtteilkoordination
  fahrradwerkstatt
  projekt`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '));
/** Of these lines each word is a kind of its own; only the short word for all of them fits every one. */
const SORTED_OUT = new Set(['schule', 'verein', 'initiative', 'treff', 'zentrum']);
const kindOf = new Map(
  KINDS.flatMap((words) => words.map((word) => [word, SORTED_OUT.has(words[0] ?? '') ? word : words[0]] as const)),
);
const FILLING_WORDS = new Set(
  'der die das den dem des und am an im in fuer von vom zu zum zur bei mit the of and berlin'.split(' '),
);
/** What is written short or long, and bent by German grammar. */
const SPELT_OUT: readonly (readonly [RegExp, string])[] = [
  [/\beltern kind (?:tagesstaette|gruppe|initiative)\b/g, 'ekt'],
  [/\b(?:ev|evang|evangelische[nrs]?)\b/g, 'evangelisch'],
  [/\b(?:kath|katholische[nrs]?)\b/g, 'katholisch'],
  [/\b(?:st|sankt)\b/g, 'sankt'],
];

export interface ComparableName {
  /** as written, but for what means nothing */
  words: string;
  /** the words in alphabetical order */
  whole: string;
  types: string[];
  core: string[];
  /** the proper words as written, without the spaces between them */
  run: string;
}

/** A name as it is compared: without legal form, folded, in alphabetical word order, kind words apart from proper ones. */
export function comparableName(name: string): ComparableName {
  let folded = foldText(splitLegalForm(name).name);
  for (const [short, long] of SPELT_OUT) folded = folded.replace(short, long);
  const words = folded.split(' ').filter((word) => word !== '' && !FILLING_WORDS.has(word));
  return nameOfWords([...new Set(words)].join(' '));
}

/** The comparable name of such words, with single spaces. */
export function nameOfWords(words: string): ComparableName {
  const sorted = words === '' ? [] : words.split(' ');
  const run = sorted.filter((word) => !kindOf.has(word)).join('');
  sorted.sort();
  const name: ComparableName = { words, whole: sorted.join(' '), types: [], core: [], run };
  for (const word of sorted) (kindOf.has(word) ? name.types : name.core).push(word);
  return name;
}

const SAME_CORE = 0.97;
const CONTAINED = 0.92;
const OTHER_KIND = 0.75;
/** Fewer letters are no name: "am See". */
const LEAST_LETTERS = 4;

/**
 * Likeness of two names, 0 to 1: the same words 1, the same proper words 0.97 (also "Weit Blick" and "WeitBlick"), else
 * Jaro-Winkler over the proper words in alphabetical order; a name whose proper words are all in the other one, if need be
 * abbreviated, counts 0.92 ("JuFaZ" in "Jugend- und Familienzentrum JuFaZ"); houses of different kinds under one name (Kita
 * and Sportverein "Sonnenblume") count three quarters of that.
 */
export function nameLikeness(a: ComparableName, b: ComparableName): number {
  if (a.whole === '' || b.whole === '') return 0; // a name of signs alone says nothing
  if (a.whole === b.whole) return 1;
  const isSameCore = a.core.length > 0 && (a.core.join() === b.core.join() || a.run === b.run);
  if (isSameCore && isOneKind(a, b)) return SAME_CORE;
  if (a.core.length === 0 || b.core.length === 0) return similarity(a.whole, b.whole) * OTHER_KIND;
  const likeness = Math.max(similarity(a.core.join(' '), b.core.join(' ')), isContained(a, b) ? CONTAINED : 0);
  return isOneKind(a, b) ? likeness : likeness * OTHER_KIND;
}

function isOneKind(a: ComparableName, b: ComparableName): boolean {
  return (
    a.types.length === 0 || b.types.length === 0 || a.types.some((one) => b.types.some((two) => areOneKind(one, two)))
  );
}

/** "Grundschule" is a "Schule". */
function areOneKind(one: string, two: string): boolean {
  return kindOf.get(one) === kindOf.get(two) || one.endsWith(two) || two.endsWith(one);
}

function isContained(a: ComparableName, b: ComparableName): boolean {
  const [few, many] = a.core.length <= b.core.length ? [a, b] : [b, a];
  const same = few.core.filter((word) => many.core.includes(word));
  if (same.join('').length < LEAST_LETTERS) return false;
  const rest = [...many.core, ...many.types].filter((word) => !same.includes(word));
  return few.core.every((word) => same.includes(word) || rest.some((other) => isAbbreviation(word, other)));
}

/** "ASP" of "Abenteuerspielplatz": its letters in their order, with the first one in front, in a word three times as long. */
function isAbbreviation(one: string, two: string): boolean {
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  if (short.length < 2 || short.length > 5 || long.length < 3 * short.length || short[0] !== long[0]) return false;
  let from = 0;
  for (const letter of short) {
    from = long.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/** In one order, because the algorithm's matching depends on which text comes first. */
function similarity(a: string, b: string): number {
  return a < b ? jaroWinkler(a, b) : jaroWinkler(b, a);
}

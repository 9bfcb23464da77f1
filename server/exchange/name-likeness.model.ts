import { jaroWinkler } from '@skyra/jaro-winkler';
import { foldText } from '#server/actors/text.model.ts';
import { splitLegalForm } from './legal-form.model.ts';

/** What kind of house it is: half the Kitas share these words, so alone they make no two names alike. */
const TYPE_WORDS = new Set(
  `kita kindertagesstaette kindergarten kinderladen ekt kiga kigae schule grundschule gymnasium sekundarschule integrierte gemeinschaftsschule
  apotheke verein sportverein kulturverein kleingartenverein initiative elterninitiative mieterinitiative treff nachbarschaftstreff
  frauentreff seniorentreff zentrum familienzentrum stadtteilzentrum jugendclub jugendhaus jugendzentrum jfe kjfe club haus
  seniorenheim pflegeheim seniorenbegegnungsstaette begegnungsstaette kirchengemeinde gemeinde bibliothek musikschule
  beratungsstelle schuldnerberatung selbsthilfegruppe gruppe freiwilligenagentur repair cafe sprachcafe foodsharing verteiler
  theatergruppe stadtteilkoordination fahrradwerkstatt projekt`.split(/\s+/),
);
const FILLING_WORDS = new Set(
  'der die das den dem des und am an im in fuer von vom zu zum zur bei mit the of and berlin'.split(' '),
);

export interface ComparableName {
  whole: string;
  types: string[];
  core: string[];
}

/** A name as it is compared: without legal form, folded, in alphabetical word order, kind words apart from proper ones. */
export function comparableName(name: string): ComparableName {
  const words = foldText(splitLegalForm(name).name)
    .split(' ')
    .filter((word) => word !== '' && !FILLING_WORDS.has(word));
  return nameOfWords([...new Set(words)].sort().join(' '));
}

/** The comparable name whose words, sorted and with single spaces, are `whole`. */
export function nameOfWords(whole: string): ComparableName {
  const words = whole === '' ? [] : whole.split(' ');
  return {
    whole,
    types: words.filter((word) => TYPE_WORDS.has(word)),
    core: words.filter((word) => !TYPE_WORDS.has(word)),
  };
}

const SAME_CORE = 0.97;
const CONTAINED = 0.92;
const OTHER_KIND = 0.75;

/**
 * Likeness of two names, 0 to 1: the same words 1, the same proper words 0.97, else Jaro-Winkler over the proper words in alphabetical order; a name whose proper words are
 * all in the other one counts 0.92 ("JuFaZ" in "Jugend- und Familienzentrum JuFaZ"); houses of different kinds under one
 * name (Kita and Sportverein "Sonnenblume") count three quarters of that.
 */
export function nameLikeness(a: ComparableName, b: ComparableName): number {
  if (a.whole === '' || b.whole === '') return 0; // a name of signs alone says nothing
  if (a.whole === b.whole) return 1;
  if (a.core.length > 0 && a.core.join() === b.core.join() && isOneKind(a, b)) return SAME_CORE;
  if (a.core.length === 0 || b.core.length === 0) return similarity(a.whole, b.whole) * OTHER_KIND;
  const likeness = Math.max(
    similarity(a.core.join(' '), b.core.join(' ')),
    isContained(a.core, b.core) ? CONTAINED : 0,
  );
  return isOneKind(a, b) ? likeness : likeness * OTHER_KIND;
}

function isOneKind(a: ComparableName, b: ComparableName): boolean {
  return a.types.length === 0 || b.types.length === 0 || a.types.some((word) => b.types.includes(word));
}

function isContained(a: string[], b: string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return few.join('').length >= 4 && few.every((word) => many.includes(word));
}

/** In one order, because the algorithm's matching depends on which text comes first. */
function similarity(a: string, b: string): number {
  return a < b ? jaroWinkler(a, b) : jaroWinkler(b, a);
}

import { foldText } from '#server/actors/text.model.ts';
import type { ImportAccess, ImportKind, ImportOperatorType } from './import-row.type.ts';

/** Folded word -> meaning; the first pattern that matches counts. */
const OPERATOR_TYPES: [RegExp, ImportOperatorType][] = [
  // "n.o.-komm." is the care statistics' word for a municipal home in no association, "bpa" one for private homes
  [
    /^oeffentlich|eigenbetrieb|^staatlich|^staedtisch|^kommunal|komm$|^land |bezirk|^public|^government|^behoerde/,
    'PUBLIC',
  ],
  [/^privat|priv$|^gewerblich|^bpa$|^business|^kommerziell|^for profit|^gmbh$/, 'PRIVATE'],
  [
    /frei|gemeinnuetzig|non profit|^ngo|diakon|caritas|arbeiterwohlfahrt|^awo|^dpw|paritaetisch|^drk|rotes kreuz/,
    'NON_PROFIT',
  ],
  [
    /volkssolidaritaet|humanist|kirch|konfession|religious|^ekt$|elterninitiativ|verein|^e v$|charity|community|stiftung|zwst/,
    'NON_PROFIT',
  ],
];

/** PUBLIC, NON_PROFIT or PRIVATE for the words of German lists, the welfare associations and OpenStreetMap; null if unknown. */
export function operatorTypeOf(text: string): ImportOperatorType | null {
  const word = foldText(text);
  if (word === '') return null;
  return OPERATOR_TYPES.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

const KINDS: [RegExp, ImportKind][] = [
  [/^association$|^verein|^e v$/, 'ASSOCIATION'],
  [/^initiative|gruppe$|^projekt|^beirat|^group$|buergerinitiative/, 'INITIATIVE'],
  [/^institution|^einrichtung|^traeger|^amt$|^behoerd|^gemeinde|^stiftung|^ggmbh$/, 'INSTITUTION'],
];

export function kindOf(text: string): ImportKind | null {
  const word = foldText(text);
  return KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** What an entry is when neither column nor category says so: its legal form first, then the words of its name. */
export function guessKind(name: string, legalForm: string | null): ImportKind {
  if (legalForm === 'e. V.') return 'ASSOCIATION';
  if (legalForm !== null) return 'INSTITUTION';
  const words = foldText(name);
  if (/initiative|gruppe|projekt|beirat|netzwerk|buendnis|repair cafe|sprachcafe|foodsharing|stammtisch/.test(words))
    return 'INITIATIVE';
  return /verein|verband/.test(words) ? 'ASSOCIATION' : 'INSTITUTION';
}

/** OpenStreetMap's `wheelchair` and the words of German lists as access of the entrance; null if unknown. */
export function accessOf(text: string): ImportAccess | null {
  const word = foldText(text);
  if (/^(?:yes|ja|true|1|x|designated|rollstuhlgerecht|barrierefrei|stufenlos|voll.*)$/.test(word)) return 'YES';
  if (/^(?:limited|teilweise|bedingt|eingeschraenkt|partly|mit hilfe)/.test(word)) return 'PARTLY';
  return /^(?:no|nein|false|0|nicht.*|keine?)$/.test(word) ? 'NO' : null;
}

const LANGUAGE_TAGS =
  'de en ar bg bs cs da el es fa fi fr he hi hr hu it ja ka ko ku lt lv mk nl no pl ps pt ro ru sk sl so sq sr sv ta th ti tr uk ur vi zh yi gsg ckb kmr rom am bn sw'.split(
    ' ',
  );
/** Names that people use and the platform's own list lacks or gives to another tag. */
const OTHER_LANGUAGE_NAMES: [string, string][] = [
  ['kurdisch', 'ku'],
  ['kurmandschi', 'kmr'],
  ['farsi', 'fa'],
  ['dari', 'fa'],
  ['dgs', 'gsg'],
  ['gebaerdensprache', 'gsg'],
  ['deutsche gebaerdensprache', 'gsg'],
  ['romanes', 'rom'],
];
const LANGUAGES = new Map([...LANGUAGE_TAGS.flatMap(languageNames), ...OTHER_LANGUAGE_NAMES]);

function languageNames(tag: string): [string, string][] {
  const names = ['de', 'en'].map((locale) => new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag);
  return [tag, ...names].map((name) => [foldText(name), tag]);
}

/** BCP 47 tag for a language's German or English name or its tag; null if unknown. */
export function languageOf(text: string): string | null {
  return LANGUAGES.get(foldText(text)) ?? null;
}

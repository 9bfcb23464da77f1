import { describeOpeningHours } from './opening-hours-text.model.ts';
import { contactValue, isErased, placeIds } from './revision-change.model.ts';

export interface RevisionWords {
  locale: 'de' | 'en';
  /** names by slug, in the language */
  topics: ReadonlyMap<string, string>;
  targetGroups: ReadonlyMap<string, string>;
}

type Terms = ReadonlyMap<unknown, { slug: string; name: string }>;

/** @param vocabulary in the language of the locale */
export function wordsOfVocabulary(
  { topics, targetGroups }: { topics: Terms; targetGroups: Terms },
  locale: string,
): RevisionWords {
  const namesOf = (terms: Terms) => new Map([...terms.values()].map(({ slug, name }) => [slug, name]));
  return {
    locale: locale === 'de' ? 'de' : 'en',
    topics: namesOf(topics),
    targetGroups: namesOf(targetGroups),
  };
}

const german = {
  tag: 'de-DE',
  erased: '(auf Wunsch gelöscht)',
  yes: 'ja',
  no: 'nein',
  isPublic: 'darf öffentlich sein',
  isPrivate: 'nicht öffentlich',
  home: 'Hier wohnt jemand',
  noStreet: 'Ort ohne Straße',
  barriers: {
    ENTRANCE: 'Eingang',
    TOILET: 'Toilette',
    SEATING: 'Sitzplätze',
    HEARING: 'Hilfen beim Hören',
    SIGHT: 'Hilfen beim Sehen',
    PLAIN_LANGUAGE: 'Einfache Sprache',
  },
  values: { YES: 'ja', PARTLY: 'teilweise', NO: 'nein', UNKNOWN: 'unbekannt' },
  from: (day: string) => `ab ${day}`,
  until: (day: string) => `bis ${day}`,
  terms: {
    kind: { ASSOCIATION: 'Verein', INITIATIVE: 'Initiative', INSTITUTION: 'Einrichtung' },
    operatorType: { PUBLIC: 'öffentlich', NON_PROFIT: 'frei, gemeinnützig', PRIVATE: 'privat' },
    state: { DRAFT: 'Entwurf', IN_REVIEW: 'in Prüfung', PUBLISHED: 'veröffentlicht', ARCHIVED: 'archiviert' },
    access: { YES: 'stufenlos', PARTLY: 'teilweise stufenlos', NO: 'nicht stufenlos', UNKNOWN: 'unbekannt' },
    publicAs: { EXACT: 'genau', AREA: 'nur ungefähr', DISTRICT: 'nur der Stadtteil', HIDDEN: 'gar nicht' },
  },
};

const english: typeof german = {
  tag: 'en-GB',
  erased: '(erased on request)',
  yes: 'yes',
  no: 'no',
  isPublic: 'may be public',
  isPrivate: 'not public',
  home: 'Somebody lives here',
  noStreet: 'Place without a street',
  barriers: {
    ENTRANCE: 'Entrance',
    TOILET: 'Toilet',
    SEATING: 'Seats',
    HEARING: 'Help with hearing',
    SIGHT: 'Help with seeing',
    PLAIN_LANGUAGE: 'Plain language',
  },
  values: { YES: 'yes', PARTLY: 'partly', NO: 'no', UNKNOWN: 'unknown' },
  from: (day: string) => `from ${day}`,
  until: (day: string) => `until ${day}`,
  terms: {
    kind: { ASSOCIATION: 'Association', INITIATIVE: 'Initiative', INSTITUTION: 'Institution' },
    operatorType: { PUBLIC: 'public', NON_PROFIT: 'free, charitable', PRIVATE: 'private' },
    state: { DRAFT: 'draft', IN_REVIEW: 'in review', PUBLISHED: 'published', ARCHIVED: 'archived' },
    access: { YES: 'step-free', PARTLY: 'partly step-free', NO: 'not step-free', UNKNOWN: 'unknown' },
    publicAs: { EXACT: 'exactly', AREA: 'only roughly', DISTRICT: 'only the district', HIDDEN: 'not at all' },
  },
};

/** What stood in a field, as people say it; null: nothing. What no rule here knows is told as it is written down. */
export function wordsOf(field: string, value: unknown, words: RevisionWords): string | null {
  if (value === null || value === undefined || value === '') return null;
  const said = words.locale === 'de' ? german : english;
  if (isErased(value)) return said.erased;
  if (field === 'placeOrder') return placeNames(value, said) || null;
  if (field === 'barriers' && Array.isArray(value))
    return value.map((one) => barrierWords(one, said)).join('\n') || null;
  if (Array.isArray(value)) return list(field, value, words) || null;
  if (typeof value === 'boolean') return value ? said.yes : said.no;
  if (field === 'merged' && typeof value === 'object' && 'name' in value) return String(value.name);
  if (field === 'email' || field === 'phone') return contactWords(value, said);
  if (field === 'notice') return noticeWords(value, said);
  if (field === 'home') return homeWords(value, said);
  if (typeof value === 'string') return textWords(field, value, words);
  if (typeof value === 'object') return partsWords(field, value, words);
  return String(value);
}

function list(field: string, entries: readonly unknown[], { topics, targetGroups, locale }: RevisionWords): string {
  if (field === 'topics' || field === 'targetGroups') {
    const names = field === 'topics' ? topics : targetGroups;
    return entries.map((slug) => names.get(String(slug)) ?? String(slug)).join(', ');
  }
  if (field === 'languages') {
    const names = new Intl.DisplayNames([locale], { type: 'language' });
    return entries.map((tag) => nameOf(names, String(tag))).join(', ');
  }
  return entries.map(plain).join(', ');
}

function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function contactWords(contact: unknown, said: typeof german): string {
  const value = contactValue(contact) ?? plain(contact);
  if (typeof contact !== 'object' || contact === null || !('personal' in contact) || contact.personal !== true)
    return value;
  const isPublic = 'consented' in contact && contact.consented === true;
  return `${value}\n${isPublic ? said.isPublic : said.isPrivate}`;
}

function placeNames(value: unknown, said: typeof german): string {
  if (placeIds(value) === null || !Array.isArray(value)) return '';
  const nameOfPlace = ({ street }: { street?: unknown }) =>
    isErased(street) ? said.erased : (street ?? said.noStreet);
  return value.map(nameOfPlace).join('\n');
}

function barrierWords(barrier: unknown, said: typeof german): string {
  const { feature, value, note, asOf }: Record<string, unknown> =
    typeof barrier === 'object' && barrier !== null ? { ...barrier } : {};
  const [features, values]: Record<string, string>[] = [said.barriers, said.values];
  const told = `${features?.[String(feature)] ?? plain(feature)}: ${values?.[String(value)] ?? plain(value)}`;
  const more = [note, asOf && dayOf(String(asOf), said.tag)].filter(Boolean).map(plain).join(', ');
  return more === '' ? told : `${told} (${more})`;
}

function homeWords(home: unknown, said: typeof german): string {
  const isPublic = typeof home === 'object' && home !== null && 'consented' in home && home.consented === true;
  return `${said.home}\n${isPublic ? said.isPublic : said.isPrivate}`;
}

function noticeWords(notice: unknown, said: typeof german): string {
  if (typeof notice !== 'object' || notice === null) return plain(notice);
  const { notice: text, noticeFrom, noticeUntil }: Record<string, unknown> = { ...notice };
  const day = (date: unknown) => dayOf(String(date), said.tag);
  return [text, noticeFrom && said.from(day(noticeFrom)), noticeUntil && said.until(day(noticeUntil))]
    .filter(Boolean)
    .join('\n');
}

function textWords(field: string, text: string, { locale }: RevisionWords): string {
  const said = locale === 'de' ? german : english;
  if (field === 'openingHours') return describeOpeningHours(text, locale).join('\n');
  if (field === 'confirmedAt') return dayOf(text, said.tag);
  const terms: Record<string, Record<string, string>> = said.terms;
  return terms[field]?.[text] ?? text;
}

/** An address, a point, and what else has parts: their values, without the names that only programs need. */
function partsWords(field: string, value: object, words: RevisionWords): string {
  const parts = Object.entries(value).flatMap(([, part]) => (part == null ? [] : plain(part)));
  const terms: Record<string, Record<string, string>> = (words.locale === 'de' ? german : english).terms;
  return parts.map((part) => terms[field]?.[part] ?? part).join(', ');
}

function plain(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return typeof value === 'object' && value !== null ? Object.values(value).filter(Boolean).map(plain).join(', ') : '';
}

function dayOf(date: string, tag: string): string {
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T12:00:00Z` : date);
  if (Number.isNaN(day.getTime())) return date;
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(day);
}

import type { ActorFilter, ActorKind, ActorSort, OperatorType } from '#web/gql/graphql.ts';
import { berlinInstant } from './berlin-time.ts';

/** What the directory shows, exactly as the address bar says it. Lists are sorted and hold no value twice. */
export type Filters = {
  search: string;
  kinds: readonly ActorKind[];
  operatorTypes: readonly OperatorType[];
  districts: readonly string[];
  topics: readonly string[];
  targetGroups: readonly string[];
  languages: readonly string[];
  wheelchair: boolean;
  /** only those that no map can show */
  withoutPlace: boolean;
  openNow: boolean;
  /** local time in Berlin, `2026-11-25T18:00` */
  openAt: string | null;
  near: { latitude: number; longitude: number; metres: number } | null;
  /** what was typed for `near`; alone, it still has to be looked up */
  street: string;
  sort: ActorSort | null;
  after: string | null;
  selected: string | null;
  map: { latitude: number; longitude: number; zoom: number } | null;
};

export type ListField = 'kinds' | 'operatorTypes' | 'districts' | 'topics' | 'targetGroups' | 'languages';
export const listFields: readonly ListField[] = [
  'topics',
  'districts',
  'targetGroups',
  'kinds',
  'operatorTypes',
  'languages',
];

export const defaultMetres = 1000;

export const noFilters: Filters = {
  search: '',
  kinds: [],
  operatorTypes: [],
  districts: [],
  topics: [],
  targetGroups: [],
  languages: [],
  wheelchair: false,
  withoutPlace: false,
  openNow: false,
  openAt: null,
  near: null,
  street: '',
  sort: null,
  after: null,
  selected: null,
  map: null,
};

const kinds: readonly ActorKind[] = ['ASSOCIATION', 'INITIATIVE', 'INSTITUTION'];
const operatorTypes: readonly OperatorType[] = ['PUBLIC', 'NON_PROFIT', 'PRIVATE'];
const sorts: readonly ActorSort[] = ['RELEVANCE', 'NAME', 'DISTANCE', 'RECENTLY_CONFIRMED'];

/** Reads any query: unknown keys and bad values are dropped; lists come repeated, as a form sends them, or with commas. */
export function parseFilters(query: URLSearchParams): Filters {
  const near = parsePoint(query.get('near'), { fallback: defaultMetres, min: 50, max: 20_000, step: 1 });
  const map = parsePoint(query.get('map'), { fallback: null, min: 0, max: 22, step: 0.5 });
  return {
    search: parseText(query.get('search')),
    kinds: parseList(query, 'kinds', oneOf(kinds)),
    operatorTypes: parseList(query, 'operatorTypes', oneOf(operatorTypes)),
    districts: parseList(query, 'districts', slug),
    topics: parseList(query, 'topics', slug),
    targetGroups: parseList(query, 'targetGroups', slug),
    languages: parseList(query, 'languages', languageTag),
    wheelchair: isOn(query.get('wheelchair')),
    withoutPlace: isOn(query.get('withoutPlace')),
    openNow: isOn(query.get('openNow')),
    openAt: matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/)(query.get('openAt')),
    near: near && { latitude: near.latitude, longitude: near.longitude, metres: near.size },
    street: parseText(query.get('street')),
    sort: oneOf(sorts)(query.get('sort')),
    after: matching(/^[\w\-=+/.~]{1,512}$/)(query.get('after')),
    selected: slug(query.get('selected')),
    map: map && { latitude: map.latitude, longitude: map.longitude, zoom: map.size },
  };
}

/** The canonical query, without question mark: always the same for the same filters, and no longer than needed. */
export function formatFilters(filters: Partial<Filters>): string {
  const query = new URLSearchParams();
  const set = (key: keyof Filters, value: string | null | undefined) => value && query.set(key, value);
  set('search', filters.search);
  set('kinds', filters.kinds?.join(',').toLowerCase());
  set('operatorTypes', filters.operatorTypes?.join(',').toLowerCase());
  for (const key of ['districts', 'topics', 'targetGroups', 'languages'] as const) set(key, filters[key]?.join(','));
  set('wheelchair', filters.wheelchair ? '1' : null);
  set('withoutPlace', filters.withoutPlace ? '1' : null);
  set('openNow', filters.openNow ? '1' : null);
  set('openAt', filters.openAt);
  set('near', filters.near && formatPoint(filters.near, Math.round(filters.near.metres)));
  set('street', filters.street);
  set('sort', filters.sort?.toLowerCase());
  set('after', filters.after);
  set('selected', filters.selected);
  set('map', filters.map && formatPoint(filters.map, Math.round(filters.map.zoom * 2) / 2));
  return query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

/** The filters after a change: back on the first page, nothing selected. */
export function changeFilters(filters: Filters, change: Partial<Filters>): Filters {
  return { ...filters, after: null, selected: null, ...change };
}

/** What the API is asked; fields that are not set are absent, so that equal filters are one cache entry. */
export function toActorFilter(filters: Filters): ActorFilter {
  const filter: ActorFilter = {};
  if (filters.search) filter.search = filters.search;
  if (filters.kinds.length > 0) filter.kinds = [...filters.kinds];
  if (filters.operatorTypes.length > 0) filter.operatorTypes = [...filters.operatorTypes];
  for (const key of ['districts', 'topics', 'targetGroups', 'languages'] as const) {
    if (filters[key].length > 0) filter[key] = [...filters[key]];
  }
  if (filters.wheelchair) filter.wheelchair = true;
  if (filters.withoutPlace) filter.withoutPlace = true;
  if (filters.openNow) filter.openNow = true;
  if (filters.openAt) filter.openAt = berlinInstant(filters.openAt);
  if (filters.near) filter.near = { ...filters.near };
  return filter;
}

/** A point as the address bar holds it: what is asked before and after it was written there is the same. */
export function coarsen({ latitude, longitude, metres }: NonNullable<Filters['near']>): NonNullable<Filters['near']> {
  return { latitude: roundDegrees(latitude), longitude: roundDegrees(longitude), metres };
}

/** How many conditions are set, the search words not counted. */
export function countConditions(filters: Filters): number {
  const flags = [filters.wheelchair, filters.openNow, filters.openAt, filters.near ?? filters.street].filter(
    Boolean,
  ).length;
  return flags + listFields.reduce((sum, field) => sum + filters[field].length, 0);
}

type Parse<T> = (value: string | null) => T | null;

const matching =
  (pattern: RegExp): Parse<string> =>
  (value) =>
    value !== null && pattern.test(value) ? value : null;

const slug = matching(/^[a-z0-9][a-z0-9-]{0,99}$/);
const languageTag = matching(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/);
const isOn = (value: string | null): boolean => value !== null && ['1', 'true', 'on'].includes(value);

function oneOf<T extends string>(values: readonly T[]): Parse<T> {
  return (value) => values.find((candidate) => candidate === value?.toUpperCase()) ?? null;
}

function parseList<T extends string>(query: URLSearchParams, key: ListField, parse: Parse<T>): T[] {
  const values = query
    .getAll(key)
    .flatMap((value) => value.split(','))
    .map(parse);
  return [...new Set(values.filter((value) => value !== null))].sort().slice(0, 50);
}

function parseText(value: string | null): string {
  return (value ?? '')
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed()
    .trim();
}

type Size = { fallback: number | null; min: number; max: number; step: number };

/** Degrees are kept to four digits, about ten metres: enough for a walk, too little to name a front door. */
function parsePoint(value: string | null, size: Size): { latitude: number; longitude: number; size: number } | null {
  if (!value || !/^-?\d{1,3}(\.\d{1,20})?,-?\d{1,3}(\.\d{1,20})?(,\d{1,5}(\.\d{1,20})?)?$/.test(value)) return null;
  const [latitude = Number.NaN, longitude = Number.NaN, given = size.fallback] = value.split(',').map(Number);
  if (given === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  const rounded = Math.round(given / size.step) * size.step;
  if (rounded < size.min || rounded > size.max) return null;
  return { latitude: roundDegrees(latitude), longitude: roundDegrees(longitude), size: rounded };
}

function formatPoint({ latitude, longitude }: { latitude: number; longitude: number }, size: number): string {
  return [roundDegrees(latitude), roundDegrees(longitude), size].join(',');
}

/** Adding zero turns -0 into 0. */
const roundDegrees = (degrees: number): number => Math.round(degrees * 10_000) / 10_000 + 0;

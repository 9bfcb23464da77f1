import fc from 'fast-check';
import type { ActorSketch } from './test-actors.ts';

/* Actors and filters by chance, always the same ones. */

export const seed = 114_009;
export const centre = { latitude: 52.5025, longitude: 13.506 };
const kinds = ['ASSOCIATION', 'INITIATIVE', 'INSTITUTION'] as const;
const operatorTypes = ['PUBLIC', 'NON_PROFIT', 'PRIVATE'] as const;
const districts = ['114009', '114010', '114011'];
const topics = ['learning', 'language-learning', 'culture', 'music-and-dance', 'sport', 'ageing', 'no-topic'];
const targetGroups = ['seniors', 'children', 'families', 'nobody'];
const languages = ['de', 'vi', 'uk', 'xx'];
const hours = ['Mo-Su 00:00-24:00', 'Mo-Su off', '"nach Vereinbarung"', 'so ungefähr mittags'];

export interface Filter {
  search?: string;
  kinds?: string[];
  operatorTypes?: string[];
  districts?: string[];
  topics?: string[];
  targetGroups?: string[];
  languages?: string[];
  wheelchair?: true;
  openNow?: boolean;
  includeUnknownHours?: boolean;
  near?: { latitude: number; longitude: number; metres: number };
  within?: Viewport;
  withoutPlace?: boolean;
  openToCooperation?: boolean;
}
export interface Viewport {
  west: number;
  south: number;
  east: number;
  north: number;
}
export const facetFields = ['kinds', 'operatorTypes', 'districts', 'topics', 'targetGroups', 'languages'] as const;

const some = <Value>(values: readonly Value[], most = 3) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: most });
const aLatitude = fc.double({ min: 52.49, max: 52.515, noNaN: true });
const aLongitude = fc.double({ min: 13.47, max: 13.541, noNaN: true });
export const aViewport = fc
  .tuple(aLongitude, aLatitude, aLongitude, aLatitude)
  .map(([west, one, east, other]) => ({ west, east, south: Math.min(one, other), north: Math.max(one, other) }));
const aPlace = fc.record({
  latitude: aLatitude,
  longitude: aLongitude,
  publicAs: fc.constantFrom(
    'EXACT' as const,
    'EXACT' as const,
    'AREA' as const,
    'DISTRICT' as const,
    'HIDDEN' as const,
  ),
  openingHours: fc.option(fc.constantFrom(...hours), { nil: undefined }),
  entrance: fc.option(fc.constantFrom('YES' as const, 'NO' as const, 'UNKNOWN' as const), { nil: undefined }),
});
export const anActor: fc.Arbitrary<Omit<ActorSketch, 'name'>> = fc.record({
  kind: fc.constantFrom(...kinds),
  operatorType: fc.option(fc.constantFrom(...operatorTypes)),
  summary: fc.constantFrom('', 'Garten', 'Garten und Kinder', 'Kinder'),
  languages: some(languages.slice(0, 3)),
  openToCooperation: fc.boolean(),
  topics: some(topics.slice(0, 6)),
  targetGroups: some(targetGroups.slice(0, 3)),
  activeIn: some(districts, 2),
  places: fc.array(aPlace, { maxLength: 3 }),
});
const often = { requiredKeys: [] };
export const aFilter: fc.Arbitrary<Filter> = fc.oneof(
  fc.constant({}),
  fc.record(
    {
      search: fc.constantFrom('Garten', 'Kinder', 'Tanz', 'Garten Kinder'),
      kinds: some(kinds),
      operatorTypes: some(operatorTypes),
      districts: some([...districts, '999999']),
      topics: some(topics),
      targetGroups: some(targetGroups),
      languages: some(languages),
      wheelchair: fc.constant(true as const),
      openNow: fc.boolean(),
      includeUnknownHours: fc.boolean(),
      near: fc.record({ latitude: aLatitude, longitude: aLongitude, metres: fc.integer({ min: 50, max: 3000 }) }),
      within: aViewport,
      withoutPlace: fc.boolean(),
      openToCooperation: fc.boolean(),
    },
    often,
  ),
  // two or three conditions leave somebody more often
  fc.record({ districts: some(districts, 1), topics: some(topics, 2), kinds: some(kinds, 2) }, often),
  fc.record({ wheelchair: fc.constant(true as const), openNow: fc.boolean(), districts: some(districts, 2) }, often),
  fc.record({ near: fc.constant({ ...centre, metres: 1500 }), targetGroups: some(targetGroups, 2) }, often),
);

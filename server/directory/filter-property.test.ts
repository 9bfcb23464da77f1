import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toMetres } from '#server/districts/projection.model.ts';
import { type ActorSketch, writeActors } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';
import { readAllActors, type SeenActor, type SeenPlace } from '#server/testing/test-world.ts';

/* What the database answers is held against the plainest reading of the filter, over actors and filters by chance. */

const seed = 114_009;
const centre = { latitude: 52.5025, longitude: 13.506 };
const kinds = ['ASSOCIATION', 'INITIATIVE', 'INSTITUTION'] as const;
const operatorTypes = ['PUBLIC', 'NON_PROFIT', 'PRIVATE'] as const;
const districts = ['114009', '114010', '114011'];
const topics = ['learning', 'language-learning', 'culture', 'music-and-dance', 'sport', 'ageing', 'no-topic'];
const targetGroups = ['seniors', 'children', 'families', 'nobody'];
const languages = ['de', 'vi', 'uk', 'xx'];
const hours = ['Mo-Su 00:00-24:00', 'Mo-Su off', '"nach Vereinbarung"', 'so ungefähr mittags'];

interface Filter {
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
interface Viewport {
  west: number;
  south: number;
  east: number;
  north: number;
}
const facetFields = ['kinds', 'operatorTypes', 'districts', 'topics', 'targetGroups', 'languages'] as const;

const some = <Value>(values: readonly Value[], most = 3) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: most });
const aLatitude = fc.double({ min: 52.49, max: 52.515, noNaN: true });
const aLongitude = fc.double({ min: 13.47, max: 13.541, noNaN: true });
const aViewport = fc
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
const anActor: fc.Arbitrary<Omit<ActorSketch, 'name'>> = fc.record({
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
const aFilter: fc.Arbitrary<Filter> = fc.oneof(
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

let api: TestApi;
let everybody: SeenActor[];
beforeAll(async () => {
  api = await startTestApi('example');
  const sketches = fc.sample(anActor, { numRuns: 120, seed });
  await writeActors(
    api.database.orm,
    sketches.map((sketch, index) => ({ ...sketch, name: `Gruppe ${index}` })),
  );
  everybody = await readAllActors(api);
});
afterAll(() => api.close());

test('the world of this test has something of everything', () => {
  const places = everybody.flatMap((actor) => actor.places);
  expect(everybody.length).toBeGreaterThan(180);
  for (const openNow of [true, false, null]) expect(places.some((place) => place.openNow === openNow)).toBe(true);
  expect(places.some(({ latitude, district }) => latitude === null && district !== null)).toBe(true);
  expect(everybody.some((actor) => actor.places.length === 0)).toBe(true);
});

test('list, facets and map hold for every filter what its plain reading says', { timeout: 120_000 }, async () => {
  const matched: number[] = [];
  await fc.assert(
    fc.asyncProperty(aFilter, aViewport, fc.integer({ min: 10, max: 18 }), async (filter, viewport, zoom) => {
      const found = filter.search === undefined ? null : new Set(await listIds({ search: filter.search }));
      const ids = await listIds(filter);
      matched.push(ids.length);
      expect(ids.toSorted()).toEqual(
        matching(filter, found)
          .map(({ id }) => id)
          .toSorted(),
      );
      await expectFacets(filter, found, ids.length);
      await expectMap(filter, found, { viewport: viewport, zoom });
    }),
    { seed, numRuns: 150 },
  );
  // a filter that matches nobody proves little
  expect(matched.filter((count) => count > 0).length).toBeGreaterThan(70);
});

async function listIds(filter: Filter): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { data }: { data: ListPage } = await api.ask<ListPage>(
      `query ($filter: ActorFilter, $after: String) { actors(filter: $filter, first: 100, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } nodes { id } } }`,
      { filter, after },
    );
    ids.push(...data.actors.nodes.map(({ id }) => id));
    after = data.actors.pageInfo.hasNextPage ? data.actors.pageInfo.endCursor : null;
    if (after === null) expect(data.actors.totalCount).toBe(ids.length);
  } while (after !== null);
  return ids;
}
interface ListPage {
  actors: { totalCount: number; nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

async function expectFacets(filter: Filter, found: Set<string> | null, total: number): Promise<void> {
  type Counts = Record<(typeof facetFields)[number], { value: string; count: number }[]> & { total: number };
  const { data } = await api.ask<{ facets: Counts }>(
    `query ($filter: ActorFilter) { facets(filter: $filter) { total ${facetFields.map((field) => `${field} { value count }`).join(' ')} } }`,
    { filter },
  );
  expect(data.facets.total).toBe(total);
  for (const field of facetFields) {
    expect(data.facets[field].length).toBeGreaterThan(0);
    for (const { value, count } of data.facets[field]) {
      expect([field, value, count]).toEqual([field, value, matching({ ...filter, [field]: [value] }, found).length]);
    }
    const chosen: readonly string[] = filter[field] ?? [];
    const first = data.facets[field].map(({ value }) => chosen.includes(value));
    expect(first).toEqual(first.toSorted((one, other) => Number(other) - Number(one)));
  }
}

async function expectMap(
  filter: Filter,
  found: Set<string> | null,
  seen: { viewport: Viewport; zoom: number },
): Promise<void> {
  type Feature = { count?: number; actor?: { id: string }; place?: { id: string } };
  const { data } = await api.ask<{
    map: { features: Feature[]; total: number; outside: number; withoutPlace: number };
  }>(
    `query ($filter: ActorFilter, $viewport: Viewport!, $zoom: Int!) { map(filter: $filter, viewport: $viewport, zoom: $zoom) {
      total outside withoutPlace features { ... on MapCluster { count } ... on MapPin { actor { id } place { id } } } } }`,
    { filter, ...seen },
  );
  const actors = matching(filter, found);
  const located = actors.map((actor) => matchingPlaces(actor, filter).filter(({ latitude }) => latitude !== null));
  const inside = located.flat().filter((place) => liesIn(place, seen.viewport));
  const { features, ...counts } = data.map;
  expect(counts).toEqual({
    total: inside.length,
    outside: located.flat().length - inside.length,
    withoutPlace: located.filter((places) => places.length === 0).length,
  });
  expect(features.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(counts.total);
  const pins = features.flatMap(({ place }) => (place ? [place.id] : []));
  expect(inside.map(({ id }) => id)).toEqual(expect.arrayContaining(pins));
}

function matching(filter: Filter, found: Set<string> | null): SeenActor[] {
  return everybody.filter((actor) => {
    if (found !== null && !found.has(actor.id)) return false;
    if (!meets(filter.kinds, [actor.kind])) return false;
    if (!meets(filter.operatorTypes, [actor.operatorType])) return false;
    if (
      !meets(
        filter.topics,
        actor.topics.flatMap(({ slug, parent }) => [slug, parent?.slug]),
      )
    )
      return false;
    if (
      !meets(
        filter.targetGroups,
        actor.targetGroups.map(({ slug }) => slug),
      )
    )
      return false;
    if (!meets(filter.languages, actor.languages)) return false;
    if (filter.openToCooperation !== undefined && actor.openToCooperation !== filter.openToCooperation) return false;
    const hasPoint = actor.places.some(({ latitude }) => latitude !== null);
    if (filter.withoutPlace !== undefined && hasPoint === filter.withoutPlace) return false;
    const asksForPlace = filter.wheelchair || filter.openNow || filter.near || filter.within;
    if (matchingPlaces(actor, filter).length > 0) return true;
    return (
      !asksForPlace &&
      actor.places.length === 0 &&
      meets(
        filter.districts,
        actor.activeIn.map(({ id }) => id),
      )
    );
  });
}

/** Its places that meet all conditions on places together. */
function matchingPlaces(actor: SeenActor, filter: Filter): SeenPlace[] {
  const activeIn = actor.activeIn.map(({ id }) => id);
  return actor.places.filter((place) => {
    if (!meets(filter.districts, [place.district?.id, ...activeIn])) return false;
    if (filter.wheelchair && !place.access.some(({ feature, value }) => feature === 'ENTRANCE' && value === 'YES'))
      return false;
    if (filter.openNow && !(place.openNow ?? filter.includeUnknownHours ?? true)) return false;
    if (filter.near && !(distance(place, filter.near) <= filter.near.metres)) return false;
    return !filter.within || liesIn(place, filter.within);
  });
}

function meets(wanted: readonly string[] | undefined, values: (string | null | undefined)[]): boolean {
  return !wanted?.length || values.some((value) => value != null && wanted.includes(value));
}

function distance({ latitude, longitude }: SeenPlace, point: { latitude: number; longitude: number }): number {
  if (latitude === null || longitude === null) return Number.POSITIVE_INFINITY;
  const [one, other] = [toMetres({ latitude, longitude }, centre), toMetres(point, centre)];
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function liesIn({ latitude, longitude }: SeenPlace, { west, south, east, north }: Viewport): boolean {
  if (latitude === null || longitude === null || latitude < south || latitude > north) return false;
  return west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
}

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toMetres } from '#server/districts/projection.model.ts';
import { writeActors } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';
import {
  aFilter,
  anActor,
  aViewport,
  centre,
  type Filter,
  facetFields,
  seed,
  type Viewport,
} from '#server/testing/test-filter.ts';
import { readAllActors, type SeenActor, type SeenPlace } from '#server/testing/test-world.ts';

/* What the database answers is held against the plainest reading of the filter, over actors and filters by chance. */

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

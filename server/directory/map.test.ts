import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pointIn, writeActors } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';

interface Cluster {
  __typename: string;
  id: string;
  count: number;
  latitude: number;
  longitude: number;
  bounds: { west: number; south: number; east: number; north: number };
}
interface View {
  total: number;
  outside: number;
  withoutPlace: number;
  features: Cluster[];
}
const query = `query ($viewport: Viewport!, $zoom: Int!) { map(viewport: $viewport, zoom: $zoom) { total outside withoutPlace
  features { __typename ... on MapCluster { id count latitude longitude bounds { west south east north } }
    ... on MapPin { actor { name } place { id latitude longitude } latitude longitude } } } }`;
const everywhere = { west: -180, south: -90, east: 180, north: 90 };
const places = 4000;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi('empty');
  // a third of them in the neighbourhood, the rest all over the world, up to the poles and the date line
  await api.database.orm.em.fork().execute(
    `with actors as (insert into actor (id, slug, kind, name, state)
      select gen_random_uuid(), 'ort-' || n, 'INITIATIVE', 'Ort ' || n, 'PUBLISHED' from generate_series(1, ${places}) n
      returning id, name)
    insert into place (id, actor_id, latitude, longitude)
    select gen_random_uuid(), id,
      case when k % 3 = 0 then 52.49 + random() * 0.03 when k % 50 = 1 then 90 else random() * 180 - 90 end,
      case when k % 3 = 0 then 13.47 + random() * 0.07 when k % 50 = 2 then -180 else random() * 360 - 180 end
    from actors, lateral (select substr(name, 5)::integer as k) k`,
  );
});
afterAll(() => api.close());

async function view(viewport: object, zoom: number, asked = api): Promise<View> {
  const { data, errors } = await asked.ask<{ map: View }>(query, { viewport, zoom });
  expect(errors).toBeUndefined();
  return data.map;
}

const countOf = ({ features }: View) => features.reduce((sum, { count = 1 }) => sum + count, 0);
const aLongitude = fc.oneof(fc.constantFrom(-180, 180, 0, 13.5), fc.double({ min: -180, max: 180, noNaN: true }));
const aLatitude = fc.oneof(fc.constantFrom(-90, 90, 0, 52.5), fc.double({ min: -90, max: 90, noNaN: true }));
const aViewport = fc
  .tuple(aLongitude, aLatitude, aLongitude, aLatitude)
  .map(([west, one, east, other]) => ({ west, east, south: Math.min(one, other), north: Math.max(one, other) }));

describe('the map', () => {
  test('never draws more than 500 features, and its counts add up, for any viewport and zoom', async () => {
    await fc.assert(
      fc.asyncProperty(aViewport, fc.integer({ min: 0, max: 24 }), async (viewport, zoom) => {
        const seen = await view(viewport, zoom);
        expect(seen.features.length).toBeLessThanOrEqual(500);
        expect(countOf(seen)).toBe(seen.total);
        expect(seen.total + seen.outside).toBe(places);
      }),
      { seed: 114_009, numRuns: 80 },
    );
  });

  test.each([0, 10, 24])('holds the whole world in 500 features at zoom %i', async (zoom) => {
    const seen = await view(everywhere, zoom);
    expect(seen.features.length).toBeLessThanOrEqual(500);
    expect([countOf(seen), seen.total, seen.outside]).toEqual([places, places, 0]);
  });

  test('a cluster lies within what it holds, and what it holds within the viewport', async () => {
    const viewport = { west: 13.48, south: 52.495, east: 13.53, north: 52.51 };
    const clusters = (await view(viewport, 13)).features.filter(({ __typename }) => __typename === 'MapCluster');
    expect(clusters.length).toBeGreaterThan(5);
    for (const { count, latitude, longitude, bounds } of clusters) {
      expect(count).toBeGreaterThan(1);
      expect(latitude).toBeGreaterThanOrEqual(bounds.south - 1e-9);
      expect(latitude).toBeLessThanOrEqual(bounds.north + 1e-9);
      expect(longitude).toBeGreaterThanOrEqual(bounds.west - 1e-9);
      expect(longitude).toBeLessThanOrEqual(bounds.east + 1e-9);
      expect(bounds.west).toBeGreaterThanOrEqual(viewport.west);
      expect(bounds.north).toBeLessThanOrEqual(viewport.north);
    }
  });

  test('opens a cluster into its places: its bounds hold as many as it said', async () => {
    const { features } = await view({ west: 13.48, south: 52.495, east: 13.53, north: 52.51 }, 12);
    const [cluster] = features.filter(({ __typename }) => __typename === 'MapCluster');
    if (cluster === undefined) throw new Error('nothing on the map');
    expect((await view(cluster.bounds, 18)).total).toBe(cluster.count);
  });

  test('parts what lies apart when one comes nearer', async () => {
    const viewport = { west: 13.49, south: 52.495, east: 13.51, north: 52.505 };
    const [far, near] = [await view(viewport, 12), await view(viewport, 16)];
    expect(near.features.length).toBeGreaterThan(far.features.length);
    expect(near.total).toBe(far.total);
  });

  test.each([
    [{ ...everywhere, south: 10, north: 0 }, 10],
    [{ ...everywhere, west: -181 }, 10],
    [{ ...everywhere, north: 90.1 }, 10],
    [everywhere, -1],
    [everywhere, 25],
    [everywhere, 1.5],
    [{ west: 0, south: 0, east: 0 }, 10],
  ])('refuses a viewport or zoom that is none: %j %j', async (viewport, zoom) => {
    const { errors } = await api.ask(query, { viewport, zoom });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

test('several actors at one address stay one cluster however near one comes, its bounds a point', async () => {
  const small = await startTestApi('empty');
  const point = pointIn['114009'];
  await writeActors(small.database.orm, [
    { name: 'Eins', places: [point] },
    { name: 'Zwei', places: [point, { ...pointIn['114011'], publicAs: 'DISTRICT' }] },
    { name: 'Drei', places: [] },
    { name: 'Vier', places: [pointIn['114010']] },
  ]);
  const seen = await view({ west: 13.4, south: 52.4, east: 13.6, north: 52.6 }, 24, small);
  expect([seen.total, seen.outside, seen.withoutPlace, seen.features.length]).toEqual([3, 0, 1, 2]);
  const cluster = seen.features.find(({ __typename }) => __typename === 'MapCluster');
  expect(cluster?.count).toBe(2);
  expect(cluster?.bounds).toEqual({
    west: point.longitude,
    east: point.longitude,
    south: point.latitude,
    north: point.latitude,
  });
  await small.close();
});

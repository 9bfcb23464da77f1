import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coarsePoint } from '#server/actors/coarse-point.model.ts';
import { toMetres } from '#server/districts/projection.model.ts';
import { type ContactSketch, type PlaceSketch, writeActors, writeCooperation } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';

/* What is not to be known of a place is looked for in every answer that there is. */

const exact = { latitude: 52.50561234, longitude: 13.49351234 };
/** In the same cell of the 250 m grid, some metres away: from outside the two must look alike. */
const beside = { latitude: 52.50570099, longitude: 13.49390099 };
const coarse = coarsePoint(exact);
/** What of an address, hours or point must be nowhere. */
const secrets = [
  ...['Geheimgasse', 'Geheimgäßchen', '"10999"', "'10999'", 'Verborgenstadt', 'Mo 03:33-04:44', 'Klingel bei Niemand'],
  ...['heimlich@privat.example.org', 'heimlich', '+4917712345678', '17712345678'],
  ...['52.5056', '13.4935', '52.5057', '13.4939', 'Rampe im Hof'],
];
const hidden = {
  ...exact,
  ...{ street: 'Geheimgasse 7', postalCode: '10999', city: 'Berlin' },
};
const places: Record<string, PlaceSketch[]> = {
  'Grob eins': [{ ...hidden, publicAs: 'AREA' }],
  'Grob zwei': [{ ...hidden, ...beside, street: 'Geheimgäßchen 9', publicAs: 'AREA' }],
  'Nur Stadtteil': [{ ...hidden, publicAs: 'DISTRICT' }],
  Verborgen: [
    {
      ...hidden,
      ...{ city: 'Verborgenstadt', openingHours: 'Mo 03:33-04:44', notice: 'Klingel bei Niemand' },
      ...{ entrance: 'YES', publicAs: 'HIDDEN' },
    },
  ],
};

/** Of a person who has consented to nothing, and of one who took it back. */
const privateContacts: ContactSketch[] = [
  { channel: 'EMAIL', value: 'heimlich@privat.example.org', personal: true },
  {
    ...{ channel: 'PHONE', value: '+4917712345678', personal: true },
    ...{ consentGivenAt: new Date('2026-01-01'), consentRevokedAt: new Date('2026-02-01') },
  },
];

let api: TestApi;
beforeAll(async () => {
  expect(coarsePoint(beside)).toEqual(coarse);
  api = await startTestApi('empty');
  const em = api.database.orm.em.fork();
  await em.execute(
    `insert into district (id, slug, name, parent_id, outline)
     select '11400999', 'leuchtturmkiez', 'Leuchtturmkiez', id, outline from district where id = '114009'`,
  );
  const ids = await writeActors(
    api.database.orm,
    Object.entries(places).map(([name, own]) => ({ name, topics: ['advice'], places: own, contacts: privateContacts })),
  );
  await em.execute(`update place_access set note = 'Rampe im Hof'`);
  await writeActors(api.database.orm, [
    { name: 'Bekannt', places: [{ latitude: 52.51, longitude: 13.5, street: 'Offene Straße 1', postalCode: '10317' }] },
    { name: 'Träger', state: 'DRAFT', contacts: [{ channel: 'EMAIL', value: 'geheim@example.org' }] },
  ]);
  await writeCooperation(api.database.orm, { participants: ids.map((id) => ({ id, confirmed: true })) });
});
afterAll(() => api.close());

function expectNoSecret(answer: unknown): void {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  for (const secret of secrets) expect(text).not.toContain(secret);
}

const actorFields = `id slug kind name alternateNames legalForm operatorType summary description plainLanguage easyLanguage
  easyLanguageCheckedBy topics { slug } targetGroups { slug } languages district { id name } activeIn { id } email phone
  website links { label url } runByName openToCooperation confirmedAt confirmedVia updatedAt distance version partnerCount
  places { ...everything } mainPlace { ...everything }`;
const placeFields = `fragment everything on Place { id street postalCode city latitude longitude district { id name slug parent { id } }
  openingHours openingHoursText openNow openUntil opensAt week { date intervals { opens closes } } notice publicAs
  access { feature value note asOf } }`;

async function ask<Data = object>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await api.ask<Data>(query, variables);
  expect(errors?.map(({ message }) => message)).toBeUndefined();
  return data;
}

describe('a place that is public as its area, district or not at all', () => {
  test('shows nothing finer in any field of an actor, a partner or the network', async () => {
    type Shown = {
      actors: { nodes: { name: string; places: { latitude: number | null; district: { id: string } | null }[] }[] };
    };
    const data = await ask<Shown>(`{ actors(first: 10) { nodes { ${actorFields} } } } ${placeFields}`);
    expectNoSecret(data);
    expectNoSecret(
      await ask(`{ actors(first: 6) { nodes { partners(first: 6) { ${actorFields} } } } } ${placeFields}`),
    );
    expectNoSecret(
      await ask('{ network { nodes { actor { name district { id } mainPlace { street postalCode latitude } } } } }'),
    );
    expectNoSecret(
      await ask(`{ cooperations(first: 5) { nodes { participants { actor { ${actorFields} } } } } } ${placeFields}`),
    );
    const shown = Object.fromEntries(data.actors.nodes.map(({ name, places: [place] }) => [name, place]));
    expect(shown['Grob eins']).toMatchObject({ ...coarse, street: null, postalCode: null, district: { id: '114009' } });
    expect(shown['Nur Stadtteil']).toMatchObject({
      latitude: null,
      longitude: null,
      street: null,
      district: { id: '114009' },
    });
    expect(shown['Verborgen']).toMatchObject({
      ...{ latitude: null, longitude: null, street: null, city: null, district: null, openingHours: null },
      ...{ openNow: null, openUntil: null, opensAt: null, week: null, notice: null, access: [], openingHoursText: [] },
    });
  });

  test.each(Array.from({ length: 25 }, (_, zoom) => zoom))(
    'shows nothing finer on the map at zoom %i',
    async (zoom) => {
      const viewport = { west: 13.48, south: 52.49, east: 13.51, north: 52.52 };
      type Feature = { latitude: number; longitude: number; count?: number; bounds?: object; place?: object };
      const { map } = await ask<{ map: { features: Feature[]; total: number; withoutPlace: number } }>(
        `query ($viewport: Viewport!, $zoom: Int!) { map(viewport: $viewport, zoom: $zoom) { total withoutPlace features {
        ... on MapCluster { count latitude longitude bounds { west south east north } }
        ... on MapPin { latitude longitude actor { name } place { street postalCode city latitude longitude district { id }
          openingHours notice publicAs } } } } }`,
        { viewport, zoom },
      );
      expectNoSecret(map);
      expect([map.total, map.withoutPlace]).toEqual([3, 2]);
      if (zoom > 16) {
        const cluster = map.features.find(({ count }) => count === 2);
        expect(cluster?.bounds).toEqual({
          west: coarse.longitude,
          east: coarse.longitude,
          south: coarse.latitude,
          north: coarse.latitude,
        });
      }
    },
  );

  test('is as far away as its coarse point, from wherever one measures, and never nearer than its neighbour in the cell', async () => {
    for (let step = 0; step < 12; step += 1) {
      const near = {
        latitude: exact.latitude + (step - 6) / 3000,
        longitude: exact.longitude + (step % 5) / 2000,
        metres: 20_000,
      };
      const { actors } = await ask<{ actors: { nodes: { name: string; distance: number }[] } }>(
        'query ($near: Near) { actors(filter: { near: $near }, sort: DISTANCE) { nodes { name distance } } }',
        { near },
      );
      const [one, two] = ['Grob eins', 'Grob zwei'].map(
        (name) => actors.nodes.find((actor) => actor.name === name)?.distance,
      );
      const centre = { latitude: 52.5025, longitude: 13.506 };
      const [from, to] = [toMetres(near, centre), toMetres(coarse, centre)];
      expect(one).toBe(Math.round(Math.hypot(from.x - to.x, from.y - to.y)));
      expect(two).toBe(one);
      expect(actors.nodes.map(({ name }) => name)).not.toContain('Verborgen');
      expect(actors.nodes.map(({ name }) => name)).not.toContain('Nur Stadtteil');
    }
  });

  test('is in a circle or viewport where its coarse point is', async () => {
    const found = async (filter: object) =>
      (
        await ask<{ actors: { totalCount: number } }>(
          'query ($filter: ActorFilter) { actors(filter: $filter) { totalCount } }',
          { filter },
        )
      ).actors.totalCount;
    const around = ({ latitude, longitude }: typeof exact) => ({
      within: { west: longitude - 1e-4, east: longitude + 1e-4, south: latitude - 1e-4, north: latitude + 1e-4 },
    });
    expect(await found(around(exact))).toBe(0);
    expect(await found(around(coarse))).toBe(2);
    expect(await found({ near: { ...coarse, metres: 50 } })).toBe(2);
    expect(await found({ near: { ...exact, metres: 50 } })).toBe(
      Math.hypot(...Object.values(toMetres(exact, coarse))) <= 50 ? 2 : 0,
    );
  });

  test.each([
    'Geheimgasse',
    'Geheimgasse 7',
    'Geheimg',
    'geheimgaesschen',
    '10999',
    'Verborgenstadt',
    'Klingel',
    'heimlich',
    '17712345678',
    'Rampe',
  ])('is not found by %s, nor is that suggested', async (text) => {
    const data = await ask<{ actors: { totalCount: number }; suggest: { __typename: string }[] }>(
      'query ($text: String!) { actors(filter: { search: $text }) { totalCount } suggest(text: $text) { __typename ... on StreetSuggestion { street } } }',
      { text },
    );
    expect(data.actors.totalCount).toBe(0);
    expect(data.suggest.filter(({ __typename }) => __typename !== 'DistrictSuggestion')).toEqual([]);
  });

  test('is counted in its district where that may be known, in no quarter below it, and hidden ones nowhere', async () => {
    const { facets, districts } = await ask<{
      facets: { districts: { value: string; count: number }[] };
      districts: { id: string; actorCount: number }[];
    }>('{ facets { districts { value count } } districts { id actorCount } }');
    const counts = Object.fromEntries(facets.districts.map(({ value, count }) => [value, count]));
    // the two areas and the known one: an area's quarter is that of its coarse point
    expect([counts['114009'], counts['11400999']]).toEqual([4, 3]);
    expect(Object.fromEntries(districts.map(({ id, actorCount }) => [id, actorCount]))).toEqual(counts);
    const { facets: accessible } = await ask<{ facets: { total: number } }>(
      '{ facets(filter: { wheelchair: true }) { total } }',
    );
    expect(accessible.total).toBe(0);
  });

  test('is in no sitemap or other file', async () => {
    for (const path of ['/sitemap.xml', '/robots.txt']) {
      const text = await (await fetch(`${api.origin}${path}`)).text();
      expectNoSecret(text);
      expect(text).not.toContain('geheim');
    }
  });

  test('is held back by the database itself: no view or read model knows more', async () => {
    const em = api.database.orm.em.fork();
    const relations = await em.execute<{ name: string }[]>(
      `select table_name as name from information_schema.tables where table_schema = 'public'
       and (table_name like 'published%' or table_name in ('directory_index', 'directory_actor', 'directory_street', 'search_token', 'search_word', 'search_lexeme', 'search_term'))`,
    );
    expect(relations.length).toBeGreaterThan(12);
    for (const { name } of relations) {
      const rows = await em.execute<object[]>(`select * from ${name}`);
      const text = JSON.stringify(rows).toLowerCase();
      for (const secret of secrets) expect([name, text.includes(secret.toLowerCase())]).toEqual([name, false]);
    }
  });
});

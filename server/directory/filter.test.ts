import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ActorSketch, pointIn, writeActors } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';

const day = 86_400_000;
const allWeek = 'Mo-Su 00:00-24:00';
const never = 'Mo-Su off';
const north = pointIn['114010'];
const south = pointIn['114011'];

const world: ActorSketch[] = [
  { name: 'Ohne Ort', activeIn: ['114010'] },
  { name: 'Chor', topics: ['music-and-dance'], languages: ['de', 'vi'], operatorType: 'NON_PROFIT' },
  { name: 'Kino', topics: ['culture'], operatorType: null, kind: 'INSTITUTION' },
  { name: 'Immer offen', places: [{ ...north, openingHours: allWeek, entrance: 'YES' }] },
  { name: 'Immer zu', places: [{ ...north, openingHours: never, entrance: 'NO' }] },
  { name: 'Wer weiß', places: [{ ...north, openingHours: 'wenn Licht brennt' }] },
  { name: 'Nach Absprache', places: [{ ...north, openingHours: '"nach Vereinbarung"' }] },
  {
    name: 'Zwei Orte',
    places: [
      { ...north, openingHours: never, entrance: 'YES' },
      { ...south, openingHours: allWeek, entrance: 'NO' },
    ],
  },
  { name: 'Verborgen', places: [{ ...south, publicAs: 'HIDDEN', openingHours: allWeek, entrance: 'YES' }] },
  { name: 'Nur Stadtteil', places: [{ ...south, publicAs: 'DISTRICT' }] },
  { name: 'Fidschi', places: [{ latitude: -17.7, longitude: 179.9 }] },
  { name: 'Samoa', places: [{ latitude: -13.8, longitude: -172.1 }] },
  { name: 'Entwurf', state: 'DRAFT', topics: ['culture'], places: [{ ...north, openingHours: allWeek }] },
  { name: 'Archiv', state: 'ARCHIVED', topics: ['culture'], places: [{ ...north, openingHours: allWeek }] },
];

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi('empty');
  await writeActors(api.database.orm, world);
});
afterAll(() => api.close());

async function find(filter: object | null): Promise<string[]> {
  const { data, errors } = await ask(filter);
  expect(errors).toBeUndefined();
  return data.actors.nodes.map(({ name }) => name);
}

const ask = (filter: object | null) =>
  api.ask<{ actors: { nodes: { name: string }[] } }>(
    'query ($filter: ActorFilter) { actors(filter: $filter, first: 100) { nodes { name } } }',
    { filter },
  );

async function codeOf(filter: object): Promise<string | undefined> {
  return (await ask(filter)).errors?.[0]?.extensions.code;
}

const published = world
  .filter(({ state }) => state === undefined)
  .map(({ name }) => name)
  .toSorted((a, b) => a.localeCompare(b, 'de'));

describe('a filter', () => {
  test('that says nothing finds every published actor, and nobody else', async () => {
    const nothing = {
      search: '',
      kinds: [],
      operatorTypes: [],
      districts: [],
      topics: [],
      targetGroups: [],
      languages: [],
    };
    const nulls = {
      search: null,
      kinds: null,
      wheelchair: null,
      openNow: null,
      near: null,
      within: null,
      withoutPlace: null,
    };
    for (const filter of [null, {}, nothing, nulls, { openNow: false }]) expect(await find(filter)).toEqual(published);
  });

  test.each([
    { districts: ['x'] },
    { topics: ['x'] },
    { targetGroups: ['x'] },
    { languages: ['xx'] },
    { topics: ["'; drop table actor; --"] },
    { districts: ['\0', '\ud800'] },
    { topics: ['cult\0ure '] },
  ])('with a value that nobody knows finds nobody: %j', async (filter) => {
    expect(await find(filter)).toEqual([]);
  });

  test('takes any of the values, and all of the fields', async () => {
    expect(await find({ topics: ['culture', 'x'] })).toEqual(['Chor', 'Kino']);
    expect(await find({ topics: ['culture'], kinds: ['INSTITUTION'] })).toEqual(['Kino']);
    expect(await find({ languages: ['vi', 'uk'] })).toEqual(['Chor']);
    expect(await find({ operatorTypes: ['NON_PROFIT'] })).toEqual(['Chor']);
    expect(await find({ operatorTypes: ['NON_PROFIT'], kinds: ['INSTITUTION'] })).toEqual([]);
  });

  test('by a parent topic finds its children, by a child not the parent', async () => {
    expect(await find({ topics: ['culture'] })).toEqual(['Chor', 'Kino']);
    expect(await find({ topics: ['music-and-dance'] })).toEqual(['Chor']);
  });

  test('wants all that it says of places at one and the same place', async () => {
    expect(await find({ wheelchair: true, openNow: true, includeUnknownHours: false })).toEqual(['Immer offen']);
    expect(await find({ wheelchair: true, districts: ['114011'] })).toEqual([]);
    expect(await find({ openNow: true, includeUnknownHours: false, districts: ['114011'] })).toEqual(['Zwei Orte']);
    expect(await find({ wheelchair: true, near: { ...south, metres: 200 } })).toEqual([]);
    expect(await find({ wheelchair: true, near: { ...north, metres: 200 } })).toEqual(['Immer offen', 'Zwei Orte']);
  });

  test('by district also finds who is active there, and who shows no more than the district', async () => {
    expect(await find({ districts: ['114010'] })).toContain('Ohne Ort');
    expect(await find({ districts: ['114011'] })).toEqual(['Nur Stadtteil', 'Zwei Orte']);
  });

  test('does not know what is hidden', async () => {
    for (const filter of [
      { wheelchair: true },
      { openNow: true, includeUnknownHours: false },
      { districts: ['114011'] },
    ]) {
      expect(await find(filter)).not.toContain('Verborgen');
    }
    expect(await find({ near: { ...south, metres: 20_000 } })).not.toContain('Verborgen');
    expect(await find({ withoutPlace: true })).toEqual(['Chor', 'Kino', 'Nur Stadtteil', 'Ohne Ort', 'Verborgen']);
    expect(await find({ withoutPlace: false })).not.toContain('Verborgen');
  });

  test('open now keeps places of which nobody knows, unless asked otherwise', async () => {
    const open = ['Immer offen', 'Zwei Orte'];
    expect(await find({ openNow: true, includeUnknownHours: false })).toEqual(open);
    const stay = await find({ openNow: true });
    expect(stay).toEqual(expect.arrayContaining([...open, 'Wer weiß', 'Nach Absprache', 'Nur Stadtteil', 'Verborgen']));
    expect(stay).not.toContain('Immer zu');
    expect(stay).not.toContain('Ohne Ort');
  });

  test('open at reaches eight weeks ahead, not farther', async () => {
    const at = (days: number) => ({
      openAt: new Date(Date.now() + days * day).toISOString(),
      includeUnknownHours: false,
    });
    expect(await find(at(55))).toEqual(['Immer offen', 'Zwei Orte']);
    expect(await codeOf(at(57))).toBe('BAD_USER_INPUT');
  });

  test('within a viewport goes round the date line when its west lies east of its east', async () => {
    expect(await find({ within: { west: 170, south: -30, east: -160, north: 0 } })).toEqual(['Fidschi', 'Samoa']);
    expect(await find({ within: { west: 170, south: -30, east: 180, north: 0 } })).toEqual(['Fidschi']);
    expect(await find({ within: { west: -180, south: -90, east: 180, north: 90 } })).toHaveLength(published.length - 5);
  });

  const near = { ...north, metres: 100 };
  const within = { west: 13, south: 52, east: 14, north: 53 };
  test.each([
    { wheelchair: false },
    { near: { ...near, metres: 49 } },
    { near: { ...near, metres: 20_001 } },
    { near: { ...near, latitude: 91 } },
    { near: { ...near, longitude: -181 } },
    { within: { ...within, south: 53.5 } },
    { within: { ...within, west: -181 } },
    { within: { ...within, north: 91 } },
    { openAt: 'yesterday' },
    { kinds: ['CLUB'] },
    { search: 7 },
    { color: 'red' },
    { search: 'x'.repeat(20_001) },
    { topics: Array.from({ length: 101 }, (_, index) => `topic-${index}`) },
    { kinds: Array.from({ length: 101 }, () => 'INITIATIVE') },
    { operatorTypes: Array.from({ length: 101 }, () => 'PUBLIC') },
    { districts: ['114009', null] },
    { near: { latitude: null, longitude: 0, metres: 100 } },
  ])('that makes no sense is refused: %j', async (filter) => {
    expect(await codeOf(filter)).toBe('BAD_USER_INPUT');
  });
});

describe('quarters', () => {
  test('filter as districts do, and are facets of their own', async () => {
    const em = api.database.orm.em.fork();
    await em.execute(
      `insert into district (id, slug, name, parent_id, outline)
       select '11401031', 'rosenfelder-ring', 'Rosenfelder Ring', id, outline from district where id = '114010'`,
    );
    await em.execute(`update place set quarter_id = '11401031', public_quarter_id = '11401031' where public_district_id = '114010'
      and public_as = 'EXACT'`);
    expect(await find({ districts: ['11401031'] })).toEqual(await find({ districts: ['11401031', 'x'] }));
    expect(await find({ districts: ['11401031'] })).toContain('Immer offen');
    expect(await find({ search: 'Rosenfelder Ring' })).toContain('Immer offen');
    const { data } = await api.ask<{ facets: { districts: { value: string; count: number }[] } }>(
      '{ facets { districts { value count } } }',
    );
    expect(data.facets.districts.find(({ value }) => value === '11401031')?.count).toBe(5);
  });
});

test('a notice is shown on the days it holds for, alone', async () => {
  const today = new Date().toLocaleDateString('sv-SE');
  const inDays = (days: number) => new Date(Date.now() + days * day).toLocaleDateString('sv-SE');
  await writeActors(api.database.orm, [
    { name: 'Hinweis heute', places: [{ ...north, notice: 'heute zu', noticeFrom: today, noticeUntil: today }] },
    { name: 'Hinweis morgen', places: [{ ...north, notice: 'morgen zu', noticeFrom: inDays(1) }] },
    { name: 'Hinweis gestern', places: [{ ...north, notice: 'gestern zu', noticeUntil: inDays(-1) }] },
    { name: 'Hinweis immer', places: [{ ...north, notice: 'Klingel geht nicht' }] },
    { name: 'Hinweis verborgen', places: [{ ...north, notice: 'geheim', publicAs: 'HIDDEN' }] },
  ]);
  const { data } = await api.ask<{ actors: { nodes: { name: string; places: { notice: string | null }[] }[] } }>(
    '{ actors(filter: { search: "Hinweis" }, sort: NAME) { nodes { name places { notice } } } }',
  );
  expect(data.actors.nodes.map(({ places }) => places[0]?.notice)).toEqual([
    null,
    'heute zu',
    'Klingel geht nicht',
    null,
    null,
  ]);
});

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mistakes, openDataSearches, searches } from '#server/testing/search-cases.ts';
import { writeActors } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';
import { hasOpenData, importOpenData } from '#server/testing/test-open-data.ts';

const query = `query ($search: String!) {
  actors(filter: { search: $search }, first: 100) { totalCount nodes { name } }
}`;

let example: TestApi;
let openData: TestApi;
beforeAll(async () => {
  example = await startTestApi('example');
  openData = await startTestApi('empty');
  if (hasOpenData) await importOpenData(openData.database.orm);
});
afterAll(async () => {
  await example.close();
  await openData.close();
});

async function find(api: TestApi, search: string): Promise<string[]> {
  const { data, errors } = await api.ask<{ actors: { nodes: { name: string }[] } }>(query, { search });
  expect(errors).toBeUndefined();
  return data.actors.nodes.map(({ name }) => name);
}

describe('a search', () => {
  test.each(searches)('"%s" finds %j', async (search, mustFind, atMost) => {
    const found = await find(example, search);
    expect(found).toEqual(expect.arrayContaining(mustFind));
    expect(found.length).toBeLessThanOrEqual(atMost);
  });

  test.skipIf(!hasOpenData).each(openDataSearches)(
    '"%s" finds %j among real facilities',
    async (search, mustFind, atMost) => {
      const found = await find(openData, search);
      expect(found).toEqual(expect.arrayContaining(mustFind));
      expect(found.length).toBeLessThanOrEqual(atMost);
    },
  );

  test.each(mistakes)('"%s" does not find %s', async (search, mustNotFind) => {
    expect(await find(example, search)).not.toContain(mustNotFind);
  });

  test('finds nothing for a word that occurs nowhere', async () => {
    expect(await find(example, 'Quantenchromodynamik')).toEqual([]);
    expect(await find(example, 'Schach Quantenchromodynamik')).toEqual([]);
  });

  test('finds everybody when nothing was typed', async () => {
    const everybody = await find(example, '');
    expect(everybody.length).toBeGreaterThan(60);
    expect(await find(example, ' \n\t ')).toEqual(everybody);
  });

  test('narrows with each word', async () => {
    const one = await find(example, 'Kinder');
    const two = await find(example, 'Kinder Garten');
    expect(two.length).toBeGreaterThan(0);
    expect(two.length).toBeLessThan(one.length);
    expect(one).toEqual(expect.arrayContaining(two));
  });

  test.each([
    ...['%', '_', ':', '&', '!', '|', '(', ')', "'", '"', '\\', '<->', '*', '#', '#t1', ':*', "'a':A"],
    ...[
      '%%%%',
      '___',
      "' or 1=1 --",
      '\\x00',
      '\0',
      'Garten\0Tanz',
      '\ud800',
      'Tanz \udfff',
      '🎉',
      '👩‍👩‍👧 Tanz',
      '‮txet LTR',
    ],
    ...[
      'der die das',
      'und',
      'a',
      '1',
      '.',
      '…',
      '---',
      'ß',
      'Ä',
      'x'.repeat(10_000),
      'Tanz '.repeat(2000),
      '%'.repeat(10_000),
    ],
    ...[
      'a'.repeat(3000),
      'ä ö ü ß é ñ',
      'أطفال',
      'เด็ก',
      '孩子',
      'e\u0301',
      'Spa\u00df',
      'Nöldnerplatz'.normalize('NFD'),
    ],
  ])('never fails: %j', async (search) => {
    const { status, errors } = await example.ask(query, { search });
    expect([status, errors]).toEqual([200, undefined]);
    const suggested = await example.ask('query ($text: String!) { suggest(text: $text) { __typename } }', {
      text: search,
    });
    expect([suggested.status, suggested.errors]).toEqual([200, undefined]);
  });

  test('reads letters that were put together from parts', async () => {
    expect(await find(example, 'Nöldnerplatz'.normalize('NFD'))).toEqual(await find(example, 'Nöldnerplatz'));
  });
});

describe('the order of what a search finds', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi('empty');
    await writeActors(api.database.orm, [
      { name: 'D Beschreibung', description: 'Hier gibt es Bogenschießen und Spaß.' },
      { name: 'C Kurztext', summary: 'Bogenschießen für alle.' },
      { name: 'B Anderer Name', alternateNames: ['Bogenschießen Nord'] },
      { name: 'A Bogenschießen' },
      { name: 'A Bogenschießenfreunde' },
      { name: 'C und D', summary: 'Bogenschießen für alle.', description: 'Bogenschießen, den ganzen Tag.' },
      { name: 'Entwurf Bogenschießen', state: 'DRAFT' },
      { name: 'Akzeptanz und Distanz', summary: 'Nichts davon tanzt.' },
      { name: 'Sport im Osten', topics: ['sport'] },
      { name: 'Äpfel', summary: 'Obst' },
      { name: 'Zitronen', summary: 'Obst' },
      { name: 'Birnen', summary: 'Obst' },
    ]);
  });
  afterAll(() => api.close());

  test('name before other name before summary before description, as typed before similar; no drafts', async () => {
    expect(await find(api, 'Bogenschießen')).toEqual([
      ...['A Bogenschießen', 'A Bogenschießenfreunde', 'B Anderer Name', 'C und D', 'C Kurztext', 'D Beschreibung'],
    ]);
  });

  test('is the German alphabet among equals', async () => {
    expect(await find(api, 'Obst')).toEqual(['Äpfel', 'Birnen', 'Zitronen']);
  });

  test.each(['Spass', 'Spaß', 'SPASS', 'spaß', 'bogenschiessen', 'Bogenschiesen', 'Bogenschissen'])(
    '"%s" finds what is written otherwise',
    async (search) => {
      expect(await find(api, search)).toContain('D Beschreibung');
    },
  );

  test('finds a topic by its name and synonyms, and a new synonym at once', async () => {
    expect(await find(api, 'Gymnastik')).toEqual(['Sport im Osten']);
    expect(await find(api, 'Sportverien')).toContain('Sport im Osten');
    const synonyms = JSON.stringify({ de: ['Trampolin', 'auf Stelzen gehen'] });
    await api.database.orm.em
      .fork()
      .execute('update topic set synonyms = ?::jsonb where slug = ?', [synonyms, 'sport']);
    expect(await find(api, 'Gymnastik')).toEqual([]);
    expect(await find(api, 'Trampolin')).toEqual(['Sport im Osten']);
    expect(await find(api, 'Stelzen')).toEqual([]);
    expect(await find(api, 'gehen auf Stelzen')).toEqual(['Sport im Osten']);
  });

  test('knows new words that two transactions brought at the same time, in opposite orders', async () => {
    const [one, two] = await Promise.all([connect(), connect()]);
    const insert = (word: string) => `insert into actor (id, slug, kind, name, state)
      values (gen_random_uuid(), '${word.toLowerCase().replace(' ', '-')}', 'INITIATIVE', '${word}', 'PUBLISHED')`;
    for (const client of [one, two]) await client.query('begin');
    await one.query(insert('Quarkwickel Zwieback'));
    await two.query(insert('Zwieback Quarkwickel'));
    await one.query('set constraints all immediate; set constraints all deferred');
    const second = two.query('commit');
    await one.query(insert('Zwieback'));
    await one.query('commit');
    await second;
    await Promise.all([one.end(), two.end()]);
    expect(await find(api, 'Quarkwickel')).toEqual(['Quarkwickel Zwieback', 'Zwieback Quarkwickel']);
    expect(await find(api, 'Zwieback')).toEqual(['Quarkwickel Zwieback', 'Zwieback', 'Zwieback Quarkwickel']);
  });

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    return client;
  }
});

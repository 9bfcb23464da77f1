import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeActors, writeCooperation } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';

let api: TestApi;
let client: pg.Client;
let ids: string[];
beforeAll(async () => {
  api = await startTestApi('empty');
  client = new pg.Client({ connectionString: api.database.url });
  await client.connect();
  ids = await writeActors(api.database.orm, [
    { name: 'Occhizirkel' },
    { name: 'Blaudruckkreis' },
    { name: 'Garnbörse' },
    { name: 'Sockenklinik' },
  ]);
  await writeCooperation(api.database.orm, {
    participants: ids.slice(0, 2).map((id) => ({ id, confirmed: true })),
  });
});
afterAll(async () => {
  await client?.end();
  await api?.close();
});

interface Found {
  actors: { nodes: { name: string }[] };
}

async function found(search: string): Promise<string[]> {
  const { data } = await api.ask(`{ actors(first: 5, filter: { search: "${search}" }) { nodes { name } } }`);
  return (data as unknown as Found).actors.nodes.map(({ name }) => name);
}

async function run(...statements: string[]): Promise<void> {
  for (const statement of statements) await client.query(statement);
}

const leftOver = async () =>
  (await client.query('select 1 from directory_ahead union all select 1 from directory_change')).rowCount;

test('what is filled ahead is found when the transaction ends, and not before', async () => {
  expect(await found('Occhizirkel')).toEqual(['Occhizirkel']);
  await run('begin', `update actor set name = 'Klöppelrunde' where id = '${ids[0]}'`, 'select directory_fill_ahead()');
  expect(await found('Klöppelrunde')).toEqual([]);
  await run('commit');
  expect(await found('Klöppelrunde')).toEqual(['Klöppelrunde']);
  expect(await found('Occhizirkel')).toEqual([]);
  expect(await leftOver()).toBe(0);
});

test('partners read the new name of who was filled ahead', async () => {
  const { data } = await api.ask(`{ cooperations(first: 5) { nodes { participants { actor { name } } } } }`);
  expect(JSON.stringify(data)).toContain('Klöppelrunde');
});

test('what is changed once more afterwards counts, also where it is taken off', async () => {
  await run(
    'begin',
    `update actor set name = 'Webstube' where id in ('${ids[1]}', '${ids[2]}')`,
    'select directory_fill_ahead()',
    `update actor set name = 'Zwirnerei' where id = '${ids[1]}'`,
    `update actor set state = 'ARCHIVED' where id = '${ids[2]}'`,
    'commit',
  );
  expect(await found('Webstube')).toEqual([]);
  expect(await found('Zwirnerei')).toEqual(['Zwirnerei']);
  expect(await leftOver()).toBe(0);
});

test('nothing stays of what is rolled back, wholly or in part', async () => {
  const rename = `update actor set name = 'Niemals' where id = '${ids[3]}'`;
  await run('begin', rename, 'select directory_fill_ahead()', 'rollback');
  await run('begin', 'savepoint s', rename, 'select directory_fill_ahead()', 'rollback to s', 'commit');
  expect([await found('Niemals'), await found('Sockenklinik')]).toEqual([[], ['Sockenklinik']]);
  expect(await leftOver()).toBe(0);
});

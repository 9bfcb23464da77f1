import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';

let api: TestApi;
let client: pg.Client;
beforeAll(async () => {
  api = await startTestApi('example');
  client = new pg.Client({ connectionString: api.database.url });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await api?.close();
});

const rebuild = () => api.database.orm.em.fork().execute('select directory_rebuild()');

test('a rebuild waits for a change that is under way, and the change is found afterwards', async () => {
  await client.query('begin');
  await client.query(`update actor set name = 'Occhispitzenzirkel' where slug = 'stadtteilhaus-volkrad'`);
  const rebuilt = rebuild();
  await expect
    .poll(async () => (await client.query('select 1 from pg_locks where not granted')).rowCount)
    .toBeGreaterThan(0);
  await client.query('commit');
  await rebuilt;
  const { data } = await api.ask('{ actors(first: 1, filter: { search: "Occhispitzenzirkel" }) { nodes { name } } }');
  expect(data).toEqual({ actors: { nodes: [{ name: 'Occhispitzenzirkel' }] } });
});

test('a change that comes during a rebuild waits for it, and is found afterwards', async () => {
  const { em } = api.database.orm;
  let changed = Promise.resolve();
  await em.fork().transactional(async (fork) => {
    const db = fork.getKysely<unknown>();
    await sql`lock table directory_change in share row exclusive mode`.execute(db);
    changed = client
      .query(`update actor set name = 'Blaudruckzirkel' where slug = 'stadtteilhaus-volkrad'`)
      .then(() => undefined);
    await expect
      .poll(async () => (await sql`select 1 from pg_locks where not granted`.execute(db)).rows.length)
      .toBeGreaterThan(0);
    await sql`select directory_rebuild()`.execute(db);
  });
  await changed;
  const { data } = await api.ask('{ actors(first: 1, filter: { search: "Blaudruckzirkel" }) { nodes { name } } }');
  expect(data).toEqual({ actors: { nodes: [{ name: 'Blaudruckzirkel' }] } });
});

test('numbers do not grow with each rebuild', async () => {
  await rebuild();
  await rebuild();
  const { rows } = await client.query(`select (select max(no) - count(*) from directory_actor) as actors,
    (select max(no) - count(*) from directory_index) as places, (select max(no) - count(*) from search_lexeme) as words`);
  expect(rows).toEqual([{ actors: '0', places: '0', words: '0' }]);
});

import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pointIn, writeActors, writeCooperation } from '#server/testing/test-actors.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';

let database: TestDatabase;
const heard: string[] = [];
const clients: pg.Client[] = [];
let listener: pg.Client;
let ids: string[];

beforeAll(async () => {
  database = await createTestDatabase('empty');
  ids = await writeActors(database.orm, [
    { name: 'Eins', topics: ['sport'], places: [pointIn['114009']] },
    { name: 'Zwei', topics: ['culture'], places: [pointIn['114010']] },
  ]);
  listener = await connect();
  await listener.query('listen directory_revision');
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
});
afterEach(async () => {
  for (const client of clients.splice(1)) await client.end();
});
afterAll(async () => {
  await listener.end();
  await database.close();
});

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  clients.push(client);
  return client;
}

async function revision(): Promise<number> {
  const { rows } = await listener.query<{ revision: string }>('select revision from directory_revision');
  return Number(rows[0]?.revision);
}

/** What listeners have heard since; a statement of their own comes after all that was sent before it. */
async function heardSince(): Promise<number[]> {
  await listener.query('select 1');
  return heard.splice(0).map(Number);
}

async function changes(statement: string): Promise<void> {
  const before = await revision();
  await heardSince();
  await database.orm.em.fork().execute(statement.replaceAll('$1', `'${ids[0]}'`).replaceAll('$2', `'${ids[1]}'`));
  expect([statement, await revision()]).toEqual([statement, before + 1]);
  expect(await heardSince()).toEqual([before + 1]);
}

describe('the directory revision', () => {
  test.each([
    `update actor set summary = 'Neu' where id = $1`,
    `update actor set state = 'ARCHIVED' where id = $2`,
    `update actor set state = 'PUBLISHED' where id = $2`,
    `update place set street = 'Neue Straße 1' where actor_id = $1`,
    `insert into place_access (place_id, feature, value) select id, 'ENTRANCE', 'YES' from place where actor_id = $1`,
    `insert into contact (id, actor_id, channel, value) values (gen_random_uuid(), $1, 'EMAIL', 'a@example.org')`,
    `update contact set personal = true`,
    `insert into actor_topic (actor_id, topic_id) select $1, id from topic where slug = 'health'`,
    `delete from actor_topic where actor_id = $1`,
    `insert into actor_target_group (actor_id, target_group_id) select $1, id from target_group where slug = 'seniors'`,
    `insert into actor_district (actor_id, district_id) values ($1, '114011')`,
    `update topic set names = '{"de": "Anders"}' where slug = 'sport'`,
    `update target_group set position = 3 where slug = 'seniors'`,
    `update district set name = 'Anderswo' where id = '114011'`,
    `insert into opening_schedule (expression, evaluated_until) values ('Mo 10-12', now())`,
  ])('moves on by one, and is told, with: %s', changes);

  test('moves on with a cooperation and each of its confirmations', async () => {
    const before = await revision();
    const id = await writeCooperation(database.orm, {
      participants: ids.map((actor) => ({ id: actor, confirmed: true })),
    });
    expect(await revision()).toBe(before + 1);
    await heardSince();
    await changes(`update cooperation_participant set confirmed_at = null, confirmed_via = null where actor_id = $1`);
    await changes(`update cooperation set title = 'Anders' where id = '${id}'`);
    await changes(`delete from cooperation where id = '${id}'`);
  });

  test('stays with what changes nothing public', async () => {
    const before = await revision();
    await database.orm.em.fork().execute(`update actor set summary = 'x' where slug = 'nobody';
      insert into search_miss (word, day) values ('wort', now()); select 1`);
    expect(await revision()).toBe(before);
    expect(await heardSince()).toEqual([]);
  });

  test('moves on once for a transaction, however much is in it, and not before its commit', async () => {
    const [client, before] = [await connect(), await revision()];
    await heardSince();
    await client.query('begin');
    for (let step = 0; step < 5; step += 1) await client.query(`update actor set summary = 'Schritt ${step}'`);
    expect(await revision()).toBe(before);
    await client.query('commit');
    expect(await revision()).toBe(before + 1);
    expect(await heardSince()).toEqual([before + 1]);
  });

  test('stays with a transaction that is rolled back, wholly or in part', async () => {
    const [client, before] = [await connect(), await revision()];
    await heardSince();
    await client.query(`begin; update actor set summary = 'Nie'; rollback`);
    await client.query(`begin; savepoint s; update actor set summary = 'Nie'; rollback to s; commit`);
    expect([await revision(), await heardSince()]).toEqual([before, []]);
    await client.query(
      `begin; savepoint s; update actor set summary = 'Nie'; rollback to s; update actor set summary = 'Doch'; commit`,
    );
    expect([await revision(), await heardSince()]).toEqual([before + 1, [before + 1]]);
    expect((await client.query('select 1 from directory_change')).rows).toEqual([]);
  });
});

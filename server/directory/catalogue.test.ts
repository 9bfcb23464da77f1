import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSnapshot, withSnapshot } from '#server/database/snapshot.ts';
import { pointIn, writeActors } from '#server/testing/test-actors.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { changeOrder } from './catalogue.model.ts';
import { type Catalogues, createCatalogues } from './catalogue.service.ts';
import { actorsOfChunk } from './catalogue-chunk.model.ts';

let database: TestDatabase;
let catalogues: Catalogues;
beforeAll(async () => {
  database = await createTestDatabase('example');
  catalogues = createCatalogues();
  await withSnapshot(database.orm, (snapshot) => catalogues.at(snapshot));
});
afterAll(() => database.close());

const run = (statement: string) => database.orm.em.fork().execute(statement);

/** The catalogue that followed the changes must be the one that a process would read that starts now. */
async function expectUpToDate(): Promise<void> {
  await withSnapshot(database.orm, async (snapshot) => {
    expect(await catalogues.at(snapshot)).toEqual(await createCatalogues().at(snapshot));
  });
}

describe('the catalogue follows', () => {
  const changes: [string, string][] = [
    [
      'an actor that is renamed to the front',
      `update actor set name = '0 ganz vorn' where slug = 'stadtteilhaus-volkrad'`,
    ],
    ['one that is renamed to the end', `update actor set name = 'Zzz' where slug = 'stadtteilhaus-volkrad'`],
    ['one that is hidden', `update actor set state = 'DRAFT' where slug = 'stadtteilhaus-volkrad'`],
    ['one that comes back', `update actor set state = 'PUBLISHED' where slug = 'stadtteilhaus-volkrad'`],
    ['several at once, side by side', `update actor set name = 'Nachbarn ' || slug where slug ~ '^[m-s]'`],
    ['one that is gone', `delete from actor where slug = 'stadtteilhaus-volkrad'`],
    ['a place that moves', `update place set latitude = 52.51 where id = (select min(id::text) from place)::uuid`],
    ['a topic that is called something else', `update topic set slug = 'moving' where slug = 'sport'`],
    ['a cooperation, which changes nobody', `update cooperation set title = title || ' neu'`],
    ['everything made anew', 'select directory_rebuild()'],
    ['a change after that', `update actor set confirmed_at = now() where slug ~ '^[a-c]'`],
  ];
  test.each(changes)('%s', async (_, statement) => {
    await run(statement);
    await expectUpToDate();
  });

  test('more actors than fit into what is told of a change', async () => {
    await writeActors(
      database.orm,
      Array.from({ length: actorsOfChunk }, (_, index) => ({
        name: `Gruppe ${(index * 7919) % actorsOfChunk}`,
        topics: ['culture'],
        places: [pointIn['114009']],
      })),
    );
    await expectUpToDate();
    await run(`update actor set name = 'Umbenannt' where name = 'Gruppe 77'`);
    await expectUpToDate();
  });

  test('a thousand revisions at once', async () => {
    await run(`with later as (update directory_revision set revision = revision + 1001)
      update actor set summary = 'Viel später' where name = 'Umbenannt'`);
    await expectUpToDate();
  });
});

test('a request that began before a change sees the directory as it was', async () => {
  const early = await openSnapshot(database.orm);
  const { rows } = await sql<{ no: number }>`select no from directory_actor where name = 'Umbenannt'`.execute(early.db);
  await run(`delete from actor where name = 'Umbenannt'`);
  const late = await withSnapshot(database.orm, (snapshot) => catalogues.at(snapshot));
  const known = await catalogues.at(early);
  expect([known.order.length - late.order.length, known.order.includes(rows[0]?.no ?? 0)]).toEqual([1, true]);
  expect(late.order.includes(rows[0]?.no ?? 0)).toBe(false);
  await early.close();
});

test('a request that was held up between two others reads no more than what changed', async () => {
  const fresh = createCatalogues();
  const rename = (name: string) => run(`update actor set name = '${name}' where name ~ '^Gruppe 5( |$)'`);
  const first = await withSnapshot(database.orm, (snapshot) => fresh.at(snapshot));
  await rename('Gruppe 5 früher');
  const held = await openSnapshot(database.orm);
  await rename('Gruppe 5 später');
  await withSnapshot(database.orm, (snapshot) => fresh.at(snapshot));
  const between = await fresh.at(held);
  expect(between).toEqual(await createCatalogues().at(held));
  const known = new Set(first.chunks.values());
  expect([...between.chunks.values()].some((chunk) => known.has(chunk))).toBe(true);
  await held.close();
});

test('requests of one moment share one reading, and a failed one is not kept', async () => {
  const fresh = createCatalogues();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('begin; lock table directory_actor in access exclusive mode');
  const failing = expect(withSnapshot(database.orm, (snapshot) => fresh.at(snapshot))).rejects.toThrow(/terminat/);
  await expect
    .poll(async () => (await client.query('select pg_terminate_backend(pid) from pg_locks where not granted')).rowCount)
    .toBe(1);
  await failing;
  await client.end();
  await withSnapshot(database.orm, async (open) => {
    const [one, other] = await Promise.all([fresh.at(open), fresh.at(open)]);
    expect(one).toBe(other);
  });
});

test('the order of all names may take longer than other reads, which keep to their limit', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('begin; lock table directory_actor in access exclusive mode');
  const reading = withSnapshot(database.orm, async (snapshot) => {
    const { order } = await createCatalogues().at(snapshot);
    const { rows } = await sql<{ statement_timeout: string }>`show statement_timeout`.execute(snapshot.db);
    return { isRead: order.length > 60, limit: rows[0]?.statement_timeout };
  });
  // longer than the limit of all others
  await wait(3500);
  await client.query('rollback');
  await client.end();
  expect(await reading).toEqual({ isRead: true, limit: '3s' });
});

test('changed actors stand behind whom they follow, also when that one changed too', () => {
  const order = Uint32Array.from([5, 3, 8, 1]);
  const followers = [
    { no: 9, behind: null },
    { no: 8, behind: 5 },
    { no: 4, behind: 8 },
    { no: 2, behind: 1 },
  ];
  expect([...changeOrder(order, new Set([9, 8, 4, 2, 3]), followers)]).toEqual([9, 5, 8, 4, 1, 2]);
});

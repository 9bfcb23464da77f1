import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findActorsById } from '#server/actors/actor.queries.ts';
import { listNetworkEdges } from '#server/network/network.queries.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { prepared } from './read-connection.ts';
import { withSnapshot } from './snapshot.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('example');
});
afterAll(() => database.close());

test('a read by keys is planned once a connection, also for a single key; others are not kept', async () => {
  const kept = await withSnapshot(database.orm, async ({ db }) => {
    const { rows } = await sql<{ id: string }>`select id from published_actor order by id limit 2`.execute(db);
    for (const { id } of rows) expect(await findActorsById(db, [id])).toMatchObject([{ id }]);
    await listNetworkEdges(
      db,
      rows.map(({ id }) => id),
      10,
    );
    const found = await sql<{ statement: string; generic: number; custom: number }>`
      select statement, generic_plans::integer as generic, custom_plans::integer as custom from pg_prepared_statements
    `.execute(db);
    return found.rows;
  });
  expect(kept).toMatchObject([{ statement: expect.stringContaining('from published_actor'), generic: 2, custom: 0 }]);
});

test('statements asked for together are sent together: nothing waits in a queue of the driver', async () => {
  const warnings: string[] = [];
  const note = (warning: Error) => warnings.push(warning.message);
  process.on('warning', note);
  const answers = await withSnapshot(database.orm, ({ db }) => Promise.all([1, 2, 3, 4].map((n) => ask(db, n))));
  // a warning comes in the next turn
  await new Promise(setImmediate);
  process.off('warning', note);
  expect(answers).toEqual([1, 2, 3, 4]);
  expect(warnings).toEqual([]);
});

test('a wrong statement takes those behind it along, and leaves nothing behind for the next snapshot', async () => {
  const outcomes = await withSnapshot(database.orm, ({ db }) =>
    Promise.allSettled([ask(db, 1), sql`select 1 / 0`.execute(db), ask(db, 2)]),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(await withSnapshot(database.orm, ({ db }) => ask(db, 3))).toBe(3);
});

async function ask(db: Kysely<unknown>, number: number): Promise<number | undefined> {
  const { rows } = await sql<{ answer: number }>`${prepared} select ${number}::integer as answer`.execute(db);
  return rows[0]?.answer;
}

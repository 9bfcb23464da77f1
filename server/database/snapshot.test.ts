import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isUnavailable } from '#server/http/error-format.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { openSnapshot, withSnapshot } from './snapshot.ts';

/** More than the pool has connections. */
const oftenEnough = 12;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('empty');
});
afterAll(() => database.close());

/** Ends all sessions of the database but this one, as its restart does. */
async function breakConnections(): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
}

/** Some that broke unnoticed may still be in the pool: each attempt takes one out of it. */
async function openOnWholeConnection() {
  for (let tries = 0; tries < oftenEnough; tries += 1) {
    const snapshot = await openSnapshot(database.orm).catch(() => null);
    if (snapshot !== null) return snapshot;
  }
  throw new Error('the pool gives no connection that works');
}

describe('a connection that breaks is given back, so that the pool never runs dry', () => {
  test('when it breaks under an open snapshot', async () => {
    for (let times = 0; times < oftenEnough; times += 1) {
      const snapshot = await openOnWholeConnection();
      await breakConnections();
      await snapshot.close();
    }
    await (await openOnWholeConnection()).close();
  });

  test('when a snapshot is opened on one that broke unnoticed', async () => {
    const errors: unknown[] = [];
    for (let times = 0; times < oftenEnough; times += 1) {
      await withSnapshot(database.orm, async () => undefined).catch((error: unknown) => errors.push(error));
      const broken = breakConnections();
      const attempts = Array.from({ length: 5 }, () => withSnapshot(database.orm, async () => undefined));
      for (const attempt of await Promise.allSettled(attempts))
        if (attempt.status === 'rejected') errors.push(attempt.reason);
      await broken;
    }
    expect(errors.filter((error) => !isUnavailable(error)).map(String)).toEqual([]);
    await (await openOnWholeConnection()).close();
  });
});

test('a snapshot does not see what is written after it was opened', async () => {
  const { db, revision, close } = await openSnapshot(database.orm);
  await database.orm.em.fork().execute('update directory_revision set revision = revision + 1');
  expect(await withSnapshot(database.orm, async (later) => later.revision)).not.toBe(revision);
  const { rows } = await sql<{ revision: string }>`select revision::text from directory_revision`.execute(db);
  expect(rows).toEqual([{ revision }]);
  await close();
});

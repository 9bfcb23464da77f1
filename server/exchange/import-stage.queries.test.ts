import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { nextId } from './import-stage.queries.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('empty');
});
afterAll(() => database?.close());

test('a PostgreSQL that has no time-ordered identifiers makes them as one that has them', async () => {
  const began = Date.now();
  const connection = database.orm.em.getConnection();
  const ids = (await connection.execute(`select ${nextId(false)} as id from generate_series(1, 100)`)).map(({ id }) =>
    String(id),
  );
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const moment = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
    expect(Math.abs(moment - began)).toBeLessThan(30_000);
  }
});

import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiAnswer, startTestApi, type TestApi } from '#server/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi('example');
});
afterAll(() => api.close());

const search = '{ actors(first: 1, filter: { search: "Nachbarschaft" }) { totalCount } }';

function codeOf({ errors }: ApiAnswer<unknown>): string | undefined {
  return errors?.[0]?.extensions.code;
}

test('a jam in the database answers UNAVAILABLE within seconds, to everybody, and the next question is answered', async () => {
  const client = new pg.Client({ connectionString: api.database.url });
  await client.connect();
  await client.query('begin; lock table directory_actor in access exclusive mode');
  const began = Date.now();
  // more than the pool has connections: some wait for the table, some for a connection
  const answers = await Promise.all(Array.from({ length: 15 }, () => api.ask(search)));
  expect(Date.now() - began).toBeLessThan(6000);
  expect(new Set(answers.map(codeOf))).toEqual(new Set(['UNAVAILABLE']));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  expect(JSON.stringify(answers)).not.toMatch(/timeout|directory_actor|select/i);
  await client.query('rollback');
  await client.end();
  expect((await api.ask<{ actors: { totalCount: number } }>(search)).data.actors.totalCount).toBeGreaterThan(0);
});

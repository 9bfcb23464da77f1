import { expect, test } from 'vitest';
import { startTestApi } from '#server/testing/test-api.ts';

test('operations that are refused leave no connection of the database behind', async () => {
  const api = await startTestApi('empty');
  const refused = Array.from({ length: 30 }, (_, index) =>
    api.ask('query ($first: PageSize) { actors(first: $first) { totalCount } }', { first: -index }),
  );
  const codes = (await Promise.all(refused)).map(({ errors }) => errors?.[0]?.extensions.code);
  expect(new Set(codes)).toEqual(new Set(['BAD_USER_INPUT']));
  const open = await api.database.orm.em.fork().execute<{ count: number }[]>(
    `select count(*)::integer as count from pg_stat_activity
     where datname = current_database() and state like 'idle in transaction%'`,
  );
  expect(open).toEqual([{ count: 0 }]);
  await api.close();
});

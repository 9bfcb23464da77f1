import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { databaseUrlOf } from './test-process.ts';

/** Makes every question for actors wait, as a slow one would, until it is released. */
export async function holdActors(folder: string) {
  const client = new pg.Client({ connectionString: databaseUrlOf(folder) });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin; lock table directory_actor, actor in access exclusive mode');
  return {
    async untilWaiting(count: number) {
      for (;;) {
        const { rows } = await client.query(
          'select count(distinct pid)::int as waiting from pg_locks where not granted',
        );
        if (rows[0].waiting >= count) return;
        await wait(20);
      }
    },
    async release() {
      await client.query('rollback');
      await client.end();
    },
  };
}

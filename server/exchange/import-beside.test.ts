import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';
import { importText } from '#server/testing/test-import.ts';

/** More than one batch. */
const rows = 1500;
/** In the imported rows and in what another writes, and in no entry before. */
const newWord = 'Zwiebelkuchen';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi('example');
});
afterAll(() => api.close());

async function countFound(search: string | null = null): Promise<number> {
  const { data, errors } = await api.ask<{ actors: { totalCount: number } }>(
    'query ($search: String) { actors(filter: { search: $search }) { totalCount } }',
    { search },
  );
  expect(errors).toBeUndefined();
  return data.actors.totalCount;
}

/** Writes on a connection of its own, and rather fails than waits for a lock of the import. */
async function write(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: api.database.url, options: '-c lock_timeout=2000' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

test('beside an import others read what was there and write without waiting for it, and afterwards all is found', async () => {
  const before = await countFound();
  const file = Array.from({ length: rows }, (_, number) => {
    const place = `Irisweg ${number},10317,${52.49 + number / 1e5},${13.48 + (number % 40) / 1e3}`;
    return `${number},Kreis ${number},${newWord} backen,${place},mail${number}@example.org,Mo 10:00-12:00`;
  });
  const header = 'id,name,description,street,postal_code,lat,lon,email,opening_hours';
  const seen: number[] = [];
  const report = await importText(api.database.orm, [header, ...file].join('\n'), {
    async beforeCommit() {
      seen.push(await countFound());
      await write(`update actor set summary = '${newWord} am Montag' where slug = 'stadtteilhaus-volkrad'`);
      await write(`insert into actor (id, slug, kind, name, state)
        values (gen_random_uuid(), 'zwiebelfreunde', 'INITIATIVE', 'Freunde vom ${newWord}', 'PUBLISHED')`);
      seen.push(await countFound(), await countFound(newWord));
    },
  });
  expect(report.created).toBe(rows);
  expect(seen).toEqual([before, before + 1, 2]);
  expect(await countFound()).toBe(before + 1 + rows);
  expect(await countFound(newWord)).toBe(2 + rows);
});

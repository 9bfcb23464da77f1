import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { dataFolder, endProcesses, startProcess } from '#server/testing/test-process.ts';

let database: TestDatabase;
let origins: string[];
beforeAll(async () => {
  database = await createTestDatabase('example');
  const processes = [1, 2].map(() =>
    startProcess({
      environment: { DATA_DIR: dataFolder(), DATABASE_URL: database.url, LOG_LEVEL: 'silent', RATE_LIMIT: 'off' },
    }),
  );
  origins = await Promise.all(processes.map((server) => server.origin()));
});
afterAll(async () => {
  await endProcesses();
  await database.close();
});

const page = '/akteure/lernladen-kaskelstrasse';

async function titleAt(origin: string): Promise<string> {
  const [, title = ''] = /<title>([^<]*)/.exec(await (await fetch(origin + page)).text()) ?? [];
  return title;
}

async function tagAt(origin: string): Promise<string> {
  return (await fetch(origin + page)).headers.get('etag') ?? '';
}

test('a second after a write, no process shows what was true before, from its cache or by a 304', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    for (const name of ['Lernladen am neuen Ort', 'Lernladen am alten Ort']) {
      const tags = await Promise.all(origins.map(tagAt));
      // from here on each process has it in its memory
      const before = await Promise.all(origins.map(titleAt));
      expect(before.filter((title) => title.includes(name))).toEqual([]);
      await client.query('update actor set name = $1 where slug = $2', [name, 'lernladen-kaskelstrasse']);
      await wait(1000);
      const after = await Promise.all(origins.map(titleAt));
      expect(after.filter((title) => !title.includes(name))).toEqual([]);
      const revalidated = origins.map((origin, place) =>
        fetch(origin + page, { headers: { 'If-None-Match': tags[place] ?? '' } }),
      );
      expect((await Promise.all(revalidated)).map(({ status }) => status)).toEqual([200, 200]);
    }
  } finally {
    await client.end();
  }
});

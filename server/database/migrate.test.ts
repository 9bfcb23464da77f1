import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { loadSite } from '#server/operator/site.service.ts';
import { testConfig } from '#server/testing/test-config.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { prepareDatabase } from './prepare.ts';

const name = `migrate_${randomBytes(6).toString('hex')}`;
const url = new URL(inject('postgresUrl'));
let admin: pg.Client;
beforeAll(async () => {
  admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`create database ${name}`);
  url.pathname = `/${name}`;
});
afterAll(async () => {
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

async function ask<Row extends object>(statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const { rows } = await client.query<Row>(statement);
  await client.end();
  return rows;
}

describe('processes that start at once', () => {
  test('migrate a fresh database once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => migrate(url.href)));
    expect((await ask<{ name: string }>('select name from migration order by id')).map((row) => row.name)).toEqual(
      migrations.map((migration) => migration.name),
    );
    await migrate(url.href);
    expect(await ask('select 1 from migration')).toHaveLength(migrations.length);
  });

  test('fill it with the example network once', async () => {
    const site = await loadSite(testConfig(mkdtempSync(path.join(tmpdir(), 'kieznetz-migrate-'))));
    const preparation = { seed: 'example' as const, site, now: new Date() };
    await Promise.all(Array.from({ length: 3 }, () => prepareDatabase(url.href, preparation)));
    const [twice] = await ask<{ count: number }>(
      'select count(*)::integer as count from (select name from actor group by name having count(*) > 1) twice',
    );
    expect(twice?.count).toBe(0);
    const actors = await ask('select 1 from published_actor');
    expect(actors.length).toBeGreaterThan(60);
    await prepareDatabase(url.href, preparation);
    expect(await ask('select 1 from published_actor')).toHaveLength(actors.length);
  });
});

test('a database of a newer version is refused in one sentence, and left alone', async () => {
  await ask(`insert into migration (name, executed_at) values ('9999-from-the-future', now())`);
  await expect(migrate(url.href)).rejects.toThrow(/newer Kieznetz .*9999-from-the-future/);
  await ask(`delete from migration where name like '9999%'`);
});

test('when the operator moves the centre, distances follow, and what was answered before is old', async () => {
  const site = await loadSite(testConfig(mkdtempSync(path.join(tmpdir(), 'kieznetz-migrate-'))));
  const state = async () =>
    (
      await ask<{ metres: number; revision: number }>(
        'select metres_per_longitude as metres, revision::integer from directory_frame, directory_revision',
      )
    )[0];
  const before = await state();
  const moved = { ...site, centre: { ...site.centre, latitude: site.centre.latitude + 1 } };
  await prepareDatabase(url.href, { seed: 'example', site: moved, now: new Date() });
  const after = await state();
  expect((before?.metres ?? 0) - (after?.metres ?? 0)).toBeGreaterThan(1000);
  expect(after?.revision).toBeGreaterThan(before?.revision ?? 0);
});

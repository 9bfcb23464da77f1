import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { create } from 'tar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { productRoot } from '#server/config.ts';
import {
  copyOfData,
  countActors,
  databaseUrlOf,
  dataFolder,
  endProcesses,
  runServer,
  startProcess,
} from '#server/testing/test-process.ts';
import { packArchive, unpackArchive } from './backup-archive.ts';
import { listTables, qualified } from './backup-catalogue.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

/** An installation with examples, an import with its history, a file, and a backup made while it ran and was written to. */
const original = { folder: '', backup: '', rows: {} as Record<string, string>, actors: '', said: '' };

beforeAll(async () => {
  original.folder = dataFolder();
  const { origin, stop } = await runServer(original.folder, { SEED: 'example' });
  const list = path.join(original.folder, 'vereine.csv');
  writeFileSync(list, 'Name;Straße;PLZ\n"Verein für „Tabs\\t"" und Ümlaute";Alfred-Kowalke-Straße 14;10315\n');
  expect((await command(original.folder, 'exchange/import', [list, '--publish'])).code).toBe(0);
  mkdirSync(path.join(original.folder, 'files/2026'), { recursive: true });
  writeFileSync(path.join(original.folder, 'files/2026/protokoll äöü.bin'), Buffer.from([0, 255, 10, 13, 0]));
  original.backup = path.join(original.folder, 'backups/one.tar');
  original.said = (await command(original.folder, 'database/backup', [original.backup])).output;
  original.rows = await rowsOf(databaseUrlOf(original.folder));
  original.actors = await firstActors(origin);
  expect(await stop('SIGTERM')).toBe(0);
});
afterAll(endProcesses);

describe('a backup that is put back into an empty folder', () => {
  test('has the same rows in every table, the same files, and answers the same', async () => {
    const folder = dataFolder();
    const { code, output } = await command(folder, 'database/restore', [original.backup]);
    expect([code, output]).toEqual([0, expect.stringMatching(/^Restored \d+ rows and 2 files/)]);
    const embedded = await startEmbeddedPostgres(folder);
    const rows = await rowsOf(embedded.url);
    const [numbers] = await ask<{ next: number; largest: number }>(
      embedded.url,
      `select nextval(pg_get_serial_sequence('topic', 'id'))::integer as next, (select max(id) from topic) as largest`,
    );
    await embedded.stop();
    expect(Object.keys(rows).length).toBeGreaterThan(25);
    expect(rows).toEqual(original.rows);
    expect(numbers?.next).toBeGreaterThan(numbers?.largest ?? 0);
    const file = 'files/2026/protokoll äöü.bin';
    expect(readFileSync(path.join(folder, file))).toEqual(readFileSync(path.join(original.folder, file)));
    const { origin, stop } = await runServer(folder);
    expect(await firstActors(origin)).toEqual(original.actors);
    expect(await stop('SIGTERM')).toBe(0);
  });

  test('is one moment of a database that is written to meanwhile', async () => {
    const folder = copyOfData(original.folder);
    const { stop } = await runServer(folder);
    const client = new pg.Client({ connectionString: databaseUrlOf(folder) });
    await client.connect();
    await client.query(`insert into search_miss (word, day, times) values ('zähler', '2026-11-23', 0)`);
    let isWriting = true;
    const writing = (async () => {
      for (let n = 1; isWriting; n += 1) {
        await client.query(`begin; update import_origin set content_hash = ${n};
          update search_miss set times = ${n} where word = 'zähler'; commit`);
      }
      await client.end();
    })();
    const backup = path.join(folder, 'backups/two.tar');
    expect((await command(folder, 'database/backup', [backup])).code).toBe(0);
    isWriting = false;
    await writing;
    expect(await stop('SIGTERM')).toBe(0);
    const restored = dataFolder();
    expect((await command(restored, 'database/restore', [backup])).code).toBe(0);
    const embedded = await startEmbeddedPostgres(restored);
    const [counted] = await ask<{ early: number; late: number }>(
      embedded.url,
      `select content_hash::integer as early, times as late from import_origin, search_miss where word = 'zähler'`,
    );
    await embedded.stop();
    expect(counted?.early).toBeGreaterThan(0);
    expect(counted?.early).toBe(counted?.late);
  });
});

describe('a backup', () => {
  test('is for its owner alone, says what is in it, and never overwrites another', async () => {
    expect(original.said).toMatch(/^Backed up \d{4,} rows of \d+ tables and 2 files to /);
    expect(statSync(original.backup).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(original.backup))).toEqual(['one.tar']);
    const again = await command(original.folder, 'database/backup', [original.backup]);
    expect([again.code, again.output]).toEqual([1, expect.stringContaining('exists already')]);
  });

  test('of a folder without a database makes none', async () => {
    const folder = dataFolder();
    const { code, output } = await command(folder, 'database/backup');
    expect([code, output]).toEqual([1, expect.stringContaining('nothing to back up')]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('with a table that no migration makes is refused rather than shortened', async () => {
    const folder = copyOfData(original.folder);
    const embedded = await startEmbeddedPostgres(folder);
    await ask(embedded.url, 'create table extra (id integer); insert into extra values (1)');
    await embedded.stop();
    const backup = path.join(folder, 'backups/extra.tar');
    expect((await command(folder, 'database/backup', [backup])).code).toBe(0);
    const { code, output } = await command(dataFolder(), 'database/restore', [backup]);
    expect([code, output]).toEqual([1, expect.stringContaining('the table extra')]);
  });

  test('with DATABASE_URL is the work of pg_dump', async () => {
    const environment = { DATABASE_URL: 'postgresql://kieznetz:secret@127.0.0.1:1/kieznetz' };
    for (const name of ['database/backup', 'database/restore']) {
      const { code, output } = await command(dataFolder(), name, [original.backup], environment);
      expect([code, output]).toEqual([1, expect.stringMatching(/pg_(dump|restore) .*"\$DATABASE_URL"/)]);
      expect(output).not.toContain('secret');
    }
  });
});

describe('a restore is refused, and the data stays as it was,', () => {
  test('when the file is damaged, cut, or something else', async () => {
    const folder = copyOfData(original.folder);
    const whole = readFileSync(original.backup);
    const files = dataFolder();
    const broken = {
      damaged: Buffer.from(whole),
      cut: whole.subarray(0, whole.length - 60_000),
      other: Buffer.from('x'),
    };
    // in the rows of some table; between the files there is only padding
    const inRows = whole.indexOf(Buffer.from([0x1f, 0x8b]), whole.length / 2) + 20;
    broken.damaged[inRows] = 255 - (whole[inRows] ?? 0);
    for (const [name, content] of Object.entries(broken)) writeFileSync(path.join(files, name), content);
    writeFileSync(path.join(files, 'foreign.txt'), 'x');
    await create({ file: path.join(files, 'foreign'), cwd: files }, ['foreign.txt']);
    for (const name of [...Object.keys(broken), 'foreign']) {
      const { code, output } = await command(folder, 'database/restore', [path.join(files, name), '--force']);
      expect([name, code, output]).toEqual([name, 1, expect.stringMatching(/is damaged, or no backup/)]);
      expect(output.trim().split('\n')).toHaveLength(1);
    }
    expect(readdirSync(folder).sort()).toEqual(readdirSync(original.folder).sort());
    const { origin, stop } = await runServer(folder);
    expect(await countActors(origin)).toBeGreaterThan(60);
    expect(await stop('SIGTERM')).toBe(0);
  });

  test('when a newer version made it', async () => {
    const unpacked = dataFolder();
    const manifest = await unpackArchive(original.backup, unpacked);
    const newer = path.join(dataFolder(), 'newer.tar');
    await packArchive(unpacked, { ...manifest, migrations: [...manifest.migrations, '9999-future'] }, newer);
    const { code, output } = await command(dataFolder(), 'database/restore', [newer]);
    expect([code, output]).toEqual([1, expect.stringMatching(/made by a newer Kieznetz .*9999-future/)]);
  });

  test('while the server runs', async () => {
    const folder = copyOfData(original.folder);
    const { stop } = await runServer(folder);
    const { code, output } = await command(folder, 'database/restore', [original.backup, '--force']);
    expect([code, output]).toEqual([1, expect.stringContaining('stop it first')]);
    expect(await stop('SIGTERM')).toBe(0);
  });

  test('when there is data, unless --force is given, which keeps it beside', async () => {
    const folder = copyOfData(original.folder);
    writeFileSync(path.join(folder, 'files/later.txt'), 'later');
    const refused = await command(folder, 'database/restore', [original.backup]);
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('--force')]);
    const { code, output } = await command(folder, 'database/restore', [original.backup, '--force']);
    expect([code, output]).toEqual([0, expect.stringContaining('What was there before is in')]);
    expect(existsSync(path.join(folder, 'files/later.txt'))).toBe(false);
    const [replaced = ''] = readdirSync(folder).filter((name) => name.startsWith('replaced-'));
    expect(readdirSync(path.join(folder, replaced)).sort()).toEqual(['files', 'postgres', 'vereine.csv']);
    expect(existsSync(path.join(folder, replaced, 'files/later.txt'))).toBe(true);
    expect(existsSync(path.join(folder, 'restore'))).toBe(false);
  });
});

test('a restore that was killed between taking out and putting in is finished by the next start', async () => {
  for (const step of ['out', 'in']) {
    const folder = copyOfData(original.folder);
    const from = path.join(folder, 'restore/fresh');
    mkdirSync(from, { recursive: true });
    renameSync(path.join(folder, 'postgres'), path.join(from, 'postgres'));
    const replaced = path.join(folder, 'replaced-then');
    writeFileSync(path.join(folder, 'restore.json'), JSON.stringify({ step, from, replaced }));
    const { origin, stop } = await runServer(folder, { SEED: 'none' });
    expect(await countActors(origin)).toBeGreaterThan(60);
    expect(await stop('SIGTERM')).toBe(0);
    expect(existsSync(path.join(folder, 'restore.json'))).toBe(false);
    expect(existsSync(path.join(replaced, 'files'))).toBe(step === 'out');
  }
});

/** Runs a built command on a data folder. */
async function command(folder: string, name: string, args: string[] = [], environment: Record<string, string> = {}) {
  const started = startProcess({
    command: ['node', path.join(productRoot, 'dist/server', `${name}.command.js`), ...args],
    environment: { DATA_DIR: folder, ...environment },
  });
  const code = await started.ended;
  return { code, output: started.output() };
}

async function firstActors(origin: string): Promise<string> {
  const query = '{ actors(first: 50) { totalCount nodes { name summary email topics { slug } places { street } } } }';
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${origin}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })).text();
}

async function ask<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A sum of all rows of each table, whatever their order. */
async function rowsOf(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`set timezone to 'UTC'`);
  const sums: Record<string, string> = {};
  for (const table of await listTables(client)) {
    const { rows } = await client.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text)), '') as sum
       from ${qualified(client, table)} t`,
    );
    sums[table.name] = rows[0]?.sum ?? '';
  }
  await client.end();
  return sums;
}

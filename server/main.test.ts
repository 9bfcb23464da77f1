import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { dataFolder, startProcess, type TestProcess } from './testing/test-process.ts';

// real processes, several of them, on a machine that may be busy
vi.setConfig({ testTimeout: 120_000 });

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const undo of cleanUp.splice(0)) undo();
});

function freshFolder(): string {
  const { folder, discard } = dataFolder();
  cleanUp.push(discard);
  return folder;
}

/** Whatever a failing test leaves running is ended by its id. */
function start(environment: Record<string, string>, command?: string[]): TestProcess {
  const started = startProcess(environment, command);
  cleanUp.push(() => started.child.kill('SIGKILL'));
  return started;
}

function databasePid(folder: string): number {
  return Number(readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The sentence of a start that is refused: one line, exit code 1, no stack. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const refused = start(environment);
  expect(await refused.ended()).toBe(1);
  const lines = refused.output().trim().split('\n');
  expect(lines.filter((line) => !line.startsWith('Building'))).toHaveLength(1);
  expect(refused.output()).not.toMatch(/^\s+at /m);
  return lines.at(-1) ?? '';
}

describe('the process', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('ends server and database on %s', async (signal) => {
    const folder = freshFolder();
    const server = start({ DATA_DIR: folder });
    const address = await server.ready();
    expect(server.output()).toContain('press Ctrl-C');
    expect(server.output()).toContain('npm run import');
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const database = databasePid(folder);
    server.child.kill(signal);
    expect(await server.ended()).toBe(0);
    expect(isAlive(database)).toBe(false);
    expect(existsSync(path.join(folder, 'postgres/postmaster.pid'))).toBe(false);
  });

  test('ends with npm, which tells only its shell', async () => {
    const folder = freshFolder();
    const npm = start({ DATA_DIR: folder }, ['npm', 'start']);
    const address = await npm.ready();
    const database = databasePid(folder);
    npm.child.kill('SIGTERM');
    await npm.ended();
    for (let tries = 0; tries < 100 && isAlive(database); tries += 1) await wait(100);
    expect(isAlive(database)).toBe(false);
    await expect(fetch(`${address}/livez`)).rejects.toThrow();
  });

  test('recovers after kill -9, with the database still running and with only its lock left', async () => {
    const folder = freshFolder();
    const killed = start({ DATA_DIR: folder });
    await killed.ready();
    const orphan = databasePid(folder);
    killed.child.kill('SIGKILL');
    await killed.ended();
    expect(isAlive(orphan)).toBe(true);

    const second = start({ DATA_DIR: folder });
    await second.ready();
    const database = databasePid(folder);
    expect(database).not.toBe(orphan);
    second.child.kill('SIGKILL');
    process.kill(database, 'SIGKILL');
    await second.ended();
    // the lock now names a process that is somebody else's
    const lock = path.join(folder, 'postgres/postmaster.pid');
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(process.pid)));

    const third = start({ DATA_DIR: folder });
    expect((await fetch(`${await third.ready()}/readyz`)).status).toBe(200);
    third.child.kill('SIGTERM');
    expect(await third.ended()).toBe(0);
  });

  test('makes a half-made database anew', async () => {
    const folder = freshFolder();
    mkdirSync(path.join(folder, 'postgres/base'), { recursive: true });
    writeFileSync(path.join(folder, 'postgres/PG_VERSION'), '18\n');
    const server = start({ DATA_DIR: folder });
    await server.ready();
    server.child.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
  });
});

describe('a start that cannot succeed says why in one sentence', () => {
  test('when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await refusal({ DATA_DIR: freshFolder(), PORT: String(port) })).toMatch(new RegExp(`Port ${port} is taken`));
    other.close();
  });

  test('when it already runs there', async () => {
    const folder = freshFolder();
    const first = start({ DATA_DIR: folder });
    await first.ready();
    expect(await refusal({ DATA_DIR: folder })).toContain('already running');
    first.child.kill('SIGTERM');
    await first.ended();
  });

  test('when its folder cannot be written', async () => {
    const folder = freshFolder();
    writeFileSync(path.join(folder, 'file'), '');
    expect(await refusal({ DATA_DIR: path.join(folder, 'file/data') })).toContain('cannot write');
  });

  test('when another PostgreSQL made the data', async () => {
    const folder = freshFolder();
    mkdirSync(path.join(folder, 'postgres'));
    writeFileSync(path.join(folder, 'postgres/kieznetz.json'), JSON.stringify({ password: 'x' }));
    writeFileSync(path.join(folder, 'postgres/PG_VERSION'), '12\n');
    expect(await refusal({ DATA_DIR: folder })).toContain('made by PostgreSQL 12');
  });

  test('when a newer Kieznetz wrote the database', async () => {
    const client = new pg.Client({ connectionString: inject('postgresUrl') });
    await client.connect();
    await client.query('create database from_the_future template empty');
    await client.end();
    const url = new URL(inject('postgresUrl'));
    url.pathname = '/from_the_future';
    const future = new pg.Client({ connectionString: url.href });
    await future.connect();
    await future.query(`insert into migration (name) values ('9999-from-the-future')`);
    await future.end();
    expect(await refusal({ DATABASE_URL: url.href })).toContain('newer Kieznetz');
  });

  test.each([
    ['PORT', 'abc'],
    ['PORT', '99999'],
    ['SEED', 'demo'],
    ['DATABASE_URL', 'mysql://x'],
    ['PUBLIC_URL', 'kieznetz'],
    ['MAP_TILES', 'http://tiles.example.org/'],
    ['MAP_OVERLAY', '/nowhere.geojson'],
    ['LOG_LEVEL', 'loud'],
    ['GRAPHIQL', 'yes'],
    ['MAP_TILES_CACHE_MB', '-1'],
  ])('when %s is %s', async (name, value) => {
    const sentence = await refusal({ DATA_DIR: freshFolder(), [name]: value });
    expect(sentence).toContain(name);
    expect(sentence).toContain(value);
  });

  test.each([
    ['postgresql://nobody:wrong@127.0.0.1:1/kieznetz', 'cannot be reached'],
    ['WRONG_PASSWORD', 'cannot be reached'],
  ])('when DATABASE_URL leads nowhere: %s', async (given, said) => {
    const url = new URL(given === 'WRONG_PASSWORD' ? inject('postgresUrl') : given);
    if (given === 'WRONG_PASSWORD') url.password = 'wrong';
    expect(await refusal({ DATABASE_URL: url.href })).toContain(said);
  });

  test('when the operator folder is incomplete', async () => {
    expect(await refusal({ DATA_DIR: freshFolder(), OPERATOR_DIR: freshFolder() })).toContain('operator.json');
  });
});

test('several processes may start at once on one empty database', async () => {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query('create database shared');
  await client.end();
  const url = new URL(inject('postgresUrl'));
  url.pathname = '/shared';
  const processes = [1, 2, 3].map(() => start({ DATABASE_URL: url.href, SEED: 'example' }));
  const addresses = await Promise.all(processes.map((one) => one.ready()));
  const totals = await Promise.all(
    addresses.map(async (address) => {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ query: '{ actors { totalCount } }' }),
      });
      return (await response.json()).data.actors.totalCount;
    }),
  );
  expect(totals).toEqual([79, 79, 79]);
  for (const one of processes) one.child.kill('SIGTERM');
  expect(await Promise.all(processes.map((one) => one.ended()))).toEqual([0, 0, 0]);
});

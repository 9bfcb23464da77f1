import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import {
  countActors,
  databaseProcesses,
  databaseUrlOf,
  dataFolder,
  endProcesses,
  runServer,
} from '#server/testing/test-process.ts';

afterAll(endProcesses);

async function emptyDatabase(name: string): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`create database ${name} template template0`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}

test('several processes may start at once on one empty database of DATABASE_URL: it is filled once', async () => {
  const DATABASE_URL = await emptyDatabase('shared');
  const servers = await Promise.all([1, 2, 3].map(() => runServer(dataFolder(), { DATABASE_URL })));
  const counts = await Promise.all(servers.map(({ origin }) => countActors(origin)));
  expect(counts[0]).toBeGreaterThanOrEqual(60);
  expect(new Set(counts).size).toBe(1);
  expect(await Promise.all(servers.map(({ stop }) => stop('SIGTERM')))).toEqual([0, 0, 0]);
});

test('a process with DATABASE_URL needs no folder that it can write', async () => {
  const DATABASE_URL = await emptyDatabase('without_folder');
  const { origin, stop } = await runServer('/dev/null/data', { DATABASE_URL, SEED: 'none' });
  expect(await countActors(origin)).toBe(0);
  expect(await stop('SIGTERM')).toBe(0);
});

test('while PostgreSQL restarts, visitors get 503 with Retry-After, and soon after good answers again', async () => {
  // the embedded database of one server is the given one of another: it can be killed and comes back
  const folder = dataFolder();
  const keeper = await runServer(folder, { SEED: 'example' });
  const { origin, stop } = await runServer(dataFolder(), { DATABASE_URL: databaseUrlOf(folder) });
  const visitors = [visit.page, visit.api, visit.ready].map((ask) => () => ask(origin));
  expect(await Promise.all(visitors.map(async (ask) => (await ask()).status))).toEqual([200, 200, 200]);

  const [postmaster = 0] = databaseProcesses(folder);
  process.kill(postmaster, 'SIGKILL');
  const meanwhile = await Promise.all(visitors.map((ask) => ask()));
  for (const { status, headers, text } of meanwhile.filter(({ status }) => status !== 200)) {
    expect(status, text).toBe(503);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(text).toMatch(/^\{|^<!doctype html>[\s\S]*<h1/i);
    expect(text).not.toMatch(/ECONN|terminat|node_modules/);
  }
  expect(meanwhile.some(({ status }) => status === 503)).toBe(true);
  const began = Date.now();
  while (!(await Promise.all(visitors.map(async (ask) => (await ask()).status))).every((status) => status === 200)) {
    expect(Date.now() - began).toBeLessThan(10_000);
  }
  expect(await stop('SIGTERM')).toBe(0);
  expect(await keeper.stop('SIGTERM')).toBe(0);
});

const visit = {
  page: (origin: string) => read(fetch(`${origin}/akteure?search=${Math.random()}`)),
  ready: (origin: string) => read(fetch(`${origin}/readyz`)),
  api: (origin: string) =>
    read(
      fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ actors(first: 1) { totalCount } }' }),
      }),
    ),
};

async function read(asked: Promise<Response>) {
  const response = await asked;
  return { status: response.status, headers: response.headers, text: await response.text() };
}

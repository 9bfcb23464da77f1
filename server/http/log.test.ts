import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseUrlOf, dataFolder, endProcesses, runServer, type TestProcess } from '#server/testing/test-process.ts';

const secretWord = 'Trennungsberatung';
let folder: string;
let origin: string;
let server: TestProcess;

beforeAll(async () => {
  folder = dataFolder();
  ({ origin, server } = await runServer(folder, { LOG_LEVEL: 'info', TRUST_PROXY: 'on' }));
});
afterAll(endProcesses);

interface Line {
  msg: string;
  reqId?: string;
  req?: { method: string; path: string; address: string };
  res?: { status: number };
}

function linesOf(id: string | null): Line[] {
  const lines = server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  return lines.map((line): Line => JSON.parse(line)).filter(({ reqId }) => reqId === id);
}

test('a request is logged under the id its visitor got: path without query, network without person, status', async () => {
  const response = await fetch(`${origin}/akteure?search=${secretWord}`, {
    headers: { 'x-forwarded-for': '203.0.113.77', referer: `https://example.org/?search=${secretWord}` },
  });
  const id = response.headers.get('x-request-id');
  // its last line is written when the answer has left
  await expect.poll(() => linesOf(id).at(-1)?.res).toEqual({ status: 200 });
  expect(linesOf(id)[0]?.req).toEqual({ method: 'GET', path: '/akteure', address: '203.0.113.0' });
  expect(server.output()).not.toContain('203.0.113.77');
});

test('what was searched for stands in no log, also when the search fails', async () => {
  const client = new pg.Client({ connectionString: databaseUrlOf(folder) });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin; lock table directory_actor in access exclusive mode');
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'query ($search: String) { actors(filter: { search: $search }) { totalCount } }',
      variables: { search: secretWord },
    }),
  });
  expect(response.status).toBe(503);
  expect((await fetch(`${origin}/en/akteure?search=${secretWord}`)).status).toBe(503);
  await client.end();
  await fetch(`${origin}/%zz?search=${secretWord}`);
  await fetch(`${origin}/nirgends?search=${secretWord}`, { method: 'POST' });
  expect(server.output()).toMatch(/"level":50/);
  const folded = new RegExp(`${secretWord}|trennung`, 'i');
  expect(
    (server.output() + readFileSync(path.join(folder, 'postgres.log'), 'utf8'))
      .split('\n')
      .filter((line) => folded.test(line)),
  ).toEqual([]);
});

test('who leaves before the answer is complete is in the log too', async () => {
  const client = new pg.Client({ connectionString: databaseUrlOf(folder) });
  await client.connect();
  await client.query('begin; lock table directory_entry in access exclusive mode');
  const visit = new AbortController();
  const answer = fetch(`${origin}/akteure/lernladen-kaskelstrasse?gone=${Date.now()}`, { signal: visit.signal });
  await expect
    .poll(async () => (await client.query('select 1 from pg_locks where not granted')).rowCount)
    .toBeGreaterThan(0);
  visit.abort();
  await expect(answer).rejects.toThrow();
  const aborted = () => server.output().match(/.*"msg":"request aborted".*/)?.[0];
  await expect.poll(aborted).toContain('"path":"/akteure/lernladen-kaskelstrasse"');
  await client.query('rollback');
  await client.end();
});

test('every line of a running server is JSON', async () => {
  const lines = server
    .output()
    .split('\n')
    .filter((line) => line !== '' && !/^[┌│└]/.test(line));
  expect(lines.length).toBeGreaterThan(4);
  for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
});

import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { productRoot } from './config.ts';
import { holdActors } from './testing/held-actors.ts';
import {
  copyOfData,
  countActors,
  databaseProcesses,
  endProcesses,
  runServer,
  startProcess,
  stoppedInstallation,
} from './testing/test-process.ts';
import { type Question, visit } from './testing/test-visitors.ts';

let stopped = { folder: '' };
beforeAll(async () => {
  stopped = await stoppedInstallation();
});
afterAll(endProcesses);

const query = JSON.stringify({ query: '{ actors(first: 2) { nodes { name } } }' });
const actorPage = () => `/akteure/lernladen-kaskelstrasse?visit=${Math.random()}`;
const asked: Question[] = [
  { kind: 'page', path: actorPage },
  { kind: 'list', path: () => `/akteure?search=${Math.random()}` },
  { kind: 'query by POST', path: '/graphql', body: query },
  {
    kind: 'query by GET',
    path: `/graphql?query=${encodeURIComponent('{ actors(first: 2) { nodes { name } } }')}`,
    headers: { 'apollo-require-preflight': '1' },
  },
];

describe('a stop by SIGTERM answers', () => {
  test('every request in flight, of whatever kind, and ends with exit code 0 within ten seconds', async () => {
    const folder = copyOfData(stopped.folder);
    const { server, origin } = await runServer(folder, { RATE_LIMIT: 'off' });
    const idle = await Promise.all(Array.from({ length: 5 }, () => talk(origin, [get('/akteure')])));
    for (const socket of idle) await socket.until(1);
    const held = await holdActors(folder);
    // as many as there are connections to the database: who has to wait for one may be told to come back
    const answers = asked.flatMap((question) => [visit(origin, question), visit(origin, question)]);
    const pipelined = await talk(origin, [get(actorPage()), get(actorPage()), get('/livez')]);
    const upload = await talk(origin, [post(query.length), query.slice(0, 10)]);
    const half = await talk(origin, ['GET /livez HTTP/1.1\r\nHo']);
    const slow = await talk(origin, [get(largestAsset())], { isReading: false });
    const unread = await talk(origin, Array(4).fill(get('/akteure')), { isReading: false });
    await held.untilWaiting(5);

    const sudden = Array.from({ length: 20 }, () =>
      ['/livez', '/robots.txt'].map((target) => visit(origin, { kind: 'sudden', path: target })),
    ).flat();
    const began = Date.now();
    server.child.kill('SIGTERM');
    await wait(300);
    pipelined.socket.write(get('/readyz'));
    half.socket.write('st: x\r\n\r\n');
    upload.socket.write(query.slice(10));
    slow.socket.resume();
    unread.socket.resume();
    expect(server.child.exitCode).toBe(null);
    await held.release();

    for (const { kind, status, body } of await Promise.all([...answers, ...sudden])) {
      expect([kind, status], body.slice(0, 200)).toEqual([kind, 200]);
      expect(body, kind).toMatch(/<\/html>|"nodes"|alive|Sitemap/);
    }
    expect(await pipelined.statuses()).toEqual([200, 200, 200, 503]);
    expect(await upload.statuses()).toEqual([200]);
    expect(await half.statuses()).toEqual([200]);
    expect(await slow.statuses()).toEqual([200]);
    expect(await unread.statuses()).toEqual(Array(4).fill(200));
    expect(
      unread
        .received()
        .toString()
        .match(/<\/html>/g),
    ).toHaveLength(4);
    const file = readFileSync(path.join(productRoot, 'dist/web/client', largestAsset()));
    expect(slow.received().subarray(-file.length).equals(file)).toBe(true);
    expect(await server.ended).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    for (const socket of [...idle, pipelined, upload, half, slow, unread]) expect(await socket.end).toBe('closed');
    expect(databaseProcesses(folder)).toEqual([]);
  });

  test('also when the signal comes twice', async () => {
    const folder = copyOfData(stopped.folder);
    const { server, origin } = await runServer(folder);
    const held = await holdActors(folder);
    const answer = countActors(origin);
    await held.untilWaiting(1);
    server.child.kill('SIGTERM');
    await wait(1200);
    server.child.kill('SIGTERM');
    await wait(100);
    await held.release();
    expect(await answer).toBeGreaterThan(60);
    expect(await server.ended).toBe(0);
  });
});

test('a visitor who never reads, or never ends a request, holds up the stop for less than ten seconds', async () => {
  const folder = copyOfData(stopped.folder);
  const { server, origin } = await runServer(folder);
  const upload = await talk(origin, [post(90_000), '{']);
  const began = Date.now();
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(Date.now() - began).toBeLessThan(10_000);
  await upload.end;
  expect(databaseProcesses(folder)).toEqual([]);
});

test('SIGTERM at any moment of the start ends it without a trace, and the next start is good', async () => {
  const folder = copyOfData(stopped.folder);
  for (const moment of [500, 800, 1100, 1500, 2000]) {
    const server = startProcess({ environment: { DATA_DIR: folder, LOG_LEVEL: 'silent' } });
    await wait(moment);
    server.child.kill('SIGTERM');
    // before its first line ran, nothing was started that had to be ended
    expect(await server.ended).toBeOneOf([0, 'SIGTERM']);
    expect(databaseProcesses(folder)).toEqual([]);
    expect(server.output()).not.toMatch(/error|could not/i);
  }
  const { origin, stop } = await runServer(folder);
  expect(await countActors(origin)).toBeGreaterThan(60);
  expect(await stop('SIGTERM')).toBe(0);
});

const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`;
const post = (length: number) =>
  `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

/** The file of the built client that takes longest to read. */
function largestAsset(): string {
  const manifest: Record<string, { file: string }> = JSON.parse(
    readFileSync(path.join(productRoot, 'dist/web/client/.vite/manifest.json'), 'utf8'),
  );
  const files = Object.values(manifest).map(({ file }) => file);
  const size = (file: string) => readFileSync(path.join(productRoot, 'dist/web/client', file)).length;
  return `/${files.sort((a, b) => size(b) - size(a))[0]}`;
}

/** A connection of HTTP as it is on the wire. */
async function talk(origin: string, said: readonly string[], { isReading = true } = {}) {
  const chunks: Buffer[] = [];
  const socket: Socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  if (!isReading) socket.pause();
  const end = new Promise<string>((resolve) => {
    socket.once('error', (error) => resolve(error.message));
    socket.once('close', () => resolve('closed'));
  });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.write(said.join(''));
  const received = () => Buffer.concat(chunks);
  const statuses = () =>
    [
      ...received()
        .toString('latin1')
        .matchAll(/HTTP\/1\.1 (\d{3}) /g),
    ].map(([, code]) => Number(code));
  return {
    socket,
    end,
    received,
    async until(answers: number) {
      while (statuses().length < answers) await wait(5);
    },
    /** of all answers, when the connection is closed */
    async statuses() {
      await end;
      return statuses();
    },
  };
}

import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '#server/schema.ts';
import { hostileDocuments } from '#server/testing/hostile-documents.ts';
import { hostileRequests } from '#server/testing/hostile-requests.ts';
import { naughtyStrings } from '#server/testing/naughty-strings.ts';
import { type RawAnswer, sendRaw } from '#server/testing/raw-request.ts';
import { dataFolder, endProcesses, runServer, type TestProcess } from '#server/testing/test-process.ts';
import { textArguments } from '#server/testing/text-arguments.ts';

const longestAnswer = 2000;
const slowestAnswer = 100;
const slowestHonest = 50;
/** A neighbour on the machine may be in the way: a request is slow when it is slow each time. */
const tries = 5;

let origin: string;
let server: TestProcess;
beforeAll(async () => {
  ({ origin, server } = await runServer(dataFolder(), { RATE_LIMIT: 'off' }));
  for (let warm = 0; warm < 20; warm += 1) await askHonestly();
});
afterAll(endProcesses);

function questionOf(query: string, variables?: Record<string, unknown>): string {
  const body = JSON.stringify({ query, variables });
  const length = Buffer.byteLength(body);
  return `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`;
}

async function askHonestly(): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: '{ actors(first: 5) { totalCount nodes { name topics { name } } } }' }),
  });
  const { data } = await response.json();
  expect(data.actors.totalCount).toBeGreaterThan(0);
  return performance.now() - began;
}

/** The best of a few attempts. */
async function quickest<Result>(attempt: () => Promise<Result>, time: (result: Result) => number, limit: number) {
  let best = await attempt();
  for (let tried = 1; tried < tries && time(best) > limit; tried += 1) {
    // what another test does beside this one passes
    await wait(tried * 100);
    const next = await attempt();
    if (time(next) < time(best)) best = next;
  }
  return best;
}

/** Refused or answered, but at once, in few words, and without harm to whoever comes next. */
async function expectHarmless(bytes: string | Buffer): Promise<RawAnswer> {
  const answer = await quickest(
    () => sendRaw(origin, bytes),
    ({ milliseconds }) => milliseconds,
    slowestAnswer,
  );
  // 0: whoever sends on after the refusal is cut, and may not get to read it
  expect(answer.status === 0 || answer.status >= 200).toBe(true);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body.length).toBeLessThanOrEqual(longestAnswer);
  expect(answer.milliseconds).toBeLessThanOrEqual(slowestAnswer);
  expect(answer.body).not.toMatch(/node_modules|at .{1,80}\.[jt]s:\d|SQLSTATE|syntax error at or near|<html/i);
  expect(await quickest(askHonestly, (milliseconds) => milliseconds, slowestHonest)).toBeLessThanOrEqual(slowestHonest);
  expect(server.child.exitCode).toBe(null);
  return answer;
}

test('there are enough of them', () => {
  expect(hostileDocuments.length + hostileRequests.length).toBeGreaterThanOrEqual(120);
  const names = [...hostileDocuments, ...hostileRequests].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe('a hostile document does no harm:', () => {
  test.each(hostileDocuments)('$name', async ({ query, variables }) => {
    const { body } = await expectHarmless(questionOf(query, variables));
    expect(() => JSON.parse(body)).not.toThrow();
  });
});

describe('a hostile request does no harm:', () => {
  test.each(hostileRequests)('$name', async ({ bytes }) => {
    await expectHarmless(bytes);
  });
});

describe('a naughty text does no harm', async () => {
  const places = textArguments(await createSchema());

  test('wherever the API takes one: all places are found', () => {
    const found = places.map(({ place }) => place);
    expect(found).toEqual(expect.arrayContaining(['actors.filter.search', 'actors.after', 'suggest.text']));
    expect(found).toEqual(
      expect.arrayContaining(['actorsBySlug.slugs', 'cooperations.filter.actor', 'map.filter.openAt']),
    );
    expect(found.length).toBeGreaterThan(30);
    expect(naughtyStrings.length).toBeGreaterThan(100);
  });

  test.each(places)('as $place', async ({ query, variables }) => {
    for (const text of naughtyStrings) {
      const { status, body, milliseconds } = await quickest(
        () => sendRaw(origin, questionOf(query, variables(text))),
        (answer) => answer.milliseconds,
        slowestAnswer,
      );
      const told = `${JSON.stringify(text.slice(0, 40))}: ${body.slice(0, 200)}`;
      expect(status, told).toBeLessThan(500);
      expect(body, told).toMatch(/^\{"(data|errors)":/);
      expect(body, told).not.toMatch(/INTERNAL_SERVER_ERROR|UNAVAILABLE/);
      expect(body.length, told).toBeLessThanOrEqual(longestAnswer);
      expect(milliseconds, told).toBeLessThanOrEqual(slowestAnswer);
    }
    expect(await quickest(askHonestly, (time) => time, slowestHonest)).toBeLessThanOrEqual(slowestHonest);
  });

  test('in the address of a page', async () => {
    const names = [
      'search',
      'topics',
      'districts',
      'languages',
      'kinds',
      'sort',
      'after',
      'near',
      'openAt',
      'view',
      'entry',
    ];
    for (const text of naughtyStrings.filter(({ length }) => length < 1000)) {
      const query = names.map((name) => `${name}=${encodeURIComponent(text.toWellFormed())}`).join('&');
      const { status } = await fetch(`${origin}/akteure?${query}`, { redirect: 'manual' });
      expect(status, JSON.stringify(text)).toBeLessThan(500);
    }
    expect(server.child.exitCode).toBe(null);
  });
});

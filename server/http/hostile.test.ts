import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { productRoot } from '#server/config.ts';
import { hostileDocuments } from '#server/testing/hostile-documents.ts';
import { hostileRequests } from '#server/testing/hostile-requests.ts';
import { naughtyStrings } from '#server/testing/naughty-strings.ts';
import { questionOf, type RawAnswer, sendRaw } from '#server/testing/raw-request.ts';
import { dataFolder, endProcesses, runServer, type TestProcess } from '#server/testing/test-process.ts';
import { textArguments } from '#server/testing/text-arguments.ts';

const longestAnswer = 2000;

let origin: string;
let server: TestProcess;
beforeAll(async () => {
  ({ origin, server } = await runServer(dataFolder(), { RATE_LIMIT: 'off' }));
});
afterAll(endProcesses);

/** Whoever comes next is answered as ever. */
async function askHonestly(): Promise<void> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: '{ actors(first: 5) { totalCount nodes { name topics { name } } } }' }),
  });
  const { data } = await response.json();
  expect(data.actors.totalCount).toBeGreaterThan(0);
}

/** Refused or answered in few words, and without harm to whoever comes next; how soon is measured by `npm run bench -- hostile`. */
async function expectHarmless(bytes: string | Buffer): Promise<RawAnswer> {
  const answer = await sendRaw(origin, bytes);
  // 0: whoever sends on after the refusal is cut, and may not get to read it
  expect(answer.status === 0 || answer.status >= 200).toBe(true);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body.length).toBeLessThanOrEqual(longestAnswer);
  expect(answer.body).not.toMatch(/node_modules|at .{1,80}\.[jt]s:\d|SQLSTATE|syntax error at or near|<html/i);
  await askHonestly();
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

describe('a naughty text does no harm', () => {
  const places = textArguments(readFileSync(path.join(productRoot, 'schema.graphql'), 'utf8'));

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
      const { status, body } = await sendRaw(origin, questionOf(query, variables(text)));
      const told = `${JSON.stringify(text.slice(0, 40))}: ${body.slice(0, 200)}`;
      expect(status, told).toBeLessThan(500);
      expect(body, told).toMatch(/^\{"(data|errors)":/);
      expect(body, told).not.toMatch(/INTERNAL_SERVER_ERROR|UNAVAILABLE/);
      expect(body.length, told).toBeLessThanOrEqual(longestAnswer);
    }
    await askHonestly();
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

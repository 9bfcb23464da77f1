import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { productRoot } from './config.ts';
import { startTestApi, type TestApi } from './testing/test-api.ts';

const readme = readFileSync(path.join(productRoot, 'README.md'), 'utf8');
const examples = [...readme.matchAll(/-d '(\{[\s\S]*?\})'\n/g)].map(([, body = '']) => body);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi('example');
});
afterAll(() => api?.close());

test('the README has three GraphQL examples', () => expect(examples).toHaveLength(3));

test.each(examples)('an example of the README runs as printed: %s', async (body) => {
  const response = await fetch(`${api.origin}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  expect(await response.json()).toEqual({ data: expect.anything() });
});

test('every script that the README names exists', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(productRoot, 'package.json'), 'utf8'));
  const named = [...readme.matchAll(/npm (?:run )?(start|test|dev|import|examples|districts)\b/g)].map(
    ([, script = '']) => script,
  );
  expect([...new Set(named)].filter((script) => !(script in scripts))).toEqual([]);
});

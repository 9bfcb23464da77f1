import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestSite, type TestSite } from '#server/testing/test-site.ts';

let site: TestSite;
let script: string;
beforeAll(async () => {
  const environment = { RATE_LIMIT: '30', TRUST_PROXY: 'on', PUBLIC_URL: 'https://kieznetz.example.org' };
  site = await startTestSite('example', { environment });
  const page = await (await fetch(site.origin)).text();
  script = /<script type="module" src="([^"]+)"/.exec(page)?.[1] ?? '';
});
afterAll(() => site?.close());

const json = { 'Content-Type': 'application/json' };
const html = { Accept: 'text/html' };
const questions = (count: number) =>
  JSON.stringify({ query: `{ ${Array.from({ length: count }, (_, n) => `a${n}: topics { slug }`).join(' ')} }` });

/** An answer of every kind: its status, its address, how it is asked for, whether it is JSON. */
const answers: [status: number, path: string, init: RequestInit, isJson: boolean][] = [
  [200, '/', { headers: html }, false],
  [200, 'SCRIPT', {}, false],
  [200, '/robots.txt', {}, false],
  [200, '/sitemap.xml', { headers: { 'X-Forwarded-For': '203.0.113.1' } }, false],
  [200, '/akteure/lernladen-kaskelstrasse/qr.svg', {}, false],
  [200, '/livez', {}, true],
  [200, '/graphql', { method: 'POST', headers: json, body: questions(1) }, true],
  [200, '/graphql', { method: 'POST', headers: json, body: '{"query":"{ nothing }"}' }, true],
  [400, '/graphql?query={__typename}', {}, true],
  [400, '/%ff', {}, true],
  [400, '/graphql', { method: 'POST', headers: json, body: '{' }, true],
  [404, '/gibt-es-nicht', { headers: html }, false],
  [404, '/gibt-es-nicht', {}, true],
  [405, '/akteure', { method: 'DELETE' }, true],
  [405, '/graphql', { method: 'PUT' }, true],
  [413, '/graphql', { method: 'POST', headers: json, body: ' '.repeat(200_000) }, true],
  [415, '/graphql', { method: 'POST', headers: { 'Content-Type': 'text/x' }, body: 'a' }, true],
];

function expectStrict(headers: Headers, told: string): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy, told).toContain("default-src 'none'");
  expect(policy, told).not.toMatch(/unsafe|\*|http/);
  for (const kind of ['script-src', 'style-src']) {
    const [, allowed = "'self'"] = new RegExp(`${kind} ([^;]*)`).exec(policy) ?? [];
    expect(allowed, told).toBe("'self'");
  }
  expect(headers.get('x-content-type-options'), told).toBe('nosniff');
  expect(headers.get('x-request-id'), told).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get('server') ?? headers.get('x-powered-by'), told).toBeNull();
  expect(headers.get('access-control-allow-origin'), told).toBeNull();
  expect(headers.get('set-cookie'), told).toBeNull();
}

test.each(answers)('%i from %s is strict', async (status, path, init, isJson) => {
  const response = await fetch(site.origin + path.replace('SCRIPT', script), init);
  const text = await response.text();
  expect(response.status, text.slice(0, 200)).toBe(status);
  expectStrict(response.headers, path);
  if (isJson) expect(() => JSON.parse(text)).not.toThrow();
  expect(response.headers.get('content-type') ?? '').toMatch(isJson ? /json/ : /./);
  expect(text).not.toMatch(/node_modules|\bat \/.+:\d+:\d+/);
});

test('429 is strict, as a page and as JSON', async () => {
  const headers = { 'X-Forwarded-For': '203.0.113.9' };
  const ask = () =>
    fetch(`${site.origin}/graphql`, { method: 'POST', headers: { ...json, ...headers }, body: questions(25) });
  await ask();
  const refused = await ask();
  const page = await fetch(`${site.origin}/akteure?search=niemand`, { headers: { ...headers, ...html } });
  expect([refused.status, page.status]).toEqual([429, 429]);
  expectStrict(refused.headers, 'JSON');
  expectStrict(page.headers, 'page');
});

test('503 is strict, as a page and as JSON', async () => {
  const away = await startTestSite('empty');
  await away.database.drop();
  const page = await fetch(`${away.origin}/akteure`, { headers: html });
  const refused = await fetch(`${away.origin}/graphql`, {
    method: 'POST',
    headers: json,
    body: '{"query":"{ actors { totalCount } }"}',
  });
  expect([page.status, refused.status]).toEqual([503, 503]);
  expectStrict(page.headers, 'page');
  expectStrict(refused.headers, 'JSON');
  await away.close();
});

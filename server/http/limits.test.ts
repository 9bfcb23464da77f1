import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi('example');
});
afterAll(() => api?.close());

/** A raw request to the API: what came back, with its errors' codes. */
async function send(
  init: RequestInit,
  search = '',
): Promise<{ status: number; type: string; text: string; codes: string[] }> {
  const response = await fetch(`${api.origin}/graphql${search}`, init);
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const parsed: { code?: string; errors?: { extensions?: { code?: string } }[] } = JSON.parse(text);
  const codes = [parsed.code, ...(parsed.errors ?? []).map(({ extensions }) => extensions?.code)];
  return { status: response.status, type, text, codes: codes.filter((code) => code !== undefined) };
}

const post = (body: string, headers: Record<string, string> = {}) =>
  send({ method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body });
const ask = (query: string, variables?: object) => post(JSON.stringify({ query, variables }));

const nested = (depth: number) =>
  `{ actors(first: 1) { nodes { ${'runBy { '.repeat(depth)}name${' }'.repeat(depth)} } } }`;
const fanOut = `query { ...A } fragment A on Query { ${'...B '.repeat(20)} } fragment B on Query { ${'...C '.repeat(20)} } fragment C on Query { ${'...D '.repeat(20)} } fragment D on Query { topics { slug } districts { id } }`;

describe('a document that would cost too much is refused before it runs', () => {
  test.each([
    ['nested too deep', nested(20), undefined, 'TOO_EXPENSIVE'],
    [
      'pages within pages',
      '{ actors(first: 100) { nodes { partners(first: 100) { partners(first: 100) { name } } } } }',
      undefined,
      'TOO_EXPENSIVE',
    ],
    [
      'the same through a variable',
      'query ($n: PageSize) { actors(first: $n) { nodes { partners(first: $n) { partners(first: $n) { name } } } } }',
      { n: 100 },
      'TOO_EXPENSIVE',
    ],
    [
      'many aliases',
      `{ ${Array.from({ length: 90 }, (_, n) => `a${n}: actors(first: 100) { nodes { id topics { slug } } }`).join(' ')} }`,
      undefined,
      'GRAPHQL_PARSE_FAILED',
    ],
    ['more words than anybody types', `{ ${'topics { slug } '.repeat(500)} }`, undefined, 'GRAPHQL_PARSE_FAILED'],
    ['fragments that fan out', fanOut, undefined, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'fragments in a circle',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
      undefined,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a page of a million', '{ actors(first: 1000000) { totalCount } }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a page of a million as a variable',
      'query ($n: PageSize) { actors(first: $n) { totalCount } }',
      { n: 1_000_000 },
      'BAD_USER_INPUT',
    ],
    ['a page of none', '{ actors(first: 0) { totalCount } }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'false where only true makes sense',
      '{ actors(filter: { wheelchair: false }) { totalCount } }',
      undefined,
      'BAD_USER_INPUT',
    ],
    [
      'a circle of a thousand kilometres',
      '{ actors(filter: { near: { latitude: 52, longitude: 13, metres: 1000000 } }) { totalCount } }',
      undefined,
      'BAD_USER_INPUT',
    ],
    ['distance from nowhere', '{ actors(sort: DISTANCE) { totalCount } }', undefined, 'BAD_USER_INPUT'],
    ['what is neither query nor mutation', 'subscription { actors { totalCount } }', undefined, 'BAD_USER_INPUT'],
    [
      'an hour of long ago',
      '{ actors(filter: { openAt: "2020-01-01T00:00:00Z" }) { totalCount } }',
      undefined,
      'BAD_USER_INPUT',
    ],
    [
      'an hour next year',
      '{ actors(filter: { openAt: "2099-01-01T00:00:00Z" }) { totalCount } }',
      undefined,
      'BAD_USER_INPUT',
    ],
  ])('%s', async (_name, query, variables, code) => {
    const { status, codes, text, type } = await ask(query, variables);
    expect(codes).toContain(code);
    expect(status).toBeLessThan(500);
    expect(type).toMatch(/json/);
    expect(text.length).toBeLessThan(3000);
  });

  test('and the next honest question is answered', async () => {
    const { status, codes } = await ask(
      '{ actors(first: 2) { totalCount nodes { name topics { name } partners { name } } } }',
    );
    expect([status, codes]).toEqual([200, []]);
  });
});

describe('a request that is none is answered in JSON', () => {
  test('broken JSON', async () => expect((await post('{"query":')).status).toBe(400));
  test('an empty body', async () => expect((await post('')).status).toBe(400));
  test('a batch', async () => expect((await post('[{"query":"{ topics { slug } }"}]')).status).toBe(400));
  test('a body of a megabyte', async () =>
    expect((await post(`{"query":"${' '.repeat(1_000_000)}"}`)).status).toBe(413));
  test('a foreign form', async () => {
    const body = new URLSearchParams({ query: '{ topics { slug } }' });
    const { status, text } = await send({ method: 'POST', body });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toContain('neighbourhood');
  });
  test('a plain GET that a foreign page could make', async () => {
    expect((await send({}, '?query={topics{slug}}')).status).toBe(400);
  });
  test('an unknown persisted document', async () => {
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } });
    const { status, type } = await send(
      { headers: { 'apollo-require-preflight': '1' } },
      `?extensions=${encodeURIComponent(extensions)}`,
    );
    expect(status).toBeLessThan(500);
    expect(type).toMatch(/json/);
  });
  test('another method, with those there are', async () => {
    const response = await fetch(`${api.origin}/graphql`, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect(await response.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
  });
  test('an address that is none', async () => {
    const response = await fetch(`${api.origin}/%E0%A4%A`);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/json/);
  });
});

test('a mistyped field is refused without a hint at others', async () => {
  const { text } = await ask('{ actorz { totalCount } }');
  expect(text).not.toMatch(/did you mean/i);
});

describe('GraphQL over HTTP is spoken as its specification wants', () => {
  test('by who says that no foreign page sends the request', async () => {
    const withPreflight: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('apollo-require-preflight', '1');
      return fetch(input, { ...init, headers });
    };
    expect(await failedAudits(withPreflight)).toEqual([]);
  });

  test('else a plain GET, which a foreign page could send, is refused, and nothing more', async () => {
    expect(await failedAudits(fetch)).toEqual([
      'MAY accept application/x-www-form-urlencoded formatted GET requests',
      'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
      'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
    ]);
  });
});

async function failedAudits(fetchFn: typeof fetch): Promise<string[]> {
  const audits = await auditServer({ url: `${api.origin}/graphql`, fetchFn });
  expect(audits.length).toBe(61);
  return audits.filter(({ status }) => status !== 'ok').map(({ name }) => name);
}

test('who sends two operations is asked which one is meant', async () => {
  const { text, codes } = await ask('query A { topics { slug } } query B { topics { slug } }');
  expect(codes).toEqual(['BAD_USER_INPUT']);
  expect(text).toContain('operationName');
});

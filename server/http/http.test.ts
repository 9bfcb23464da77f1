import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestSite, type TestSite } from '#server/testing/test-site.ts';
import { shortAddress } from './short-address.ts';

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite('example');
});
afterAll(() => site?.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(site.origin + path, { headers, redirect: 'manual' });

describe('a public answer', () => {
  test('is kept: the same bytes, a mark, and 304 for who has it', async () => {
    const first = await get('/akteure');
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect(etag).toMatch(/^".+"$/);
    const second = await get('/akteure', { 'If-None-Match': etag });
    expect([second.status, await second.text()]).toEqual([304, '']);
  });

  test('comes compressed as the client takes it', async () => {
    for (const [accepted, encoding] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const response = await get('/akteure', { 'Accept-Encoding': accepted });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(await response.text()).toContain('</html>');
    }
  });

  test('turns over with the next revision, at once and everywhere', async () => {
    const before = await (await get('/akteure/lernladen-kaskelstrasse')).text();
    await site.database.orm.em
      .fork()
      .execute(`update actor set name = 'Lernladen Umbenannt' where slug = 'lernladen-kaskelstrasse'`);
    let after = before;
    for (let tries = 0; tries < 20 && after === before; tries += 1) {
      after = await (await get('/akteure/lernladen-kaskelstrasse')).text();
    }
    expect(after).toContain('Lernladen Umbenannt');
  });

  test('of a page that does not exist is a good 404 in the language of its path', async () => {
    const page = { Accept: 'text/html' };
    const german = await get('/akteure/gibt-es-nicht', page);
    expect([german.status, german.headers.get('content-language')]).toEqual([404, 'de']);
    const english = await get('/en/nothing', page);
    expect([english.status, english.headers.get('content-language')]).toEqual([404, 'en']);
  });

  test('of nothing is one line for who does not read pages', async () => {
    for (const path of ['/akteure/gibt-es-nicht', '/wp-login.php', '/.env', '//evil.example']) {
      const response = await get(path);
      expect([response.status, (await response.json()).code]).toEqual([404, 'NOT_FOUND']);
    }
    const former = await get('/verein.php?id=3', { Accept: 'text/html' });
    expect([former.status, former.headers.get('content-language')]).toEqual([404, 'de']);
  });

  test('leads from an old slug to the present one', async () => {
    await site.database.orm.em.fork().execute(`update actor set slug = 'neuer-name' where slug = 'jugendhaus-am-ring'`);
    const response = await get('/akteure/jugendhaus-am-ring');
    expect([response.status, response.headers.get('location')]).toEqual([
      301,
      expect.stringMatching(/\/akteure\/neuer-name$/),
    ]);
  });
});

test('every answer carries strict headers and an id, and no cookie', async () => {
  for (const path of ['/', '/akteure', '/graphql', '/nirgends.png', '/livez']) {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('permissions-policy')).toContain('geolocation=(self)');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('set-cookie')).toBeNull();
  }
});

test('a page whose database is away says so, in its language, and when to come back', async () => {
  const away = await startTestSite('empty');
  await away.database.drop();
  for (const [path, language] of [
    ['/akteure', 'de'],
    ['/en/akteure', 'en'],
  ]) {
    const response = await fetch(away.origin + path);
    const html = await response.text();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(html).toContain(`<html lang="${language}"`);
    expect(html).toMatch(/<h1/);
    expect(html).not.toMatch(/\bat .+\.js:\d+|postgres|ECONN/);
  }
  expect((await fetch(`${away.origin}/readyz`)).status).toBe(503);
  await away.close();
});

test('health says alive and ready', async () => {
  expect(await (await get('/livez')).json()).toEqual({ status: 'alive' });
  expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
});

test('the QR code of an actor is a picture of its address', async () => {
  const response = await get('/akteure/lernladen-kaskelstrasse/qr.svg');
  expect(response.headers.get('content-type')).toContain('image/svg+xml');
  expect(await response.text()).toMatch(/^<svg/);
  expect((await get('/akteure/gibt-es-nicht/qr.svg')).status).toBe(404);
});

test.each([
  ['203.0.113.77', '203.0.113.0'],
  ['::ffff:203.0.113.77', '203.0.113.0'],
  ['2001:db8:1234:5678::1', '2001:db8:1234::'],
  ['2001:db8::1', '2001:db8::'],
  ['::1', '::'],
  ['nonsense', 'unknown'],
])('the address %s is logged as %s', (address, logged) => expect(shortAddress(address)).toBe(logged));

test.each(['http://evil.example/akteure', '*', 'http://evil.example'])(
  'the address %s is refused, not served',
  async (target) => {
    const { hostname, port } = new URL(site.origin);
    const socket = connect(Number(port), hostname);
    socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"BAD_REQUEST"');
  },
);

test.each(['//', '///', '//[', '//evil.example/', '/\\'])(
  '%s is a path and no host, also for who reads pages',
  async (path) => {
    const { host, port } = new URL(site.origin);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 (200|404) /);
  },
);

test('an address with broken encoding is refused with our headers', async () => {
  const response = await get('/%ff');
  expect([response.status, response.headers.get('x-content-type-options')]).toEqual([400, 'nosniff']);
  expect(await response.json()).toMatchObject({ code: 'BAD_REQUEST' });
});

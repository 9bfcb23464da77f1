import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '#server/config.ts';
import { startTestSite, type TestSite } from '#server/testing/test-site.ts';

const token = 'a-token-of-the-operator';
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite('example', { environment: { METRICS_TOKEN: token } });
});
afterAll(() => site?.close());

const ask = (path: string, headers: Record<string, string> = {}) => fetch(site.origin + path, { headers });
const authorization = `Bearer ${token}`;

/** The value of a line of the metrics. */
async function read(line: string): Promise<number> {
  const text = await (await ask('/metrics', { authorization })).text();
  const found = text.split('\n').find((candidate) => candidate.startsWith(`${line} `));
  return Number(found?.slice(line.length + 1));
}

describe('/metrics', () => {
  test('is an address that does not exist, but for who carries the token', async () => {
    const closed = await startTestSite('empty');
    const nobody = await fetch(`${closed.origin}/metrics`, { headers: { authorization } });
    await closed.close();
    const unknown = await ask('/metriken');
    const refused = await Promise.all([
      ask('/metrics'),
      ask('/metrics', { authorization: 'Bearer another-token-of-who' }),
      ask('/metrics', { authorization: token }),
      ask(`/metrics?token=${token}`),
    ]);
    const described = async (response: Response) =>
      [
        response.status,
        response.headers.get('content-type'),
        (await response.text()).replace(/[0-9a-f-]{36}/g, 'id'),
      ] as const;
    const [status, type, body] = await described(unknown);
    expect(status).toBe(404);
    for (const response of [nobody, ...refused]) {
      const [likeStatus, likeType, likeBody] = await described(response);
      expect([likeStatus, likeType]).toEqual([status, type]);
      expect(likeBody).toBe(body);
    }
    const given = await ask('/metrics', { authorization });
    expect([given.status, given.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(given.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await given.text();
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  test('counts requests by kind, method and class of status, never by address', async () => {
    const pages = `kieznetz_request_duration_seconds_count{kind="page",method="GET",status="4xx"}`;
    const before = (await read(pages)) || 0;
    for (let n = 0; n < 3; n += 1) await ask(`/akteure/gibt-es-nicht-${n}`, { accept: 'text/html' });
    expect((await read(pages)) - before).toBe(3);
    const text = await (await ask('/metrics', { authorization })).text();
    expect(text).not.toContain('gibt-es-nicht');
    expect(text.split('\n').filter((line) => line.startsWith('kieznetz_')).length).toBeLessThan(300);
  });

  test('counts what came from memory, and what was not sent again', async () => {
    const hits = 'kieznetz_cache_answers_total{result="hit"}';
    const first = await ask('/akteure?topics=family');
    const before = [await read(hits), (await read('kieznetz_not_modified_total{kind="page"}')) || 0];
    await ask('/akteure?topics=family', { 'If-None-Match': first.headers.get('etag') ?? '' });
    expect(await read(hits)).toBe((before[0] ?? 0) + 1);
    expect(await read('kieznetz_not_modified_total{kind="page"}')).toBe((before[1] ?? 0) + 1);
    expect(await read('kieznetz_cache_entries')).toBeGreaterThan(0);
    expect(await read('kieznetz_cache_bytes')).toBeGreaterThan(1000);
  });

  test('tells the connections, and how far this process is behind the database', async () => {
    expect(await read('kieznetz_database_connections{state="open"}')).toBeGreaterThan(0);
    expect(await read('kieznetz_database_connections{state="waiting"}')).toBe(0);
    const revision = await read('kieznetz_database_revision');
    await site.database.orm.em
      .fork()
      .execute(`update actor set name = name || '.' where slug = 'lernladen-kaskelstrasse'`);
    expect(await read('kieznetz_database_revision')).toBe(revision + 1);
    for (let tries = 0; tries < 100 && (await read('kieznetz_revision')) !== revision + 1; tries += 1);
    expect(await read('kieznetz_revision')).toBe(revision + 1);
    expect(await read('kieznetz_revision_lag_seconds')).toBe(0);
  });
});

test('a token that could be guessed is refused, and not repeated', () => {
  expect(() => readConfig({ METRICS_TOKEN: 'secret' })).toThrow(
    /^The variable METRICS_TOKEN is of a wrong form, but should be at least 16/,
  );
});

import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { databaseProcesses, databaseUrlOf, dataFolder, endProcesses, runServer } from '#server/testing/test-process.ts';
import { startTestSite } from '#server/testing/test-site.ts';
import { type Question, startVisitors, type Visit } from '#server/testing/test-visitors.ts';

afterAll(endProcesses);

/** What is in memory before the database goes. */
const kept: Question[] = [
  { kind: 'kept page', path: '/akteure' },
  { kind: 'kept mark', path: '/akteure/lernladen-kaskelstrasse', headers: { 'If-None-Match': '*' } },
  { kind: 'kept sitemap', path: '/sitemap.xml' },
];
const others: Question[] = [
  { kind: 'new page', path: () => `/akteure?search=${Math.random()}` },
  { kind: 'query', path: '/graphql', body: JSON.stringify({ query: '{ actors(first: 3) { nodes { name } } }' }) },
  { kind: 'readiness', path: '/readyz' },
];

describe('while PostgreSQL is away under load, kept pages are served, all else says when to come back, and soon after', () => {
  test('the embedded one, killed', async () => {
    const folder = dataFolder();
    const { server, origin, stop } = await runServer(folder, { SEED: 'example', RATE_LIMIT: 'off' });
    const { during, after } = await visitThrough(origin, databaseUrlOf(folder), async () => {
      for (const pid of databaseProcesses(folder)) process.kill(pid, 'SIGKILL');
      await wait(300);
    });
    expectServed(during);
    expectServed(after);
    expect(server.child.exitCode).toBe(null);
    expect(await stop('SIGTERM')).toBe(0);
  });

  test('the given one, shut down for a while', async () => {
    // the embedded database of one server is the given one of another: that one stands still while it is to be away
    const folder = dataFolder();
    const keeper = await runServer(folder, { SEED: 'example' });
    const { server, origin, stop } = await runServer(dataFolder(), {
      DATABASE_URL: databaseUrlOf(folder),
      RATE_LIMIT: 'off',
    });
    const { during, after } = await visitThrough(origin, databaseUrlOf(folder), async () => {
      keeper.server.child.kill('SIGSTOP');
      const [postmaster = 0] = databaseProcesses(folder);
      process.kill(postmaster, 'SIGINT');
      await wait(2500);
      keeper.server.child.kill('SIGCONT');
    });
    expectServed(during);
    expectServed(after);
    expect(during.some(({ status }) => status === 503)).toBe(true);
    const stale = during.filter(({ kind, headers }) => kind.startsWith('kept') && headers['age'] !== undefined);
    expect(stale.length).toBeGreaterThan(0);
    expect(stale[0]?.headers['cache-status']).toMatch(/^kieznetz; hit; ttl=\d+; detail="the database is away"$/);
    expect(server.child.exitCode).toBe(null);
    expect(await stop('SIGTERM')).toBe(0);
    expect(await keeper.stop('SIGTERM')).toBe(0);
  });
});

test('when only the notices of changes are cut off, who writes reads what was written', async () => {
  const site = await startTestSite('example');
  const page = () => fetch(`${site.origin}/akteure/lernladen-kaskelstrasse`);
  const db = site.database.orm.em.fork();
  expect((await page()).status).toBe(200);
  // who is connected stays so, the listener does not come back
  const administrator = new pg.Client({ connectionString: inject('postgresUrl') });
  await administrator.connect();
  await administrator.query(`alter database ${new URL(site.database.url).pathname.slice(1)} allow_connections false`);
  await administrator.end();
  await db.execute(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where application_name = 'kieznetz revisions' and datname = current_database()`,
  );
  for (const name of ['Erster', 'Zweiter', 'Dritter']) {
    await db.execute(`update actor set name = '${name} Name' where slug = 'lernladen-kaskelstrasse'`);
    const response = await page();
    expect((await response.text()).includes(`${name} Name`)).toBe(true);
    expect(response.headers.get('age')).toBe(null);
  }
  await site.close();
});

/** Lets eighteen visitors ask before, while and after the database is away. */
async function visitThrough(origin: string, databaseUrl: string, outage: () => Promise<void>) {
  const visitors = startVisitors(origin, [...kept, ...others], 3);
  while (!others.every(({ kind }) => visitors.visits.some((visit) => visit.kind === kind))) await wait(20);
  await wait(500);
  const before = visitors.visits.length;
  expectServed(visitors.visits.slice(0, before));
  await outage();
  while (!(await accepts(databaseUrl))) await wait(5);
  const back = performance.now();
  const during = visitors.visits.slice(before);
  while (!others.every(({ kind }) => visitors.visits.some((visit) => visit.kind === kind && isGood(visit, back)))) {
    await wait(5);
    expect(performance.now() - back).toBeLessThan(1000);
  }
  const good = visitors.visits.length;
  await wait(700);
  const after = (await visitors.stop()).slice(good);
  expect(after.filter(({ status }) => status === 503)).toEqual([]);
  return { during, after };
}

/** The statuses of what is kept, whatever happens to the database. */
const allowed: Record<string, number[]> = { 'kept page': [200], 'kept sitemap': [200], 'kept mark': [304] };

function isGood({ status, at }: Visit, since: number): boolean {
  return status === 200 && at > since;
}

function expectServed(visits: readonly Visit[]): void {
  const seen = Object.groupBy(visits, ({ kind, status }) => `${kind} ${status}`);
  for (const { kind, status, headers, body } of Object.values(seen).flatMap((same) => same?.slice(0, 50) ?? [])) {
    expect(status, `${kind}: ${body.slice(0, 200)}`).toBeOneOf(allowed[kind] ?? [200, 503]);
    if (status === 503) expect(Number(headers['retry-after']), kind).toBeGreaterThan(0);
    if (kind === 'kept page') expect(body.includes('</html>'), body.slice(0, 200)).toBe(true);
    expect(body).not.toMatch(/ECONN|terminat|node_modules/);
  }
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

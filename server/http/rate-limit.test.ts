import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestSite, type TestSite } from '#server/testing/test-site.ts';
import { clientNetwork } from './client-network.ts';
import { createRateLimit, RateLimitError } from './rate-limit.ts';

const sites: TestSite[] = [];
afterAll(async () => {
  for (const site of sites) await site.close();
});

/** A site that allows so many points a minute, behind a proxy. */
async function siteWith(points: number): Promise<TestSite> {
  const site = await startTestSite('example', { environment: { RATE_LIMIT: String(points), TRUST_PROXY: 'on' } });
  sites.push(site);
  return site;
}

const from = (address: string) => ({ 'X-Forwarded-For': address });

function ask(site: TestSite, address: string, query: string): Promise<Response> {
  return fetch(`${site.origin}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...from(address) },
    body: JSON.stringify({ query }),
  });
}

const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, n) => `a${n}: topics { slug }`).join(' ')} }`;

describe('questions that have to be worked out', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await siteWith(25);
  });

  test('are refused beyond the limit, with a code and the time to wait, for that address alone', async () => {
    expect((await ask(site, '203.0.113.1', aliases(20))).status).toBe(200);
    const refused = await ask(site, '203.0.113.1', aliases(20));
    expect([refused.status, refused.headers.get('content-type')]).toEqual([429, expect.stringMatching(/json/)]);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    const { errors } = await refused.json();
    expect(errors[0].extensions).toEqual({ code: 'RATE_LIMITED' });
    expect((await ask(site, '203.0.113.2', aliases(1))).status).toBe(200);
  });

  test('cost under many names in one request what they cost in many requests', async () => {
    for (let asked = 0; asked < 25; asked += 1) await ask(site, '203.0.113.3', aliases(1));
    expect((await ask(site, '203.0.113.3', aliases(1))).status).toBe(429);
    expect((await ask(site, '203.0.113.4', aliases(26))).status).toBe(429);
  });

  test('count for a whole line of IPv6, and for an IPv4 address in whatever clothes', async () => {
    await ask(site, '2001:db8:1:2::1', aliases(26));
    expect((await ask(site, '2001:db8:1:2:ffff::9', aliases(1))).status).toBe(429);
    expect((await ask(site, '2001:db8:1:3::1', aliases(1))).status).toBe(200);
    await ask(site, '203.0.113.5', aliases(26));
    expect((await ask(site, '::ffff:203.0.113.5', aliases(1))).status).toBe(429);
  });

  test('cannot hide behind addresses that the asker wrote into the header', async () => {
    await ask(site, '203.0.113.6', aliases(26));
    expect((await ask(site, '198.51.100.1, 203.0.113.6', aliases(1))).status).toBe(429);
  });

  test('stand in the database without their address', async () => {
    await ask(site, '203.0.113.7', aliases(1));
    const rows = await site.database.orm.em.fork().execute<{ key: string }[]>('select * from rate_limit');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('203.0.113');
    expect(rows.every(({ key }) => /^[\w-]{22}$/.test(key))).toBe(true);
  });

  test('are counted over all processes, and over a restart', async () => {
    const [one, other] = [await createRateLimit(site.database.url, 50), await createRateLimit(site.database.url, 50)];
    await one.charge('203.0.113.8', 30);
    await one.close();
    await expect(other.charge('203.0.113.8', 30)).rejects.toBeInstanceOf(RateLimitError);
    await other.close();
  });
});

describe('pages', () => {
  test('that have to be made are refused with a page in their language that says when to come back', async () => {
    const site = await siteWith(10);
    const visit = (path: string) =>
      fetch(site.origin + path, { headers: { Accept: 'text/html,*/*;q=0.8', ...from('203.0.113.9') } });
    for (const path of ['/akteure?search=a', '/akteure?search=b']) expect((await visit(path)).status).toBe(200);
    const refused = await visit('/akteure?search=c');
    expect([refused.status, refused.headers.get('content-language')]).toEqual([429, 'de']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const html = await refused.text();
    expect(html).toContain('Bitte einen Moment Geduld');
    expect(html).not.toContain('<script type="module"');
    // whom one can call instead
    expect(html).toContain('href="tel:');
    expect(await (await visit('/en/akteure?search=c')).text()).toContain('One moment, please');
    // those that are kept go on, and so does whoever shares the making of one
    expect((await visit('/akteure?search=a')).status).toBe(200);
  });

  test('from memory are refused only far beyond', async () => {
    const site = await siteWith(10);
    const visit = () => fetch(`${site.origin}/robots.txt`, { headers: from('203.0.113.10') });
    const statuses: number[] = [];
    for (let asked = 0; asked < 41; asked += 1) statuses.push((await visit()).status);
    expect(statuses.slice(0, 40)).toEqual(Array(40).fill(200));
    const refused = await visit();
    expect([statuses[40], refused.status]).toEqual([429, 429]);
    expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED' });
    expect((await fetch(`${site.origin}/livez`, { headers: from('203.0.113.10') })).status).toBe(200);
  });
});

test('while the database is away, everybody is counted in the process, and the limit makes no error of its own', async () => {
  const site = await startTestSite('empty');
  const rateLimit = await createRateLimit(site.database.url, 20);
  await rateLimit.charge('203.0.113.11', 1);
  await site.database.drop();
  for (let asked = 0; asked < 4; asked += 1) await rateLimit.charge('203.0.113.11', 5);
  await expect(rateLimit.charge('203.0.113.11', 5)).rejects.toBeInstanceOf(RateLimitError);
  await rateLimit.charge('203.0.113.12', 5);
  await rateLimit.close();
  await site.close();
});

test.each([
  ['203.0.113.77', '203.0.113.77'],
  ['::ffff:203.0.113.77', '203.0.113.77'],
  ['::ffff:cb00:714d', '203.0.113.77'],
  ['2001:db8:1234:5678:9abc::1', '2001:db8:1234:5678'],
  ['2001:DB8::1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['::', '0:0:0:0'],
  ['203.0.113.77:80', 'unknown'],
  ['<script>', 'unknown'],
])('the address %s counts as %s', (address, network) => expect(clientNetwork(address)).toBe(network));

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyPage, type House, openHouse, waitForMap, waitUntilLive } from './visitor.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const operationsOf = (requests: readonly string[]): string[] =>
  requests
    .map((address) => new URL(address))
    .filter(({ pathname }) => pathname === '/graphql')
    .map(({ searchParams }) => searchParams.get('operationName') ?? 'unnamed');

/** What coordinators see is fetched by their browser; and a link that is not good any more says so with its status. */
const rendered = everyPage.filter((path) => !/^\/(?:koordination|bestaetigen)/.test(path));

describe('a page that came from the server', () => {
  test.each(rendered)('becomes live without a change and without asking again: %s', async (path) => {
    const plain = await house.visit(path, { javaScriptEnabled: false });
    const served = await textOf(plain.page);
    await plain.leave();
    const { page, requests, problems, leave } = await house.visit(path);
    expect(await textOf(page)).toBe(served);
    await page.waitForLoadState('networkidle');
    const onlyTheMap = ['MapBase', 'MapFeatures', 'MapSelection'];
    expect(operationsOf(requests).filter((operation) => !onlyTheMap.includes(operation))).toEqual([]);
    const expected = path === '/gibt-es-nicht' ? [expect.stringContaining('404')] : [];
    expect(problems).toEqual(expected);
    await leave();
  });

  /** What the page says, as far as it is the same with and without JavaScript. */
  function textOf(page: import('playwright-core').Page): Promise<string> {
    return page.evaluate(() => {
      const said = document.getElementById('content')?.cloneNode(true);
      if (!(said instanceof HTMLElement)) return 'no content';
      for (const later of said.querySelectorAll('#map, [role=img], [data-feature]')) later.remove();
      return said.textContent;
    });
  }

  test('does not move what is being read', async () => {
    const context = await house.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      const record = { shifted: 0 };
      Object.assign(window, { record });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) record.shifted += 'value' in entry ? Number(entry.value) : 0;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const path of ['/', '/akteure?topics=family', '/akteure/lernladen-kaskelstrasse']) {
      await page.goto(house.site.origin + path);
      await page.waitForLoadState('networkidle');
      const shifted = await page.evaluate(() => Reflect.get(Reflect.get(window, 'record'), 'shifted'));
      expect(shifted, path).toBeLessThan(0.01);
    }
    await context.close();
  });

  test('asks once for a filter, and not again on the way back', async () => {
    const { page, requests, problems, leave } = await house.visit('/akteure');
    await waitForMap(page);
    requests.length = 0;
    await page.getByRole('checkbox', { name: 'Stufenlos' }).check();
    await page.getByRole('link', { name: 'Filter entfernen: Stufenlos' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(operationsOf(requests).filter((operation) => operation === 'DirectoryPage')).toHaveLength(1);
    expect(operationsOf(requests).filter((operation) => operation === 'MapFeatures')).toHaveLength(1);
    expect(requests.filter((address) => !new URL(address).pathname.startsWith('/graphql'))).toEqual([]);
    requests.length = 0;
    await page.goBack();
    await page.getByRole('link', { name: 'Filter entfernen: Stufenlos' }).waitFor({ state: 'detached' });
    expect(operationsOf(requests).filter((operation) => operation === 'DirectoryPage')).toEqual([]);
    expect(problems).toEqual([]);
    await leave();
  });

  test('needs at most 150 kB of JavaScript before the filters work', async () => {
    const context = await house.browser.newContext();
    const page = await context.newPage();
    const scripts = new Map<string, number>();
    // Leaflet comes after the list, so it may as well not come at all: filters do not wait for it.
    await page.route(/\.js$/, async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      if (body.includes('leaflet-container')) return route.abort();
      scripts.set(response.url(), gzipSync(body, { level: 9 }).length);
      return route.fulfill({ response, body });
    });
    await page.goto(`${house.site.origin}/akteure`);
    await waitUntilLive(page);
    await page.getByRole('checkbox', { name: 'Stufenlos' }).check();
    await page.getByRole('link', { name: 'Filter entfernen: Stufenlos' }).waitFor();
    await page.waitForLoadState('networkidle');
    const total = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
    expect(scripts.size).toBeGreaterThan(0);
    expect(total).toBeGreaterThan(60_000);
    expect(total).toBeLessThanOrEqual(150_000);
    await context.close();
  });

  test('sends its scripts compressed, to be kept for good', async () => {
    const html = await (await fetch(`${house.site.origin}/akteure`)).text();
    const files = [...html.matchAll(/(?:<script type="module" src|<link rel="modulepreload" href)="(.*?)"/g)];
    expect(files.length).toBeGreaterThan(1);
    for (const [, file = ''] of files) {
      const response = await fetch(house.site.origin + file, { headers: { 'accept-encoding': 'gzip' } });
      expect(response.headers.get('cache-control'), file).toContain('immutable');
      // a smaller file would not become smaller
      const isLarge = (await response.text()).length > 1000;
      expect(response.headers.get('content-encoding'), file).toBe(isLarge ? 'gzip' : null);
    }
  });
});

import { createServer, type Server } from 'node:http';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestSite, type TestSite } from '#server/testing/test-site.ts';
import { violationsOf } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { waitUntilLive } from './visitor.ts';

let browser: Browser;
let site: TestSite;
let deadTileHost: Server;
let tilesAsked = 0;

beforeAll(async () => {
  deadTileHost = createServer((_request, response) => {
    tilesAsked += 1;
    response.destroy();
  });
  await new Promise<void>((resolve) => deadTileHost.listen(0, '127.0.0.1', resolve));
  const address = deadTileHost.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const environment = { MAP_TILES: `http://127.0.0.1:${port}/{z}/{x}/{y}` };
  [browser, site] = await Promise.all([launchBrowser(), startTestSite('example', { environment })]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  deadTileHost?.close();
});

const desktop: BrowserContextOptions = { locale: 'de-DE', viewport: { width: 1280, height: 900 } };

async function openMap(path: string, options: BrowserContextOptions = desktop): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(site.origin + path);
  await page.locator('[data-feature]').first().waitFor();
  return page;
}

const map = (page: Page): Locator => page.getByRole('application', { name: 'Karte der gefundenen Orte' });
const focused = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

/** Opens clusters until one fans out into a list. */
async function openStack(page: Page): Promise<Locator> {
  const card = page.getByRole('dialog');
  while (!(await card.isVisible())) {
    const before = page.url();
    const stack = page.getByRole('button', { name: /an einer Stelle/ }).first();
    const cluster = (await stack.isVisible()) ? stack : page.getByRole('button', { name: /Orte, näher heran/ }).first();
    await cluster.click();
    await page.waitForFunction((url) => document.querySelector('[role=dialog]') || location.href !== url, before);
    await page.waitForTimeout(500);
  }
  return card;
}

test('an entry keeps room for its small map, which is fetched when one scrolls there', async () => {
  const viewport = { width: 360, height: 640 };
  const page = await (await browser.newContext({ ...desktop, viewport })).newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${site.origin}/akteure/lernladen-kaskelstrasse`);
  await waitUntilLive(page);
  const next = page.getByRole('heading', { name: 'Wann geöffnet' });
  const [, before] = [await page.waitForLoadState('networkidle'), (await next.boundingBox())?.y ?? 0];
  expect(asked.filter((address) => address.includes('MapBase'))).toEqual([]);
  await next.scrollIntoViewIfNeeded();
  await page.getByRole('img', { name: /Karte/ }).waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  expect(Math.abs(((await next.boundingBox())?.y ?? 0) - before)).toBeLessThan(60);
  await page.context().close();
});

describe('a resident on the map', () => {
  test('sees districts and stations where no tile can be had, and nothing leaves the house', async () => {
    const page = await (await browser.newContext(desktop)).newPage();
    const foreign: string[] = [];
    const refused: string[] = [];
    page.on('request', (request) => request.url().startsWith(site.origin) || foreign.push(request.url()));
    page.on(
      'response',
      (answer) => answer.url().includes('/map/') && answer.status() >= 400 && refused.push(answer.url()),
    );
    await page.goto(`${site.origin}/akteure`);
    await map(page).getByText('Neu-Lichtenberg', { exact: true }).waitFor();
    await map(page).getByText('S+U', { exact: true }).waitFor();
    await expect.poll(() => tilesAsked).toBeGreaterThan(0);
    expect([foreign.filter((url) => !url.startsWith('data:')), refused]).toEqual([[], []]);
    await page.context().close();
  });

  test('counts every place: marks, what lies outside and what has no place', async () => {
    const page = await openMap('/akteure');
    const labels = await page.locator('[data-feature]').evaluateAll((marks) => marks.map((mark) => mark.textContent));
    const marked = labels.reduce((sum, label) => sum + (Number(label) || 1), 0);
    await page.getByText(`${marked} Orte hier`, { exact: true }).waitFor();
    await page.getByRole('link', { name: /ohne festen Ort zeigen/ }).click();
    await page.getByRole('link', { name: 'Filter entfernen: ohne festen Ort' }).waitFor();
    await page.getByText('Kein Ort hier', { exact: true }).waitFor();
    await page.context().close();
  });

  test('goes from mark to mark by keyboard, opens one, and comes back to it', async () => {
    const page = await openMap('/akteure?map=52.5025,13.506,15');
    await map(page).focus();
    await page.keyboard.press('ArrowRight');
    const first = await focused(page);
    await page.keyboard.press('ArrowDown');
    const second = await focused(page);
    expect([first, second].every(Boolean)).toBe(true);
    expect(second).not.toBe(first);
    await page.locator('[data-feature][aria-label*="Verein"]').first().focus();
    const pin = await focused(page);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(page.url()).toContain('selected=');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe(pin);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('Karte der gefundenen Orte');
    await page.context().close();
  });

  test('closes what is open by a tap on bare ground', async () => {
    const page = await openMap('/akteure?selected=ankerplatz-migrationsberatung');
    await page.getByRole('dialog').waitFor();
    await map(page).click({ position: { x: 15, y: 15 } });
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(page.url()).not.toContain('selected=');
    await page.context().close();
  });

  test('passes the map with one tab', async () => {
    const page = await openMap('/akteure');
    await map(page).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    expect(await map(page).evaluate((area) => area.contains(document.activeElement))).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Karte der gefundenen Orte');
    await page.context().close();
  });

  test('sees the place of a card that is pointed at, also out of a cluster', async () => {
    const page = await openMap('/akteure');
    const pin = map(page).getByRole('button', { name: 'Ankerplatz Migrationsberatung, Einrichtung' });
    expect(await pin.count()).toBe(0);
    await page.getByRole('article').filter({ hasText: 'Ankerplatz Migrationsberatung' }).hover();
    await pin.waitFor();
    await page.context().close();
  });

  test('gets a list where several share an address, goes to one, and finds the same map on the way back', async () => {
    const page = await openMap('/akteure');
    const card = await openStack(page);
    expect(await card.getByRole('link').count()).toBeGreaterThan(1);
    const view = new URL(page.url()).searchParams.get('map');
    expect(view).toMatch(/^52\.\d+,13\.\d+,\d+(\.5)?$/);
    await card.getByRole('link').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goBack();
    await page.locator('[data-feature]').first().waitFor();
    expect(new URL(page.url()).searchParams.get('map')).toBe(view);
    await page.context().close();
  });

  test.each([
    ['light, 1280 px', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }],
    ['dark, 320 px', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }],
  ] as const)('meets the rules of WCAG 2.2 AA with a card open: %s', async (_name, options) => {
    const page = await openMap('/akteure?selected=ankerplatz-migrationsberatung', options);
    await page.getByRole('dialog').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });
});

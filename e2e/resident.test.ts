import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestSite, type TestSite } from '#server/testing/test-site.ts';
import { launchBrowser } from './browser.ts';

let browser: Browser;
let site: TestSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startTestSite('example')]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(path: string, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(site.origin + path);
  return page;
}

describe('a resident', () => {
  test('searches from the home page and opens what was found', async () => {
    const page = await open('/');
    await page.getByRole('searchbox').or(page.getByRole('combobox')).first().fill('Hausaufgabenhilfe');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Lernladen Kaskelstraße' }).waitFor();
    await page.getByRole('link', { name: 'Lernladen Kaskelstraße' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Lernladen Kaskelstraße' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/akteure/lernladen-kaskelstrasse');
    await page.context().close();
  });

  test('finds the same without JavaScript', async () => {
    const page = await open('/akteure?search=Hausaufgabenhilfe', { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Lernladen Kaskelstraße' }).first().click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Lernladen Kaskelstraße');
    await page.context().close();
  });
});

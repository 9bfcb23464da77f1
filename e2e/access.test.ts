import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { everyPage, type House, laptop, openHouse, phone, waitForList, waitForMap } from './visitor.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

/** 400 % on a screen of 1280 × 1024 (WCAG 2.2, 1.4.10). */
const zoomed = { width: 320, height: 256 };

/** How far the page can be scrolled sideways, px. */
const sidewaysOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** 1 to 6, in the order of the page. */
const levelsOf = (page: Page): Promise<number[]> =>
  page
    .locator('h1, h2, h3, h4, h5, h6')
    .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));

/** One heading of the page itself, first, and no level left out below it. */
function expectOutline(levels: readonly number[]): void {
  expect(levels[0]).toBe(1);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
}

describe('everybody can use', () => {
  test('no page with a fault that axe would overlook: those made on purpose are found', async () => {
    const { page, leave } = await house.visit('/impressum');
    await page.evaluate(() => {
      document.querySelector('main')?.append(document.createElement('button'), document.createElement('input'));
    });
    const rules = (await violationsOf(page)).map((violation) => violation.split(':')[0]);
    expect(rules).toEqual(['button-name', 'label', 'target-size']);
    await leave();
  });

  test.each([...everyPage, '/en/akteure?search=help', '/en/akteure/beratungshaus-lueckstrasse'])(
    '%s, light on a laptop, dark and four times as large, with headings in order',
    async (path) => {
      const { page, leave } = await house.visit(path);
      await page.waitForLoadState('networkidle');
      expectOutline(await levelsOf(page));
      for (const [view, viewport, colorScheme] of [
        ['light, 1280 px', laptop, 'light'],
        ['dark, 400 %', zoomed, 'dark'],
      ] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        expect(await violationsOf(page), view).toEqual([]);
        expect(await sidewaysOf(page), `${view} scrolls sideways`).toBe(0);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await sidewaysOf(page), '320 px scroll sideways').toBe(0);
      await leave();
    },
  );

  test('what opens: a panel of filters, the sheet of a phone, suggestions', async () => {
    const { page, leave } = await house.visit('/akteure');
    await page.locator('summary', { hasText: 'Thema' }).click();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByLabel('Was suchen Sie?').first().focus();
    await page.getByRole('combobox', { name: 'Was suchen Sie?' }).fill('deutsch');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    // Whoever leaves the open list closes it first, so nobody comes to what is hidden behind it.
    expect((await violationsOf(page)).filter((violation) => !violation.startsWith('aria-hidden-focus'))).toEqual([]);
    await page.keyboard.press('Escape');
    await page.setViewportSize(phone);
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('checkbox', { name: 'Stufenlos' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await leave();
  });

  test('targets of a finger, at least 44 px', async () => {
    for (const path of ['/', '/akteure', '/akteure/lernladen-kaskelstrasse', '/merkliste?actors=papazeit']) {
      const { page, leave } = await house.visit(path, { viewport: phone, hasTouch: true });
      await page.waitForLoadState('networkidle');
      const small = await page
        .locator('button, summary, select, input[type=search], input[type=text], nav a')
        .evaluateAll((targets) =>
          targets
            .filter((target) => target.checkVisibility() && target.closest('[role=img]') === null)
            .map((target) => ({
              target: target.textContent || target.outerHTML,
              // A mark of the map is drawn smaller than what a finger may hit.
              ...(target.closest('.leaflet-marker-icon') ?? target).getBoundingClientRect().toJSON(),
            }))
            .filter(({ width, height }) => width < 43.5 || height < 43.5)
            .map(({ target, width, height }) => `${target} ${width} × ${height}`),
        );
      expect(small, path).toEqual([]);
      await leave();
    }
  });
});

describe('by ear', () => {
  test('the directory is read in order: what it is, search and filters, the list, the map', async () => {
    const { page, leave } = await house.visit('/akteure?topics=family&districts=114010');
    await waitForMap(page);
    const snapshot = await page.locator('body').ariaSnapshot();
    const landmarks = snapshot
      .split('\n')
      .map((line) =>
        /^\s*- (complementary|banner|navigation|main|search|heading|region|contentinfo|list)\b( "[^"]*")?( \[level=\d\])?/.exec(
          line,
        ),
      )
      .filter((match) => match !== null && (match[1] !== 'list' || match[2] !== undefined))
      .map((match) => match?.[0].trim().slice(2));
    expect(landmarks).toEqual([
      'complementary "Hinweis zu den Daten"',
      'banner',
      'navigation "Hauptnavigation"',
      'main',
      'heading "Wer ist hier aktiv?" [level=1]',
      'search',
      'list "Gesetzte Filter"',
      'region "2 Einträge"',
      'heading "2 Einträge" [level=2]',
      'list "Gefundene Einträge"',
      'heading "Kinderküche Gensinger e. V." [level=3]',
      'heading "Samstagsschule Lastivka e. V." [level=3]',
      'region "Karte"',
      'contentinfo',
      'navigation "Über diese Seite"',
    ]);
    await leave();
  });

  test('the count is told once for what was changed in one go, and never while typing', async () => {
    const { page, leave } = await house.visit('/akteure');
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      const region = document.querySelector('#list [aria-live]');
      if (region)
        new MutationObserver(() => told.push(region.textContent)).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
    });
    const told = () => page.evaluate(() => Reflect.get(window, 'told'));
    await page.getByLabel('Was suchen Sie?').first().pressSequentially('kinder', { delay: 60 });
    expect(await told()).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Filter entfernen: „kinder“' }).waitFor();
    await page.getByRole('checkbox', { name: 'Stufenlos' }).check();
    await page.getByRole('link', { name: 'Filter entfernen: Stufenlos' }).waitFor();
    await waitForList(page);
    const count = (await page.locator('#result-count').textContent()) ?? '';
    await expect.poll(told, { timeout: 5000 }).toEqual([count]);
    await leave();
  });
});

describe('by keyboard alone', () => {
  test('a resident searches, filters, opens a result, reads it and goes back to where they were', async () => {
    const { page, leave } = await house.visit('/');
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).toBe('Zum Inhalt springen');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Was suchen Sie?');
    await page.keyboard.type('Hausaufgabenhilfe');
    await page.keyboard.press('Enter');
    await page.locator('#result-count').waitFor();

    await tabTo(page, /^Stadtteil/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Neu-Lichtenberg/);
    await page.keyboard.press('Space');
    await page.getByRole('link', { name: 'Filter entfernen: Neu-Lichtenberg' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await focusedName(page)).toMatch(/^Stadtteil/);

    await tabTo(page, 'Lernladen Kaskelstraße');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Lernladen Kaskelstraße' }).waitFor();
    await tabTo(page, 'Alle Einträge');
    await tabTo(page, 'Merken: Lernladen Kaskelstraße');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Merkliste (1)' }).waitFor();

    await page.goBack();
    await page.getByRole('link', { name: 'Filter entfernen: Neu-Lichtenberg' }).waitFor();
    expect(await focusedName(page)).toBe('Lernladen Kaskelstraße');
    await leave();
  });

  test('chooses a suggestion', async () => {
    const { page, leave } = await house.visit('/');
    await page.getByLabel('Was suchen Sie?').focus();
    await page.getByRole('combobox', { name: 'Was suchen Sie?' }).waitFor();
    await page.keyboard.type('Lernladen');
    await page.getByRole('option', { name: /Lernladen Kaskelstraße/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Lernladen Kaskelstraße' }).waitFor();
    await leave();
  });
});

/** What the focused element is called: by its label, the text of its label element, or its own text. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const label = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : undefined;
    return (focused?.getAttribute('aria-label') ?? label ?? focused?.textContent ?? '').trim();
  });
}

/** Presses Tab until an element of that name has the focus; fails when the page has been gone round. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await focusedName(page);
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    passed.push(focused.slice(0, 40));
  }
  throw new Error(`Tab never came to ${name}, only to ${passed.join(' · ')}`);
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyPage, type House, openHouse, seenText, waitForList, waitForMap, waitUntilLive } from './visitor.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

describe('the address bar', () => {
  test('keeps page and filters when the language is switched', async () => {
    const { page, leave } = await house.visit('/akteure?topics=family&districts=114010&sort=recently_confirmed');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Remove filter: Families and children' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(new URL(page.url()).pathname).toBe('/en/akteure');
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      topics: 'family',
      districts: '114010',
      sort: 'recently_confirmed',
    });
    await page.getByRole('link', { name: 'Kinderküche Gensinger e. V.' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kinderküche Gensinger e. V.' }).waitFor();
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { level: 2, name: 'Erreichen' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/akteure/kinderkueche-gensinger');
    await leave();
  });

  test('brings one back to the same list at the same height, forward again, and through a reload', async () => {
    const { page, leave } = await house.visit('/akteure?kinds=initiative');
    await waitForMap(page);
    await page.getByRole('checkbox', { name: 'Stufenlos' }).check();
    await page.getByRole('link', { name: 'Filter entfernen: Stufenlos' }).waitFor();
    const address = page.url();
    await waitForList(page);
    const link = page.getByRole('article').nth(6).getByRole('link');
    await link.scrollIntoViewIfNeeded();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(300);
    const height = await page.evaluate(() => window.scrollY);
    await link.click();
    await page.getByRole('heading', { level: 2, name: 'Erreichen' }).waitFor();
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    const entry = page.url();

    await page.goBack();
    await page.locator('#result-count').waitFor();
    expect(page.url()).toBe(address);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(height);
    await page.goForward();
    await page.getByRole('heading', { level: 2, name: 'Erreichen' }).waitFor();
    expect(page.url()).toBe(entry);

    await page.goBack();
    await page.locator('#result-count').waitFor();
    const count = await seenText(page.locator('#result-count'));
    await page.reload();
    await waitUntilLive(page);
    expect(page.url()).toBe(address);
    expect(await seenText(page.locator('#result-count'))).toBe(count);
    expect(await page.getByRole('checkbox', { name: 'Stufenlos' }).isChecked()).toBe(true);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(height);
    await page.goBack();
    await page.getByRole('link', { name: 'Filter entfernen: Stufenlos' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('checkbox', { name: 'Stufenlos' }).isChecked()).toBe(false);
    await leave();
  });

  test('does not lose words that were typed when a box is ticked', async () => {
    const { page, leave } = await house.visit('/akteure');
    await page.getByLabel('Was suchen Sie?').first().fill('kinder');
    await page.getByRole('checkbox', { name: 'Stufenlos' }).check();
    await page.getByRole('link', { name: 'Filter entfernen: „kinder“' }).waitFor();
    expect(await page.getByLabel('Was suchen Sie?').first().inputValue()).toBe('kinder');
    await leave();
  });

  test('forgives what nobody can have meant', async () => {
    const { page, problems, leave } = await house.visit(
      '/akteure?topics=&kinds=ROBOT&near=here&map=1,2&after=%00&sort=best&selected=%22&openAt=soon&lorem=ipsum',
    );
    expect(Number.parseInt(await seenText(page.locator('#result-count')), 10)).toBeGreaterThan(60);
    expect(problems).toEqual([]);
    await leave();
  });

  test('with a filter that finds nothing says what to loosen, and does it with one tap', async () => {
    const { page, leave } = await house.visit('/akteure?search=Raumschiff&districts=114009');
    await page.getByText('Dazu haben wir nichts gefunden.').waitFor();
    await page.getByRole('link', { name: /^ohne die Suchwörter \d+ Einträge$/ }).click();
    await page.getByRole('link', { name: 'Filter entfernen: „Raumschiff“' }).waitFor({ state: 'detached' });
    await waitForList(page);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ districts: '114009' });
    expect(await page.getByRole('article').count()).toBeGreaterThan(5);
    await leave();
  });
});

test.each(everyPage)('%s says that its data are examples, on paper too', async (path) => {
  const { page, leave } = await house.visit(path, { javaScriptEnabled: false });
  for (const media of ['screen', 'print'] as const) {
    await page.emulateMedia({ media });
    expect(await seenText(page.locator('body')), media).toContain('Alle Einträge sind erfunden.');
  }
  await leave();
});

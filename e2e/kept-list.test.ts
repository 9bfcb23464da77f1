import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse, seenText, waitUntilLive } from './visitor.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const names = ['Lernladen Kaskelstraße', 'Papazeit'];

describe('a resident who keeps a list', () => {
  test('puts entries on it, sees how many, and finds them again after closing the page', async () => {
    const { page, leave } = await house.visit('/akteure?search=Lernladen');
    await page.getByRole('button', { name: 'Merken: Lernladen Kaskelstraße' }).click();
    await page.getByRole('link', { name: 'Merkliste (1)' }).waitFor();
    await page.goto(`${house.site.origin}/akteure/papazeit`);
    await waitUntilLive(page);
    await page.getByRole('button', { name: 'Merken: Papazeit' }).click();
    const other = await page.context().newPage();
    await page.close();
    await other.goto(`${house.site.origin}/`);
    await other.getByRole('link', { name: 'Merkliste (2)' }).click();
    await other.getByRole('heading', { level: 1, name: 'Ihre Merkliste' }).waitFor();
    for (const name of names) await other.getByRole('heading', { name }).waitFor();
    await other.getByRole('button', { name: 'Merken: Papazeit', pressed: true }).click();
    await other.getByRole('link', { name: 'Merkliste (1)' }).waitFor();
    await other.getByRole('heading', { name: 'Papazeit' }).waitFor({ state: 'detached' });
    await leave();
  });

  test('passes it on as a link that works in any browser', async () => {
    const { page, leave } = await house.visit('/merkliste', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByText('Noch steht hier nichts.').waitFor();
    await page.evaluate(() => localStorage.setItem('kieznetz.kept', 'lernladen-kaskelstrasse,papazeit'));
    await page.reload();
    await page.getByRole('heading', { name: 'Papazeit' }).waitFor();
    await page.getByRole('button', { name: 'Teilen' }).click();
    await page.getByText('Link kopiert').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await leave();

    const friend = await house.visit(link.replace(house.site.origin, ''));
    await friend.page.getByRole('heading', { level: 1, name: 'Eine Merkliste für Sie' }).waitFor();
    expect(await friend.page.getByRole('listitem').getByRole('heading').allInnerTexts()).toEqual(names);
    expect(await friend.page.evaluate(() => localStorage.length)).toBe(0);
    await friend.page.getByRole('button', { name: 'Alle auf meine Merkliste' }).click();
    await friend.page.getByRole('link', { name: 'Merkliste (2)' }).waitFor();
    await friend.leave();
  });

  test('prints it with all that paper needs, and nothing that it cannot do', async () => {
    const { page, leave } = await house.visit('/merkliste?actors=lernladen-kaskelstrasse,papazeit');
    await page.emulateMedia({ media: 'print' });
    const text = await seenText(page.locator('body'));
    for (const said of [
      ...names,
      'Kaskelstraße 28',
      'Mo–Fr 13–18 Uhr',
      '030 23125101',
      'selbst bestätigt, Oktober 2026',
    ]) {
      expect(text).toContain(said);
    }
    expect(await page.getByRole('button').count()).toBe(0);
    await leave();
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse, seenText } from './visitor.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

describe('the booklet', () => {
  test('goes district by district, and says name, what, where, when, contact and last confirmed', async () => {
    const { page, leave } = await house.visit('/akteure?topics=family');
    await page.emulateMedia({ media: 'print' });
    const booklet = page.locator('#list').getByRole('heading', { level: 3 });
    await booklet.first().waitFor();
    expect(await booklet.allInnerTexts()).toEqual(['Friedrichsfelde Nord', 'Friedrichsfelde Süd', 'Neu-Lichtenberg']);
    expect(await seenText(page.getByRole('heading', { level: 1 }))).toBe('Wer ist hier aktiv?');
    const entry = await seenText(page.getByRole('article').filter({ hasText: 'Lernladen Kaskelstraße' }));
    const order = [
      'Lernladen Kaskelstraße',
      'Hausaufgabenhilfe und Deutsch',
      'Neu-Lichtenberg · Kaskelstraße 28',
      'Mo–Fr 13–18 Uhr; an Feiertagen geschlossen',
      '030 23125101 · kontakt@lernladen.example.org',
      'selbst bestätigt, Oktober 2026',
    ].map((said) => entry.indexOf(said));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThanOrEqual(0);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.locator('#map').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('list', { name: 'Gefundene Einträge' }).waitFor();
    await leave();
  });

  test('holds the whole list when it is printed by its button, not only the page that is shown', async () => {
    const { page, leave } = await house.visit('/akteure');
    const total = Number.parseInt(await seenText(page.locator('#result-count')), 10);
    await page.evaluate(() => {
      window.print = () => {
        document.body.dataset['articles'] = String(document.querySelectorAll('#list section article').length);
      };
    });
    await page.getByRole('button', { name: 'Drucken' }).click();
    await expect.poll(() => page.evaluate(() => document.body.dataset['articles'])).toBe(String(total));
    expect(total).toBeGreaterThan(60);
    await leave();
  });

  test('fills sheets of paper, each entry whole on one', async () => {
    const { page, leave } = await house.visit('/akteure?topics=family');
    const paper = await page.pdf({ format: 'A4' });
    const sheets = paper.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThanOrEqual(2);
    expect(sheets).toBeLessThanOrEqual(4);
    await page.emulateMedia({ media: 'print' });
    const broken = await page
      .getByRole('article')
      .evaluateAll((entries) => entries.filter((entry) => getComputedStyle(entry).breakInside !== 'avoid').length);
    expect(broken).toBe(0);
    await leave();
  });

  test('of one entry leaves out what only a screen can do', async () => {
    const { page, leave } = await house.visit('/akteure/lernladen-kaskelstrasse');
    await page.emulateMedia({ media: 'print' });
    const text = await seenText(page.locator('body'));
    for (const said of ['Lernladen Kaskelstraße', 'Kaskelstraße 28, 10317 Berlin', 'Mo–Fr 13–18 Uhr', '030 23125101']) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('Etwas stimmt nicht?');
    await page.getByRole('img', { name: 'QR-Code zu diesem Eintrag' }).waitFor();
    await leave();
  });
});

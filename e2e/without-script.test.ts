import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse, phone, seenText } from './visitor.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const withoutScript = { javaScriptEnabled: false };
const namesOf = (page: Page): Promise<string[]> =>
  page.getByRole('list', { name: 'Gefundene Einträge' }).getByRole('heading').allInnerTexts();
const countOf = async (page: Page): Promise<number> =>
  Number.parseInt(await seenText(page.locator('#result-count')), 10);

describe('a resident without JavaScript', () => {
  test('filters with the form', async () => {
    const { page, leave } = await house.visit('/akteure', withoutScript);
    const all = await countOf(page);
    await page.locator('summary', { hasText: 'Thema' }).click();
    await page.getByRole('checkbox', { name: /^Familie und Kinder/ }).check();
    await page.getByRole('checkbox', { name: 'Stufenlos' }).check();
    await page.getByRole('button', { name: 'Anzeigen' }).first().click();
    expect(new URL(page.url()).searchParams.get('topics')).toBe('family');
    const { actors } = await house.ask<{ actors: { totalCount: number } }>(
      '{ actors(filter: { topics: ["family"], wheelchair: true }) { totalCount } }',
    );
    expect(await countOf(page)).toBe(actors.totalCount);
    expect(actors.totalCount).toBeLessThan(all);
    await page.getByRole('link', { name: 'Filter entfernen: Familie und Kinder' }).click();
    await page.getByRole('link', { name: 'Filter entfernen: Stufenlos' }).click();
    expect(await countOf(page)).toBe(all);
    await leave();
  });

  test('searches, with the filters that are set', async () => {
    const { page, leave } = await house.visit('/akteure?districts=114009', withoutScript);
    await page.getByRole('searchbox', { name: 'Was suchen Sie?' }).fill('Hausaufgabenhilfe');
    await page.getByRole('button', { name: 'Suchen' }).click();
    expect(new URL(page.url()).searchParams.get('districts')).toBe('114009');
    expect(await namesOf(page)).toContain('Lernladen Kaskelstraße');
    await leave();
  });

  test('sorts', async () => {
    const { page, leave } = await house.visit('/akteure?search=kinder', withoutScript);
    await page.getByRole('combobox', { name: 'Sortieren' }).selectOption({ label: 'nach Name' });
    await page.locator('#list').getByRole('button', { name: 'Anzeigen' }).click();
    const names = await namesOf(page);
    expect(names).toEqual(names.toSorted(new Intl.Collator('de').compare));
    expect(names.length).toBeGreaterThan(5);
    await leave();
  });

  test('leafs through the whole list, and meets everybody once', async () => {
    const { page, leave } = await house.visit('/akteure', withoutScript);
    const total = await countOf(page);
    const met = await namesOf(page);
    for (const next = page.getByRole('link', { name: 'Weitere Einträge' }); await next.isVisible(); ) {
      await next.click();
      met.push(...(await namesOf(page)));
    }
    expect(met.length).toBe(total);
    expect(new Set(met).size).toBe(total);
    await page.getByRole('link', { name: 'Zurück zum Anfang der Liste' }).click();
    expect(await namesOf(page)).toEqual(met.slice(0, 20));
    await leave();
  });

  test('finds what is near a street', async () => {
    const { page, leave } = await house.visit('/', withoutScript);
    await page.getByRole('textbox', { name: 'Nah bei mir' }).fill('Weitlingstr.');
    await page.getByRole('button', { name: 'In der Nähe zeigen' }).click();
    await page.getByRole('link', { name: /^Filter entfernen: bis 1 km um Weitlingstr/ }).waitFor();
    expect(await countOf(page)).toBeGreaterThan(3);
    await leave();
  });

  test('reads on an entry what it does, where, when and how to reach it', async () => {
    const { page, leave } = await house.visit('/akteure/lernladen-kaskelstrasse', withoutScript);
    const text = await seenText(page.getByRole('main'));
    for (const said of [
      'Hausaufgabenhilfe und Deutsch',
      'Kaskelstraße 28, 10317 Berlin',
      'Mo–Fr 13–18 Uhr',
      'bestätigt',
    ]) {
      expect(text).toContain(said);
    }
    await page.getByRole('link', { name: /Anrufen/ }).waitFor();
    await leave();
  });

  test('opens the filters of a phone', async () => {
    const { page, leave } = await house.visit('/akteure', { ...withoutScript, viewport: phone });
    const stepFree = page.getByRole('checkbox', { name: 'Stufenlos' });
    expect(await stepFree.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Filter' }).click();
    await stepFree.check();
    await page.locator('#filters').getByRole('button', { name: 'Anzeigen' }).click();
    expect(new URL(page.url()).searchParams.get('wheelchair')).toBe('1');
    await leave();
  });

  test('sees a list that somebody sent', async () => {
    const { page, leave } = await house.visit('/merkliste?actors=lernladen-kaskelstrasse', withoutScript);
    await page.getByRole('heading', { name: 'Lernladen Kaskelstraße' }).waitFor();
    await leave();
  });

  test('meets no button that would do nothing', async () => {
    const { page, leave } = await house.visit('/akteure', withoutScript);
    for (const name of ['Teilen', 'Drucken', /^Merken/]) {
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    }
    expect(await page.locator('#map').isVisible()).toBe(false);
    await leave();
  });
});

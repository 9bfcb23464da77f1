import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse, waitForMap } from './visitor.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

interface Mark {
  name: string;
  places: number;
}

/** What is drawn: a pin by the name of its actor, a cluster by its number. */
const marksOf = (page: Page): Promise<Mark[]> =>
  page.locator('[data-feature]').evaluateAll((marks) =>
    marks.map((mark) => {
      const number = Number.parseInt(mark.textContent, 10);
      const label = mark.getAttribute('aria-label') ?? '';
      return number > 0 ? { name: '', places: number } : { name: label.replace(/, [^,]*$/, ''), places: 1 };
    }),
  );

const sumOf = (marks: readonly Mark[]): number => marks.reduce((sum, { places }) => sum + places, 0);

const inCounts = async (page: Page, words: RegExp): Promise<number> => {
  const said = await page.locator('#map').textContent();
  return Number.parseInt(words.exec(said ?? '')?.[1] ?? '0', 10);
};

/** Names on all pages of a list. */
async function listedNames(path: string): Promise<string[]> {
  const { page, leave } = await house.visit(path, { javaScriptEnabled: false });
  const names: string[] = [];
  for (;;) {
    names.push(...(await page.getByRole('article').getByRole('heading').allInnerTexts()));
    const next = page.getByRole('link', { name: 'Weitere Einträge' });
    if (!(await next.isVisible())) break;
    await next.click();
  }
  await leave();
  return names;
}

describe('list and map', () => {
  test.each([
    '/akteure',
    '/akteure?topics=family',
    '/akteure?districts=114009&kinds=initiative',
    '/akteure?search=kinder',
    '/akteure?wheelchair=1&targetGroups=seniors',
    '/akteure?near=52.5033,13.5002,1000',
    '/akteure?languages=vi&kinds=association,initiative',
    '/akteure?search=Raumschiff',
  ])('show the same: %s', async (path) => {
    const names = await listedNames(path);
    const { page, leave } = await house.visit(path);
    await waitForMap(page);
    const marks = await marksOf(page);
    const here = await inCounts(page, /(\d+) Orte? hier/);
    const outside = await inCounts(page, /(\d+) außerhalb/);
    const withoutPlace = await inCounts(page, /(\d+) ohne festen Ort/);
    expect(sumOf(marks)).toBe(here);
    expect(marks.map(({ name }) => name).filter((name) => name !== '' && !names.includes(name))).toEqual([]);
    // An actor has one place or more, so places are no fewer than actors who have one.
    expect(here + outside).toBeGreaterThanOrEqual(names.length - withoutPlace);
    expect(await actorsOnMap(path)).toEqual({ placed: names.length - withoutPlace, places: here + outside });
    await leave();
  });

  /** What the API says to the same question: how many of the found have a place that may be shown, and how many places. */
  async function actorsOnMap(path: string): Promise<{ placed: number; places: number }> {
    const query = new URL(path, house.site.origin).searchParams;
    const list = (key: string) => query.get(key)?.split(',');
    const [latitude, longitude, metres] = query.get('near')?.split(',').map(Number) ?? [];
    const filter = {
      search: query.get('search'),
      topics: list('topics'),
      districts: list('districts'),
      kinds: list('kinds')?.map((kind) => kind.toUpperCase()),
      targetGroups: list('targetGroups'),
      languages: list('languages'),
      wheelchair: query.has('wheelchair') ? true : null,
      near: metres === undefined ? null : { latitude, longitude, metres },
    };
    const { actors, map } = await house.ask<{
      actors: { totalCount: number };
      map: { total: number; outside: number; withoutPlace: number };
    }>(
      `query ($filter: ActorFilter) { actors(filter: $filter) { totalCount }
        map(filter: $filter, viewport: { west: -180, south: -85, east: 180, north: 85 }, zoom: 2) { total outside withoutPlace } }`,
      { filter },
    );
    return { placed: actors.totalCount - map.withoutPlace, places: map.total + map.outside };
  }

  test('lose no place while one zooms in: what is left outside is counted and one tap away', async () => {
    const { page, leave } = await house.visit('/akteure');
    await waitForMap(page);
    const all = await inCounts(page, /(\d+) Orte? hier/);
    for (let step = 0; step < 3; step += 1) {
      await page.getByRole('button', { name: 'Näher heran', exact: true }).click();
      await waitForMap(page);
      await expect.poll(async () => sumOf(await marksOf(page)) + (await inCounts(page, /(\d+) außerhalb/))).toBe(all);
    }
    await page.getByRole('button', { name: /außerhalb zeigen/ }).click();
    await expect.poll(() => inCounts(page, /(\d+) Orte? hier/)).toBe(all);
    await leave();
  });

  test('open a cluster by Enter as by tap', async () => {
    for (const open of ['Enter', 'tap'] as const) {
      const { page, leave } = await house.visit('/akteure');
      await waitForMap(page);
      const cluster = page.getByRole('button', { name: /Orte, näher heran/ }).first();
      if (open === 'tap') await cluster.click();
      else await cluster.press('Enter');
      await expect.poll(() => new URL(page.url()).searchParams.get('map')).not.toBeNull();
      await expect.poll(() => inCounts(page, /(\d+) außerhalb/), { message: open }).toBeGreaterThan(0);
      await leave();
    }
  });

  test('mark each other: what is pointed at here shines there', async () => {
    const { page, leave } = await house.visit('/akteure?topics=family&districts=114010');
    await waitForMap(page);
    const name = 'Samstagsschule Lastivka e. V.';
    const card = page.getByRole('article').filter({ hasText: name });
    const pin = page.getByRole('button', { name: `${name}, Verein` });
    const shines = async () => {
      const [onCard, onPin] = await Promise.all(
        [card, pin].map((element) => element.evaluate((found) => getComputedStyle(found).boxShadow !== 'none')),
      );
      return [onCard, onPin];
    };
    await expect.poll(shines).toEqual([false, false]);
    await card.getByRole('link').focus();
    await expect.poll(shines).toEqual([true, true]);
    await card.getByRole('link').blur();
    await expect.poll(shines).toEqual([false, false]);
    await pin.hover();
    await expect.poll(shines).toEqual([true, true]);
    await page.mouse.move(5, 5);
    await expect.poll(shines).toEqual([false, false]);
    await pin.focus();
    await expect.poll(async () => (await shines())[0]).toBe(true);
    await leave();
  });

  test('change together when a filter is set', async () => {
    const { page, leave } = await house.visit('/akteure');
    await waitForMap(page);
    await page.locator('summary', { hasText: 'Stadtteil' }).click();
    await page.getByRole('checkbox', { name: /^Neu-Lichtenberg/ }).check();
    await page.getByRole('link', { name: 'Filter entfernen: Neu-Lichtenberg' }).waitFor();
    await waitForMap(page);
    const { map } = await house.ask<{ map: { total: number } }>(
      '{ map(filter: { districts: ["114009"] }, viewport: { west: 13, south: 52, east: 14, north: 53 }, zoom: 10) { total } }',
    );
    await expect.poll(async () => sumOf(await marksOf(page))).toBe(map.total);
    await leave();
  });
});

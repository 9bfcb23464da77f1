import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { initiative, openForm, openMemberHouse, save, slug } from './member.ts';
import { type House, laptop } from './visitor.ts';

let house: House;
beforeAll(async () => {
  house = await openMemberHouse();
});
afterAll(() => house?.close());

interface Seen {
  street: string | null;
  latitude: number | null;
  longitude: number | null;
  publicAs: string;
  district: { name: string } | null;
  access: { feature: string; value: string; note: string | null; asOf: string | null }[];
}

async function seenPlaces(entry: string): Promise<Seen[]> {
  const { actor } = await house.ask<{ actor: { places: Seen[] } }>(
    `{ actor(slug: "${entry}") { places { street latitude longitude publicAs district { name } access { feature value note asOf } } } }`,
  );
  return actor.places;
}

/** The place that is open. */
const opened = (page: Page): Locator => page.locator('section[aria-labelledby="places"] details[open]').first();
const saved = (page: Page) => page.getByText('Gespeichert.').waitFor();
const coordinates = (page: Page) => page.getByLabel('Koordinaten (freiwillig)');

describe('a volunteer who moved', () => {
  test('and has gone on by the Tab key is not called back when the suggestions come', async () => {
    const { page, leave } = await openForm(house, slug);
    let arrived: () => void = () => undefined;
    const isArriving = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await page.route(/address-combobox.*\.js$/, async (route) => {
      await isArriving;
      await route.continue();
    });
    await opened(page).getByLabel('Straße und Hausnummer').focus();
    const script = page.waitForResponse(/address-combobox.*\.js$/);
    await page.keyboard.press('Tab');
    arrived();
    await (await script).finished();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(
      await opened(page)
        .getByLabel('Postleitzahl')
        .evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await leave();
  });

  test('finds the new address by its first letters, by keyboard alone, and is told at once where it lies', async () => {
    const { page, problems, leave } = await openForm(house, slug);
    const street = opened(page).getByLabel('Straße und Hausnummer');
    await street.focus();
    await page.getByRole('combobox', { name: 'Straße und Hausnummer' }).waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Otto-Schmirgal-Str. 8');
    await page.getByRole('option', { name: 'Otto-Schmirgal-Straße 8' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await opened(page).getByText('Das liegt in Friedrichsfelde Süd.').waitFor();
    expect(await opened(page).getByLabel('Postleitzahl').inputValue()).toBe('10319');
    await save(page);
    await saved(page);
    const [main] = await seenPlaces(slug);
    expect(main).toMatchObject({
      ...{ street: 'Otto-Schmirgal-Straße 8', latitude: 52.49752, longitude: 13.52062 },
      district: { name: 'Friedrichsfelde Süd' },
    });
    expect(problems).toEqual([]);
    await leave();
  });

  test('moves the pin by arrow keys, by typing and by dragging, and is told when it has left the area', async () => {
    const { page, problems, leave } = await openForm(house, slug, { viewport: laptop });
    await opened(page).getByRole('button', { name: 'Pin ansehen oder verschieben' }).click();
    const pin = page.getByRole('button', { name: 'Pin: mit den Pfeiltasten verschieben' });
    await pin.focus();
    const before = await coordinates(page).inputValue();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => coordinates(page).inputValue()).not.toBe(before);
    const [north = 0] = (await coordinates(page).inputValue()).split(', ').map(Number);
    expect(north).toBeGreaterThan(Number(before.split(', ')[0]));
    await coordinates(page).fill('52,6 13,7');
    await opened(page).getByText('Das liegt außerhalb unseres Gebiets.').waitFor();
    await coordinates(page).fill('zwei Zahlen');
    await page.getByText('Hier fehlen noch zwei lesbare Zahlen').waitFor();
    await coordinates(page).fill('52.50532 13.51377');
    await opened(page).getByText('Das liegt in Friedrichsfelde').waitFor();
    await pin.scrollIntoViewIfNeeded();
    const box = await pin.boundingBox();
    if (box === null) throw new Error('The pin is not to be seen.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y - 30, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => coordinates(page).inputValue()).not.toBe('52.50532, 13.51377');
    const [latitude, longitude] = (await coordinates(page).inputValue()).split(', ').map(Number);
    await save(page);
    await saved(page);
    expect((await seenPlaces(slug))[0]).toMatchObject({ latitude, longitude });
    expect(latitude).toBeGreaterThan(52.50532);
    expect(longitude).toBeGreaterThan(13.51377);
    expect(problems).toEqual([]);
    await leave();
  });
});

test('a place is added, made the main one, removed and brought back, and a reload loses none of it', async () => {
  const { page, leave } = await openForm(house, slug);
  const streets = () =>
    page.locator('section[aria-labelledby="places"] summary strong:not(details details strong)').allInnerTexts();
  const before = (await seenPlaces(slug)).map(({ street }) => street ?? 'Ort ohne Straße');
  await page.getByRole('button', { name: 'Noch einen Ort hinzufügen' }).click();
  await page.getByRole('combobox', { name: 'Straße und Hausnummer' }).waitFor();
  await page.keyboard.type('Am Ring 7');
  await opened(page).getByLabel('Postleitzahl').fill('10315');
  await page.reload();
  await page.getByText('Ihr letzter Entwurf ist wieder da.').waitFor();
  const ring = page.locator('details', { has: page.locator('summary', { hasText: 'Am Ring 7' }) });
  await ring.locator('summary').first().click();
  await ring.getByText('Zugang und Barrieren').click();
  await ring.getByLabel('Gibt es eine Toilette').selectOption('Teilweise');
  await ring.getByLabel('Ein Satz dazu').fill('Schlüssel am Tresen');
  await ring.getByRole('button', { name: 'Zum Hauptort machen' }).click();
  await save(page);
  await saved(page);
  const [main] = await seenPlaces(slug);
  expect((await seenPlaces(slug)).map(({ street }) => street)).toEqual(['Am Ring 7', ...before]);
  expect(main?.access).toMatchObject([{ feature: 'TOILET', value: 'PARTLY', note: 'Schlüssel am Tresen' }]);
  expect(main?.access[0]?.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  await ring.getByRole('button', { name: 'Diesen Ort entfernen' }).click();
  await page.getByText('Entfernt: Am Ring 7.').waitFor();
  await page.getByRole('button', { name: 'Doch nicht entfernen' }).click();
  expect(await streets()).toEqual(['Am Ring 7', ...before]);
  await ring.getByRole('button', { name: 'Diesen Ort entfernen' }).click();
  await save(page);
  await saved(page);
  expect((await seenPlaces(slug)).map(({ street }) => street ?? 'Ort ohne Straße')).toEqual(before);
  await leave();
});

test('a home is not shown exactly before somebody says that who lives there agrees', async () => {
  const { page, leave } = await openForm(house, initiative);
  await opened(page).getByLabel('Ja, das ist eine Wohnung').check();
  expect(await opened(page).getByLabel('Nur ungefähr').isChecked()).toBe(true);
  await save(page);
  await saved(page);
  expect((await seenPlaces(initiative))[0]).toMatchObject({ street: null, publicAs: 'AREA' });
  await opened(page).getByLabel('Genau', { exact: false }).first().check();
  await save(page);
  await page.getByRole('link', { name: /Hier wohnt jemand/ }).waitFor();
  expect((await seenPlaces(initiative))[0]?.publicAs).toBe('AREA');
  await opened(page)
    .getByRole('checkbox', { name: /ihre genaue Adresse sehen/ })
    .check();
  await save(page);
  await saved(page);
  expect((await seenPlaces(initiative))[0]?.publicAs).toBe('EXACT');
  await opened(page).getByLabel('Postleitzahl').fill('10318');
  expect(
    await opened(page)
      .getByRole('checkbox', { name: /ihre genaue Adresse sehen/ })
      .isChecked(),
  ).toBe(false);
  await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
  await leave();
});

test.each([
  ['light, 1280 px', laptop, 'light'],
  ['dark, 320 px', { width: 320, height: 640 }, 'dark'],
] as const)('the places meet the rules of WCAG 2.2 AA: %s', async (_view, viewport, colorScheme) => {
  const { page, leave } = await openForm(house, initiative, { viewport, colorScheme });
  await opened(page).getByRole('button', { name: /^Pin/ }).first().click();
  await coordinates(page).waitFor();
  await page.getByRole('button', { name: 'Pin: mit den Pfeiltasten verschieben' }).waitFor();
  await opened(page).getByText('Zugang und Barrieren').click();
  expect(await violationsOf(page)).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
  await leave();
});

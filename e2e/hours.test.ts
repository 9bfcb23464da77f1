import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { hoursOf, openForm, openMemberHouse, save, seenSummary, slug, summaryOf } from './member.ts';
import { type House, laptop, phone } from './visitor.ts';

let house: House;
beforeAll(async () => {
  house = await openMemberHouse();
});
afterAll(() => house?.close());

const editorOf = (page: Page) => page.getByRole('group', { name: 'Öffnungszeiten' }).first();
const twoWeeksOf = (page: Page) => editorOf(page).getByRole('region', { name: /nächsten zwei Wochen/ });

/** Only of rows that are open. */
const timeOf = (page: Page, name: 'von' | 'bis') => editorOf(page).getByRole('textbox', { name });

async function savedHours(): Promise<string | null | undefined> {
  const { actor } = await house.ask<{ actor: { places: { openingHours: string | null }[] } }>(
    `{ actor(slug: "${slug}") { places { openingHours } } }`,
  );
  return actor.places[0]?.openingHours;
}

/** Goes on by the Tab key, as somebody without a mouse does, to what has this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const reached = await page.evaluate(() => {
      const element = document.activeElement;
      const labels =
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels : null;
      return element?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element?.textContent;
    });
    if (reached?.trim() === name) return;
  }
  throw new Error(`The Tab key does not reach "${name}".`);
}

describe('a volunteer at the opening hours', () => {
  test('changes Tuesday and adds a day off by keyboard alone, and sees the next two weeks', async () => {
    const { page, problems, leave } = await openForm(house, slug, { viewport: phone });
    await editorOf(page).getByText('Di, Do').waitFor();
    await page.getByLabel('Webseite').focus();
    await tabTo(page, 'Weitere Tage');
    await page.keyboard.press('Enter');
    await page.locator(':focus[aria-label="Montag"]').waitFor();
    await tabTo(page, 'Dienstag');
    await page.keyboard.press('Space');
    await tabTo(page, 'von');
    await page.keyboard.type('10');
    await tabTo(page, 'bis');
    await page.keyboard.type('18 Uhr 30');
    await tabTo(page, 'Tag oder Zeitraum');
    await page.keyboard.press('Enter');
    await page.locator('input:focus, select:focus').waitFor();
    await page.keyboard.type('24');
    await tabTo(page, 'Monat');
    await page.keyboard.type('Dez');
    await twoWeeksOf(page).getByText('Di 10–18:30 Uhr').waitFor();
    await twoWeeksOf(page).getByText('am 24. Dezember geschlossen').waitFor();
    expect(await twoWeeksOf(page).locator('dt').count()).toBe(14);
    expect(await twoWeeksOf(page).getByText('10:00–18:30').count()).toBeGreaterThan(0);
    await tabTo(page, 'Speichern');
    await page.keyboard.press('Enter');
    await page.getByText('Gespeichert.').waitFor();
    expect(await savedHours()).toBe(
      'Mo,We,Fr 09:00-16:00; Th 09:00-20:00; Tu 10:00-18:30; Sa[2] 10:00-14:00; PH off; Dec 24 off',
    );
    expect(problems).toEqual([]);
    await leave();
  });

  test('who has not finished a time keeps what was typed, and is told at its place', async () => {
    const { page, leave } = await openForm(house, slug);
    const before = await savedHours();
    await editorOf(page).getByText('Weitere Tage').click();
    await editorOf(page).getByRole('checkbox', { name: 'Sonntag' }).last().check();
    await timeOf(page, 'von').last().fill('um neun');
    await timeOf(page, 'bis').last().focus();
    await editorOf(page).getByText('Diese Zeit verstehen wir nicht.').waitFor();
    await page.reload();
    await editorOf(page).getByText('Diese Zeit verstehen wir nicht.').waitFor();
    expect(await timeOf(page, 'von').last().inputValue()).toBe('um neun');
    await save(page);
    const told = page.getByRole('region', { name: /Noch nicht gespeichert/ });
    await told.getByRole('link').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('places.0.openingHours');
    expect(await savedHours()).toBe(before);
    await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
    expect(await editorOf(page).getByText('Diese Zeit verstehen wir nicht.').count()).toBe(0);
    await leave();
  });

  test('keeps an expression that no rows can show as it is, and gets rows for one that they can', async () => {
    const { page, leave } = await openForm(house, slug);
    await editorOf(page).getByText('Für Fachleute').click();
    await hoursOf(page).fill('Mo 10:00-sunset');
    await editorOf(page).getByText('sagen mehr, als wir in Zeilen zeigen können').waitFor();
    expect(await hoursOf(page).evaluate((input) => input === document.activeElement)).toBe(true);
    await twoWeeksOf(page)
      .getByText(/Sonnenuntergang/)
      .waitFor();
    await hoursOf(page).fill('mo-fr 9-17 uhr');
    await editorOf(page).getByRole('button', { name: 'In Zeilen bearbeiten' }).click();
    await editorOf(page).getByText('Mo–Fr').first().waitFor();
    await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
    await leave();
  });
});

describe('the preview of an entry', () => {
  test('shows the draft as residents will see it, and saves nothing', async () => {
    const { page, problems, leave } = await openForm(house, slug, { viewport: phone });
    const before = await seenSummary(house, slug);
    await summaryOf(page).fill('Ein Satz aus dem Entwurf.');
    await page
      .getByLabel('Ausführlicher')
      .fill(`**Wir** sind viele.\n\n- eins\n- zwei\n\n${'Und noch viel mehr. '.repeat(300)}`);
    await page.getByText('Text in der Vorschau ansehen').click();
    await page.locator('details strong').getByText('Wir', { exact: true }).waitFor();
    const open = page.getByRole('button', { name: 'Vorschau', exact: true });
    await open.click();
    const dialog = page.getByRole('dialog', { name: 'Vorschau: So sehen alle den Eintrag' });
    await dialog.getByText('Ein Satz aus dem Entwurf.').waitFor();
    await dialog.getByText('Nur zum Ansehen').waitFor();
    await dialog.getByRole('listitem').getByText('eins').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('link').first().click();
    await dialog.getByRole('button', { name: 'Zurück zum Formular' }).press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await open.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await summaryOf(page).inputValue()).toBe('Ein Satz aus dem Entwurf.');
    expect(await seenSummary(house, slug)).toBe(before);
    expect(problems).toEqual([]);
    await leave();
  });

  test('that cannot be had says so, and the draft stays', async () => {
    const { page, leave } = await openForm(house, slug);
    await summaryOf(page).fill('Halb fertig');
    await page.route(/\/graphql/, (route) => route.abort());
    await page.getByRole('button', { name: 'Vorschau', exact: true }).click();
    await page.getByText('Die Vorschau hat nicht geklappt.').waitFor();
    await page.getByRole('button', { name: 'Zurück zum Formular' }).click();
    expect(await summaryOf(page).inputValue()).toBe('Halb fertig');
    await leave();
  });
});

test.each([
  ['light, 1280 px', laptop, 'light'],
  ['dark, 320 px', { width: 320, height: 640 }, 'dark'],
] as const)('rows that are being filled in meet the rules of WCAG 2.2 AA: %s', async (_view, viewport, colorScheme) => {
  const { page, leave } = await openForm(house, slug, { viewport, colorScheme });
  for (const kind of ['Weitere Tage', 'Feiertage oder Ferien', 'Tag oder Zeitraum', 'Nur manche Wochen'])
    await editorOf(page).getByRole('button', { name: kind }).click();
  await timeOf(page, 'von').first().fill('um neun');
  await timeOf(page, 'bis').first().focus();
  expect(await violationsOf(page)).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
  await leave();
});

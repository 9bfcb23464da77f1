import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import {
  colleague,
  hoursOf,
  initiative,
  openForm,
  openMemberHouse,
  save,
  seenSummary,
  signInPathOf,
  slug,
  summaryOf,
} from './member.ts';
import { type House, laptop, phone, seenText } from './visitor.ts';

let house: House;
beforeAll(async () => {
  house = await openMemberHouse();
  for (const entry of [slug, initiative]) {
    const { page, leave } = await openForm(house, entry);
    for (const summary of ['Erste Fassung.', 'Zweite Fassung.', 'Dritte Fassung.']) {
      await summaryOf(page).fill(summary);
      if (summary.startsWith('Zweite')) {
        await page.getByText('Für Fachleute').first().click();
        await hoursOf(page).fill('Mo-Fr 9-18');
      }
      await save(page);
      await page.getByText('Gespeichert.').waitFor();
    }
    await leave();
  }
});
afterAll(() => house?.close());

/** A browser of its own in which a member is signed in, at the history of an entry. */
async function openHistory(entry: string, options: Parameters<House['visit']>[1] = {}) {
  const visit = await house.visit(await signInPathOf(house, colleague), { viewport: phone, ...options });
  await visit.page.getByRole('button', { name: 'Anmelden' }).click();
  await visit.page.getByRole('heading', { name: 'Meine Einträge' }).waitFor();
  await visit.page.goto(`${house.site.origin}/konto/eintrag/${entry}/verlauf`);
  await visit.page.getByRole('heading', { level: 1, name: /^Verlauf/ }).waitFor();
  return visit;
}

const restoreButton = (page: Page, number: number) =>
  page.getByRole('button', { name: /^Diese Fassung zurückholen/ }).nth(number);

describe.each([true, false])('a member on a phone, with JavaScript: %s', (javaScriptEnabled) => {
  test('reads what was changed, by whom, old and new, and compares two versions', async () => {
    const { page, problems, leave } = await openHistory(slug, { javaScriptEnabled });
    const [newest, second] = await page.locator('main ol > li').all();
    for (const said of ['bearbeitet (Ilse Beispiel)', 'Vorher', 'Zweite Fassung.', 'Danach', 'Dritte Fassung.'])
      expect(await newest?.textContent()).toContain(said);
    expect(await newest?.locator('del').textContent()).toBe('Zweite Fassung.');
    expect(await newest?.locator('ins').textContent()).toBe('Dritte Fassung.');
    expect((await second?.textContent())?.replaceAll('\u202f', ' ')).toContain('Mo–Fr 9–18 Uhr');
    expect(await seenText(page.locator('main'))).not.toContain('@');
    await page.getByRole('combobox', { name: 'Diese Fassung' }).selectOption({ index: 2 });
    await page.getByRole('button', { name: 'Vergleichen' }).click();
    const difference = page.getByRole('status').filter({ hasText: 'Der Unterschied' });
    await difference.getByText('Erste Fassung.').waitFor();
    expect(await difference.locator('ins').allInnerTexts()).toContain('Dritte Fassung.');
    expect(await difference.textContent()).not.toContain('Zweite Fassung.');
    if (javaScriptEnabled) await restoreButton(page, 2).waitFor();
    else expect(await restoreButton(page, 0).count()).toBe(0);
    expect(problems).toEqual([]);
    await leave();
  });
});

describe('an old version', () => {
  test('is brought into the form by keyboard, looked through, and saved as a new one', async () => {
    const { page, problems, leave } = await openHistory(initiative);
    await restoreButton(page, 1).focus();
    await page.keyboard.press('Enter');
    const question = page.getByText('Diese Fassung ins Formular holen?');
    await question.waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('ins Formular holen?');
    await page.getByRole('button', { name: 'Nein, so lassen' }).click();
    expect(await restoreButton(page, 1).evaluate((opener) => opener === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await question.waitFor();
    await page.getByRole('button', { name: 'Ja, ins Formular holen' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Die alte Fassung steht jetzt im Formular.').waitFor();
    expect(await summaryOf(page).inputValue()).toBe('Erste Fassung.');
    expect(await seenSummary(house, initiative)).toBe('Dritte Fassung.');
    await save(page);
    await page.getByText('Gespeichert.').waitFor();
    expect(await seenSummary(house, initiative)).toBe('Erste Fassung.');
    await page.getByRole('link', { name: 'Was bisher geändert wurde' }).click();
    const newest = page.locator('main ol > li').first();
    await newest.locator('ins', { hasText: 'Erste Fassung.' }).waitFor();
    expect(problems).toEqual([]);
    await leave();
  });

  test('says before that a draft would be lost, and that nothing changes where it is the same', async () => {
    const { page, leave } = await openHistory(slug);
    await page.getByRole('link', { name: 'Stadtteilhaus Volkrad bearbeiten' }).click();
    await summaryOf(page).fill('Halb fertig');
    await page.goto(`${house.site.origin}/konto/eintrag/${slug}/verlauf`);
    await restoreButton(page, 2).click();
    await page.getByText('Sie haben einen Entwurf, der noch nicht gespeichert ist.').waitFor();
    await page.getByRole('button', { name: 'Ja, ins Formular holen' }).click();
    await page.getByText('Die alte Fassung steht jetzt im Formular.').waitFor();
    expect(await summaryOf(page).inputValue()).not.toBe('Halb fertig');
    await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
    await leave();
  });
});

test('somebody who does not keep the entry sees nothing of it', async () => {
  const { page, leave } = await openHistory(slug);
  await page.goto(`${house.site.origin}/konto/eintrag/lernladen-kaskelstrasse/verlauf`);
  await page.getByText('Diesen Eintrag können Sie nicht bearbeiten.').waitFor();
  await page.context().clearCookies();
  await page.goto(`${house.site.origin}/konto/eintrag/${slug}/verlauf`);
  await page.getByText('Sie sind nicht angemeldet.').waitFor();
  expect(await seenText(page.locator('main'))).not.toContain('Fassung.');
  await leave();
});

test.each([
  ['light, 1280 px', laptop, 'light'],
  ['dark, 320 px', { width: 320, height: 640 }, 'dark'],
] as const)('the history meets the rules of WCAG 2.2 AA: %s', async (_view, viewport, colorScheme) => {
  const { page, leave } = await openHistory(slug, { viewport, colorScheme });
  await page.getByRole('button', { name: 'Vergleichen' }).click();
  await page.getByText('Der Unterschied').waitFor();
  await restoreButton(page, 1).click();
  await page.getByText('Noch wird nichts gespeichert').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
  await leave();
});

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
import { type House, laptop, seenText } from './visitor.ts';

let house: House;
beforeAll(async () => {
  house = await openMemberHouse();
});
afterAll(() => house?.close());

const seenPhone = async () =>
  (await house.ask<{ actor: { phone: string | null } }>(`{ actor(slug: "${initiative}") { phone } }`)).actor.phone;

describe('a volunteer on a phone', () => {
  test('changes the entry from the account page, and residents see it', async () => {
    const { page, problems, leave } = await openForm(house, slug);
    await page.goto(`${house.site.origin}/konto`);
    await page.getByRole('link', { name: 'Stadtteilhaus Volkrad bearbeiten' }).click();
    await summaryOf(page).fill('Ein Haus für alle im Kiez.');
    await page.locator('#topics').click();
    await page.getByRole('checkbox', { name: 'Familie und Kinder' }).check();
    await page.getByText('Für Fachleute').first().click();
    await hoursOf(page).fill('Mo-Fr 9-18');
    await page.getByLabel('Was gerade anders ist').first().fill('Am Freitag geschlossen');
    await save(page);
    await page.getByText('Gespeichert. Alle sehen die neue Fassung.').waitFor();
    await page.getByRole('link', { name: 'So sehen ihn alle' }).click();
    await page.getByRole('heading', { level: 1, name: 'Stadtteilhaus Volkrad' }).waitFor();
    const text = (await seenText(page.locator('main'))).replaceAll('\u202f', ' ');
    for (const said of ['Ein Haus für alle im Kiez.', 'Am Freitag geschlossen', 'Mo–Fr 9–18 Uhr'])
      expect(text).toContain(said);
    expect(problems).toEqual([]);
    await leave();
  });

  test('says by one press that all is still right', async () => {
    const { page, leave } = await openForm(house, initiative);
    await page.getByRole('button', { name: 'Ja, alles stimmt noch' }).click();
    await page.getByText('Danke! Der Eintrag ist als geprüft vermerkt.').waitFor();
    const { actor } = await house.ask<{ actor: { confirmedVia: string } }>(
      `{ actor(slug: "${initiative}") { confirmedVia } }`,
    );
    expect(actor.confirmedVia).toBe('LINK');
    await leave();
  });

  test('is led to each thing that has to be mended, and keeps what was typed', async () => {
    const { page, leave } = await openForm(house, slug);
    const before = await seenSummary(house, slug);
    await summaryOf(page).fill('Neu');
    await page.getByLabel('Mailadresse').fill('ilse@');
    await page.getByText('Für Fachleute').first().click();
    await hoursOf(page).fill('Mo 99:00');
    await save(page);
    const told = page.getByRole('region', { name: 'Noch nicht gespeichert: Bitte sehen Sie sich das an' });
    await told.waitFor();
    expect(await told.evaluate((section) => section === document.activeElement)).toBe(true);
    expect(await told.getByRole('link').count()).toBe(2);
    await told.getByRole('link', { name: /Mailadresse/ }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
    expect(await page.getByLabel('Mailadresse').getAttribute('aria-invalid')).toBe('true');
    expect(await summaryOf(page).inputValue()).toBe('Neu');
    expect(await seenSummary(house, slug)).toBe(before);
    await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
    expect(await summaryOf(page).inputValue()).toBe(before);
    await leave();
  });

  test('loses nothing by a reload, nor when the session has ended meanwhile', async () => {
    const { page, leave } = await openForm(house, slug);
    await summaryOf(page).fill('Halb fertig');
    await page.reload();
    await page.getByText('Ihr letzter Entwurf ist wieder da.').waitFor();
    expect(await summaryOf(page).inputValue()).toBe('Halb fertig');
    await page.context().clearCookies();
    await save(page);
    await page.getByText('Sie sind nicht mehr angemeldet.').waitFor();
    expect(await summaryOf(page).inputValue()).toBe('Halb fertig');
    await page.goto(house.site.origin + (await signInPathOf(house)));
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('link', { name: 'Stadtteilhaus Volkrad bearbeiten' }).click();
    expect(await summaryOf(page).inputValue()).toBe('Halb fertig');
    await save(page);
    await page.getByText('Gespeichert.').waitFor();
    expect(await seenSummary(house, slug)).toBe('Halb fertig');
    await leave();
  });

  test('does not get what a colleague left in the same browser', async () => {
    const { page, leave } = await openForm(house, slug);
    const before = await seenSummary(house, slug);
    await summaryOf(page).fill('Von mir, halb fertig');
    await page.goto(`${house.site.origin}/konto`);
    await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
    for (const [path, expected] of [
      [await signInPathOf(house, colleague), before],
      [await signInPathOf(house), 'Von mir, halb fertig'],
    ] as const) {
      await page.goto(house.site.origin + path);
      await page.getByRole('button', { name: 'Anmelden' }).click();
      await page.getByRole('link', { name: 'Stadtteilhaus Volkrad bearbeiten' }).click();
      await summaryOf(page).waitFor();
      expect(await summaryOf(page).inputValue()).toBe(expected);
    }
    await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
    await leave();
  });

  test('is asked anew for the consent to a number when another one is typed', async () => {
    const { page, leave } = await openForm(house, initiative);
    const consent = page.getByRole('checkbox', { name: /private Nummer/ });
    await page.getByLabel('Telefon').fill('0151 23456789');
    await consent.check();
    await save(page);
    await page.getByText('Gespeichert.').waitFor();
    expect(await seenPhone()).toBe('+4915123456789');
    await page.getByLabel('Telefon').fill('0151 98765432');
    expect(await consent.isChecked()).toBe(false);
    await page.getByLabel('Telefon').fill('+4915123456789');
    expect(await consent.isChecked()).toBe(false);
    await page.getByLabel('Telefon').fill('0151 98765432');
    await save(page);
    await page.getByText('Gespeichert.').waitFor();
    await page.getByText('Ohne Einverständnis zeigen wir sie niemandem.').waitFor();
    expect(await seenPhone()).toBe(null);
    await leave();
  });

  test('may go on typing while it is being saved', async () => {
    const { page, leave } = await openForm(house, slug);
    let arrived = 0;
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route(/\/graphql\?/, async (route) => {
      // the preview of the hours asks as well
      if (!route.request().postData()?.includes('EditEntry')) return route.continue();
      arrived += 1;
      await held;
      await route.continue();
    });
    await summaryOf(page).fill('Zuerst');
    await save(page);
    await page.getByText('Wird gespeichert').waitFor();
    await summaryOf(page).fill('Zuerst und danach');
    await page.getByLabel('Webseite').focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('button', { name: 'Speichern' }).isDisabled()).toBe(true);
    answer();
    await page.getByText('Noch nicht gespeichert').waitFor();
    expect(arrived).toBe(1);
    expect(await seenSummary(house, slug)).toBe('Zuerst');
    expect(await summaryOf(page).inputValue()).toBe('Zuerst und danach');
    await save(page);
    await page.getByText('Gespeichert.').waitFor();
    expect(await seenSummary(house, slug)).toBe('Zuerst und danach');
    await leave();
  });

  test('without the form, which did not come, can ask for it again', async () => {
    const { page, leave } = await openForm(house, slug);
    const chunk = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .find((name) => name.includes('edit-page')),
    );
    await page.route(chunk ?? '', (route) => route.abort());
    await page.reload();
    await page.getByText('Diese Seite konnte nicht geladen werden.').waitFor();
    await page.unroute(chunk ?? '');
    await page.getByRole('link', { name: 'Noch einmal versuchen' }).click();
    await summaryOf(page).waitFor();
    await leave();
  });

  test('without JavaScript is told whom to call', async () => {
    const { page, leave } = await openForm(house, slug, { javaScriptEnabled: false });
    await page.getByText('Zum Bearbeiten braucht diese Seite JavaScript.').waitFor();
    await leave();
  });
});

test.each([
  ['light, 1280 px', laptop, 'light'],
  ['dark, 320 px', { width: 320, height: 640 }, 'dark'],
] as const)('the form meets the rules of WCAG 2.2 AA: %s', async (_view, viewport, colorScheme) => {
  const { page, leave } = await openForm(house, initiative, { viewport, colorScheme });
  await page.locator('#topics').click();
  await page.getByLabel('Telefon').fill('abc');
  await save(page);
  await page.getByRole('region', { name: /Noch nicht gespeichert/ }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
  await leave();
});

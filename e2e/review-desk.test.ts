import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { save, seenSummary, slug, summaryOf } from './member.ts';
import {
  change,
  clear,
  coordinator,
  meetsTheRules,
  name,
  newcomer,
  open,
  openNewForm,
  openReviewedHouse,
  patience,
  propose,
} from './newcomer.ts';
import { type House, phone } from './visitor.ts';

let house: House;
beforeAll(async () => {
  house = await openReviewedHouse();
});
afterAll(() => house?.close());
afterEach(() => clear(house));

test(
  'words can be mended, and what somebody changed meanwhile has to be chosen',
  async () => {
    await propose(house, 'wir sind die bestn');
    const desk = await open(house, coordinator, '/koordination/pruefen');
    await desk.page.getByRole('link', { name }).first().click();
    const field = desk.page.getByRole('group', { name: 'In ein, zwei Sätzen' });
    await field.getByRole('radio', { name: 'Anders schreiben' }).check();
    await field.getByLabel('Ihre Fassung').fill('Wir sind für Sie da.');
    await desk.page.getByLabel('Ihre Antwort an Neu Beispiel').fill('Ich habe es etwas ruhiger geschrieben.');
    await change(
      house,
      sql`update actor set summary = 'Inzwischen ganz anders.', version = version + 1 where slug = ${slug}`,
    );
    await desk.page.getByRole('button', { name: 'Veröffentlichen' }).click();
    await desk.page.getByText('Das hat sich gerade geändert.').waitFor();
    await field.getByText('Inzwischen ganz anders.').waitFor();
    expect(await desk.page.getByLabel('Ihre Antwort an Neu Beispiel').inputValue()).toContain('ruhiger');
    expect(await field.getByRole('radio', { checked: true }).count()).toBe(0);
    await desk.page.getByRole('button', { name: 'Veröffentlichen' }).click();
    await field.getByText('Bei einem Punkt fehlt noch Ihre Wahl.').waitFor();
    await meetsTheRules(desk.page, 'conflict');
    expect(await seenSummary(house, slug)).toBe('Inzwischen ganz anders.');
    await field.getByRole('radio', { name: 'Anders schreiben' }).check();
    await field.getByLabel('Ihre Fassung').fill('Wir sind für Sie da.');
    await desk.page.getByRole('button', { name: 'Veröffentlichen' }).click();
    await desk.page.getByText(`Erledigt: ${name}.`).waitFor();
    expect(await seenSummary(house, slug)).toBe('Wir sind für Sie da.');
    await desk.leave();
  },
  patience,
);

test(
  'what waits can be taken back, and many that are public can be seen at once',
  async () => {
    await propose(house, 'Doch lieber nicht.');
    const { page, leave } = await openNewForm(house);
    for (const text of ['Montag zu', 'Dienstag zu', 'Mittwoch zu']) {
      await page.getByLabel('Was gerade anders ist').first().fill(text);
      await save(page);
      await page.getByText('Den Rest sieht sich die Koordination zuerst an.').waitFor();
    }
    await page.goto(`${house.site.origin}/konto`);
    await page.getByRole('button', { name: `Änderung bei ${name} zurücknehmen` }).click();
    await page.getByText('Zurückgenommen. Der Eintrag bleibt, wie alle ihn sehen.').waitFor();
    await leave();

    const desk = await open(house, coordinator, '/koordination/pruefen');
    await desk.page.getByText('Nichts wartet.').waitFor();
    const seen = desk.page.getByRole('button', { name: /Neu Beispiel: gesehen$/ });
    await seen.first().focus();
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('2 Änderungen').waitFor();
    // the focus goes on to the next one
    expect(await seen.last().evaluate((one) => one === document.activeElement)).toBe(true);
    await desk.page.getByRole('checkbox').first().check();
    await desk.page.getByRole('button', { name: '1 Ausgewählte gesehen' }).click();
    await desk.page.getByText('1 Änderung', { exact: true }).waitFor();
    expect(await seen.count()).toBe(1);
    await desk.leave();
  },
  patience,
);

test(
  'the coordinator gives trust at the file, and takes it again',
  async () => {
    const { page, leave } = await open(house, coordinator, `/koordination/akteure/${slug}`, phone);
    await page.getByRole('button', { name: 'Änderungen von Neu Beispiel ab jetzt sofort veröffentlichen' }).click();
    await page.getByText('Änderungen sind sofort für alle zu sehen').first().waitFor();
    await meetsTheRules(page, 'file');
    const form = await openNewForm(house);
    await summaryOf(form.page).fill('Gleich für alle zu sehen.');
    await save(form.page);
    await form.page.getByText('Gespeichert. Alle sehen die neue Fassung.').waitFor();
    await form.leave();
    expect(await seenSummary(house, slug)).toBe('Gleich für alle zu sehen.');
    await page.getByRole('button', { name: 'Änderungen von Neu Beispiel ab jetzt vorher ansehen' }).click();
    await page.getByText('Texte und Namen warten auf Ihren Blick').waitFor();
    await leave();
  },
  patience,
);

test(
  'for a visitor and a member there is no such page',
  async () => {
    for (const path of ['/koordination/pruefen', '/koordination/pruefen/01990000-0000-7000-8000-000000000001']) {
      const { page, leave } = await house.visit(path);
      await page.getByText('Sie sind nicht angemeldet.').waitFor();
      await leave();
      const member = await open(house, newcomer, path);
      expect(await member.page.getByText('Wartet auf Ihr Ja').count()).toBe(0);
      await member.leave();
    }
  },
  patience,
);

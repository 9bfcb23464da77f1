import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { violationsOf } from './axe.ts';
import { save, seenSummary, signInPathOf, slug, summaryOf } from './member.ts';
import { type House, laptop, openHouse, phone, seenText } from './visitor.ts';

let house: House;
const newcomer = 'neu@example.org';
const coordinator = 'mara@example.org';
const name = 'Stadtteilhaus Volkrad';

beforeAll(async () => {
  house = await openHouse();
  await house.site.database.orm.em.fork().transactional(async (em) => {
    const account = await ensureAccount(em, { email: newcomer, name: 'Neu Beispiel' });
    await addMembership(em, account, { slug, role: 'EDITOR', trusted: false });
    await ensureAccount(em, { email: coordinator, name: 'Mara Beispiel', roles: ['COORDINATOR'] });
  });
});
afterAll(() => house?.close());
afterEach(async () => {
  await change(sql`delete from proposal`);
  await change(sql`update revision set to_look_at = false`);
});

const change = (statement: ReturnType<typeof sql>) =>
  statement.execute(house.site.database.orm.em.fork().getKysely<unknown>());

async function open(email: string, path: string, viewport = laptop) {
  const visit = await house.visit(await signInPathOf(house, email), { viewport });
  await visit.page.getByRole('button', { name: 'Anmelden' }).click();
  await visit.page.getByRole('heading', { name: 'Meine Einträge' }).waitFor();
  await visit.page.goto(house.site.origin + path);
  await visit.page.getByRole('heading', { level: 1 }).waitFor();
  await visit.page.getByText('Wird geladen').waitFor({ state: 'detached' });
  return visit;
}

const openForm = async () => {
  const visit = await open(newcomer, `/konto/eintrag/${slug}`, phone);
  await summaryOf(visit.page).waitFor();
  return visit;
};

/** A change that waits, typed into the form. */
async function propose(summary: string): Promise<void> {
  const { page, leave } = await openForm();
  await summaryOf(page).fill(summary);
  await save(page);
  await page.getByText('Den Rest sieht sich die Koordination zuerst an.').waitFor();
  await leave();
}

async function meetsTheRules(page: Page, where: string) {
  expect(await violationsOf(page), where).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, where).toBe(0);
}

test('a change goes from the form of somebody new through the coordinator to the public page', async () => {
  const before = await seenSummary(house, slug);
  const { page, problems, leave } = await openForm();
  await summaryOf(page).fill('Ein Haus, das allen offen steht.');
  await page.getByLabel('Was gerade anders ist').first().fill('Am Freitag geschlossen');
  await save(page);
  await page.getByText('Den Rest sieht sich die Koordination zuerst an.').waitFor();
  const waits = page.getByRole('region', { name: 'Das wartet auf einen Blick der Koordination' });
  expect(await waits.textContent()).toContain('In ein, zwei Sätzen');
  await meetsTheRules(page, 'form');
  // also after a reload the form has what was typed, and nothing is unsaved
  await page.reload();
  await waits.waitFor();
  expect(await summaryOf(page).inputValue()).toBe('Ein Haus, das allen offen steht.');
  expect(await page.getByRole('status').textContent()).toBe('Nichts geändert');
  await page.goto(`${house.site.origin}/konto`);
  const own = page.getByRole('region', { name: 'Ihre Änderungen, die noch warten' });
  await own.getByText('Ein Haus, das allen offen steht.').waitFor();
  await meetsTheRules(page, 'account');
  expect(problems).toEqual([]);
  await leave();

  const resident = await house.visit(`/akteure/${slug}`);
  const text = await seenText(resident.page.locator('main'));
  expect(text).toContain('Am Freitag geschlossen');
  expect(text).not.toContain('das allen offen steht');
  await resident.leave();

  const desk = await open(coordinator, '/koordination');
  await desk.page.getByRole('link', { name: /2\s*Änderungen ansehen/ }).press('Enter');
  await desk.page.getByRole('heading', { name: 'Wartet auf Ihr Ja' }).waitFor();
  await meetsTheRules(desk.page, 'list');
  await desk.page.getByRole('link', { name }).first().press('Enter');
  await desk.page.getByRole('heading', { level: 1, name: `Änderung bei ${name}` }).waitFor();
  const field = desk.page.getByRole('group', { name: 'In ein, zwei Sätzen' });
  expect(await field.textContent()).toContain(before);
  await meetsTheRules(desk.page, 'proposal');
  // the first choice has the focus, and Enter finishes
  expect(await field.getByRole('radio', { checked: true }).evaluate((one) => one === document.activeElement)).toBe(
    true,
  );
  await desk.page.keyboard.press('Enter');
  await desk.page.getByText(`Erledigt: ${name}.`).waitFor();
  expect(await seenSummary(house, slug)).toBe('Ein Haus, das allen offen steht.');

  const seen = desk.page.getByRole('button', { name: /gesehen$/ });
  await seen.press('Enter');
  await seen.waitFor({ state: 'detached' });
  await desk.page.goto(`${house.site.origin}/koordination`);
  await desk.page.getByRole('heading', { name: 'Heute' }).waitFor();
  expect(await desk.page.getByRole('link', { name: /ansehen/ }).count()).toBe(0);
  await desk.page.goto(`${house.site.origin}/konto/eintrag/${slug}/verlauf`);
  await desk.page
    .getByRole('heading', { name: 'bearbeitet (Neu Beispiel), angesehen von Mara Beispiel' })
    .first()
    .waitFor();
  expect(desk.problems).toEqual([]);
  await desk.leave();
});

test('a refusal needs a reason, which is read beside the form, and the text comes back', async () => {
  const before = await seenSummary(house, slug);
  await propose('Kaufen Sie bei uns!');
  const desk = await open(coordinator, '/koordination/pruefen', phone);
  await desk.page.emulateMedia({ colorScheme: 'dark' });
  await desk.page.getByRole('link', { name }).first().click();
  await desk.page.getByRole('button', { name: 'Nichts davon übernehmen' }).click();
  await desk.page.getByText('Hier fehlt noch etwas').waitFor();
  await meetsTheRules(desk.page, 'proposal');
  const reason = desk.page.getByLabel('Ihre Antwort an Neu Beispiel');
  expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true);
  await reason.fill('Werbung nehmen wir nicht auf.');
  await desk.page.getByRole('button', { name: 'Nichts davon übernehmen' }).click();
  await desk.page.getByText(`Erledigt: ${name}.`).waitFor();
  await desk.leave();
  expect(await seenSummary(house, slug)).toBe(before);

  const { page, problems, leave } = await openForm();
  const refused = page.getByRole('region', { name: 'Das haben wir nicht übernommen' });
  await refused.getByText('Werbung nehmen wir nicht auf.').waitFor();
  expect(await summaryOf(page).inputValue()).toBe(before);
  await meetsTheRules(page, 'refused');
  await refused.getByRole('button', { name: 'Meinen Text wieder ins Formular holen' }).click();
  await page.getByText('Noch nicht gespeichert').waitFor();
  expect(await summaryOf(page).inputValue()).toBe('Kaufen Sie bei uns!');
  await page.goto(`${house.site.origin}/konto`);
  await page.getByText('Werbung nehmen wir nicht auf.').waitFor();
  await page.getByRole('button', { name: `Antwort zu ${name} gelesen, weg damit` }).click();
  await page.getByText('Werbung nehmen wir nicht auf.').waitFor({ state: 'detached' });
  expect(problems).toEqual([]);
  await leave();
});

test('words can be mended, and what somebody changed meanwhile has to be chosen', async () => {
  await propose('wir sind die bestn');
  const desk = await open(coordinator, '/koordination/pruefen');
  await desk.page.getByRole('link', { name }).first().click();
  const field = desk.page.getByRole('group', { name: 'In ein, zwei Sätzen' });
  await field.getByRole('radio', { name: 'Anders schreiben' }).check();
  await field.getByLabel('Ihre Fassung').fill('Wir sind für Sie da.');
  await desk.page.getByLabel('Ihre Antwort an Neu Beispiel').fill('Ich habe es etwas ruhiger geschrieben.');
  await change(sql`update actor set summary = 'Inzwischen ganz anders.', version = version + 1 where slug = ${slug}`);
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
});

test('what waits can be taken back, and many that are public can be seen at once', async () => {
  await propose('Doch lieber nicht.');
  const { page, leave } = await openForm();
  for (const text of ['Montag zu', 'Dienstag zu', 'Mittwoch zu']) {
    await page.getByLabel('Was gerade anders ist').first().fill(text);
    await save(page);
    await page.getByText('Den Rest sieht sich die Koordination zuerst an.').waitFor();
  }
  await page.goto(`${house.site.origin}/konto`);
  await page.getByRole('button', { name: `Änderung bei ${name} zurücknehmen` }).click();
  await page.getByText('Zurückgenommen. Der Eintrag bleibt, wie alle ihn sehen.').waitFor();
  await leave();

  const desk = await open(coordinator, '/koordination/pruefen');
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
});

test('the coordinator gives trust at the file, and takes it again', async () => {
  const { page, leave } = await open(coordinator, `/koordination/akteure/${slug}`, phone);
  await page.getByRole('button', { name: 'Änderungen von Neu Beispiel ab jetzt sofort veröffentlichen' }).click();
  await page.getByText('Änderungen sind sofort für alle zu sehen').first().waitFor();
  await meetsTheRules(page, 'file');
  const form = await openForm();
  await summaryOf(form.page).fill('Gleich für alle zu sehen.');
  await save(form.page);
  await form.page.getByText('Gespeichert. Alle sehen die neue Fassung.').waitFor();
  await form.leave();
  expect(await seenSummary(house, slug)).toBe('Gleich für alle zu sehen.');
  await page.getByRole('button', { name: 'Änderungen von Neu Beispiel ab jetzt vorher ansehen' }).click();
  await page.getByText('Texte und Namen warten auf Ihren Blick').waitFor();
  await leave();
});

test('for a visitor and a member there is no such page', async () => {
  for (const path of ['/koordination/pruefen', '/koordination/pruefen/01990000-0000-7000-8000-000000000001']) {
    const { page, leave } = await house.visit(path);
    await page.getByText('Sie sind nicht angemeldet.').waitFor();
    await leave();
    const member = await open(newcomer, path);
    expect(await member.page.getByText('Wartet auf Ihr Ja').count()).toBe(0);
    await member.leave();
  }
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureAccount } from '#server/accounts/account.service.ts';
import { startTestSmtp, type TestSmtp } from '#server/testing/test-smtp.ts';
import { violationsOf } from './axe.ts';
import { signInPathOf } from './member.ts';
import { type House, openHouse, phone, seenText, type Visit, waitUntilLive } from './visitor.ts';

const coordinator = 'koordination@example.org';
/** The clock of the house, which nobody waits for. */
const time = { now: new Date() };
let house: House;
let smtp: TestSmtp;

beforeAll(async () => {
  smtp = await startTestSmtp();
  house = await openHouse({ mail: true, environment: { SMTP_URL: smtp.url }, clock: () => time.now });
  await house.site.database.orm.em
    .fork()
    .transactional((em) => ensureAccount(em, { email: coordinator, name: 'Mara Beispiel', roles: ['COORDINATOR'] }));
});
afterAll(async () => {
  await house?.close();
  await smtp?.close();
});

/** A person reads first. */
const readOn = () => {
  time.now = new Date(time.now.getTime() + 10_000);
};

interface Told {
  name: string;
  street?: string;
  email: string;
  belongs?: boolean;
}

async function fillIn(page: Page, { name, street = 'Weitlingstraße 999', email, belongs = true }: Told): Promise<void> {
  await page.getByLabel('Wie heißt es?').fill(name);
  await page.getByLabel('ein Verein', { exact: true }).check();
  await page.getByLabel('Was macht man dort?').fill('Wir nähen zusammen. Jeden Dienstag.');
  await page.getByText('Um welche Themen geht es?').first().click();
  await page.getByLabel('Nachbarschaft und Begegnung').check();
  await page.getByLabel('Straße und Hausnummer').fill(street);
  await page.getByLabel('Ihr Name').fill('Nora Beispiel');
  await page.getByLabel('Ihre Mailadresse').fill(email);
  await page.getByLabel(belongs ? 'Ja, ich gehöre dazu' : 'Nein, ich kenne es nur').check();
  await page.getByLabel('Ich bin einverstanden, dass mein Name').check();
}

async function openMail(page: Page, address: string): Promise<void> {
  const { text = '' } = await smtp.mailTo(address);
  await page.goto(/http\S+\?token=\S+/.exec(text)?.[0] ?? '');
}

async function propose(told: Told): Promise<void> {
  const { page, leave } = await house.visit('/wir-fehlen', { javaScriptEnabled: false });
  readOn();
  await fillIn(page, told);
  await page.getByRole('button', { name: /Vorschlag senden/ }).click();
  const again = page.getByRole('button', { name: 'Es ist keiner davon: Vorschlag senden' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (await again.isVisible()) await again.click();
  await page.getByRole('heading', { name: 'Fast geschafft' }).waitFor();
  await openMail(page, told.email);
  await page.getByRole('button', { name: 'Vorschlag bestätigen' }).click();
  await page.getByText('Danke, Ihr Vorschlag ist da.').waitFor();
  await leave();
}

async function openDesk(): Promise<Visit> {
  const visit = await house.visit(await signInPathOf(house, coordinator));
  await visit.page.getByRole('button', { name: 'Anmelden' }).click();
  await visit.page.getByRole('heading', { level: 1, name: 'Mein Konto' }).waitFor();
  await visit.page.goto(`${house.site.origin}/koordination`);
  await visit.page.getByRole('link', { name: /Wir fehlen/ }).click();
  await visit.page.getByRole('heading', { level: 1, name: 'Vorschläge: „Wir fehlen“' }).waitFor();
  return visit;
}

/** Tabs on to an element that fits. */
async function pressUntil(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 15; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`There is no ${selector} that the keyboard reaches.`);
}

describe.each([true, false])('a resident on a phone, with JavaScript: %s', (javaScriptEnabled) => {
  test('comes from the home page, is asked whether it is listed already, goes on all the same, and confirms', async () => {
    const visit = await house.visit('/', { viewport: phone, javaScriptEnabled });
    const { page, requests, problems, leave } = visit;
    await page.getByRole('link', { name: 'Wir fehlen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Wir fehlen: jemanden vorschlagen' }).waitFor();
    if (javaScriptEnabled) {
      await waitUntilLive(page);
      expect(await violationsOf(page)).toEqual([]);
    }
    readOn();
    const email = `rita-${javaScriptEnabled}@example.org`;
    await fillIn(page, { name: 'Lernladen Kaskelstr.', street: '', email: 'rita@' });
    const similar = page.getByRole('region', { name: 'Vielleicht steht es schon hier' });
    await page.getByLabel('Straße und Hausnummer').fill('Kaskelstraße 28');
    // while somebody types, without a button
    if (javaScriptEnabled) await similar.getByRole('link', { name: 'Lernladen Kaskelstraße', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Vorschlag senden' }).click();
    await page.getByRole('heading', { name: /^Noch nicht gesendet/ }).waitFor();
    expect(await page.getByLabel('Was macht man dort?').inputValue()).toBe('Wir nähen zusammen. Jeden Dienstag.');
    expect(await page.getByLabel('Nachbarschaft und Begegnung').isChecked()).toBe(true);
    expect(await seenText(similar)).toMatch(/Lernladen Kaskelstraße/);
    expect(await seenText(similar)).toMatch(/dasselbe/);
    if (javaScriptEnabled) expect(await violationsOf(page)).toEqual([]);
    // beside the form, so that nothing that was typed is lost
    const opening = page.context().waitForEvent('page');
    await similar.getByRole('link', { name: '„Lernladen Kaskelstraße“: Das sind wir' }).click();
    const beside = await opening;
    await beside.getByRole('heading', { level: 1, name: /Lernladen Kaskelstraße/ }).waitFor();
    await beside.close();
    await page.getByLabel('Ihre Mailadresse').fill(email);
    await page.getByRole('button', { name: 'Es ist keiner davon: Vorschlag senden' }).click();
    await page.getByRole('heading', { level: 1, name: 'Fast geschafft: Sehen Sie in Ihre Mails' }).waitFor();
    await openMail(page, email);
    await page.getByRole('button', { name: 'Vorschlag bestätigen' }).click();
    await page.getByText('Danke, Ihr Vorschlag ist da.').waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(requests.filter((address) => !address.startsWith(house.site.origin))).toEqual([]);
    // that the form was refused, Chromium calls an error
    expect(problems.filter((problem) => !problem.includes('422'))).toEqual([]);
    await leave();
  });
});

test.each(['/akteure?search=Raumschiff', '/aufnahme', '/anmelden'])('the way to it begins at %s', async (path) => {
  const { page, leave } = await house.visit(path);
  await page.getByRole('link', { name: 'Wir fehlen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Wir fehlen: jemanden vorschlagen' }).waitFor();
  await leave();
});

test('the coordinator works through the proposals by keyboard, and each proposer reads what has become of it', async () => {
  await propose({ name: 'Nähcafé Knopfloch', email: 'eins@example.org' });
  await propose({ name: 'Kiezimkerei Nöldnerplatz', street: 'Fischerstraße 14', email: 'zwei@example.org' });
  await propose({ name: 'Uhren Billig', street: 'Weitlingstraße 998', email: 'drei@example.org', belongs: false });
  const { page, problems, leave } = await openDesk();
  const itemOf = (name: string) =>
    page.getByRole('listitem').filter({ has: page.locator('summary', { hasText: name }) });
  // those of the residents above wait as well
  const told = page.getByRole('status');
  await itemOf('Nähcafé Knopfloch').locator('summary').focus();
  await page.keyboard.press('Enter');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByText('Zu dieser Adresse kennen wir noch keinen Punkt.').first().waitFor();
  await pressUntil(page, '[name=point]');
  await page.keyboard.type('48.1, 11.5');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'kein Punkt in unserer Gegend' }).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('52.5055, 13.4935');
  await page.keyboard.press('Enter');
  await told.filter({ hasText: '„Nähcafé Knopfloch“ ist erledigt' }).waitFor();
  const { text = '' } = await smtp.mailTo('eins@example.org');
  expect(text).toContain('/akteure/naehcafe-knopfloch');
  expect(text).toContain('/anmelden');

  // the next one has the focus already
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Kiezimkerei Nöldnerplatz');
  await page.keyboard.press('Enter');
  await pressUntil(page, 'button');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    '„Kiezimkerei Nöldnerplatz“ ist es schon',
  );
  await page.keyboard.press('Enter');
  await told.filter({ hasText: '„Kiezimkerei Nöldnerplatz“ ist erledigt' }).waitFor();
  expect((await smtp.mailTo('zwei@example.org')).text).toContain('/akteure/kiezimkerei-noeldnerplatz/das-sind-wir');

  await page.keyboard.press('Enter');
  await pressUntil(page, 'textarea');
  await pressUntil(page, 'button');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Schreiben Sie bitte einen Grund' }).waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Das ist ein Geschäft.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await told.filter({ hasText: '„Uhren Billig“ ist erledigt' }).waitFor();
  expect((await smtp.mailTo('drei@example.org')).text).toContain('Das ist ein Geschäft.');
  expect(problems).toEqual([]);
  await leave();

  const seen = await house.visit('/akteure/naehcafe-knopfloch');
  expect(await seenText(seen.page.getByRole('main'))).toMatch(/Weitlingstraße 999/);
  await seen.leave();
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { startTestSmtp, type TestSmtp } from '#server/testing/test-smtp.ts';
import { violationsOf } from './axe.ts';
import { signInPathOf } from './member.ts';
import { type House, laptop, openHouse, phone, seenText, type Visit, waitUntilLive } from './visitor.ts';

const entry = 'lernladen-kaskelstrasse';
const path = `/akteure/${entry}/hinweis`;
const [coordinator, member] = ['koordination@example.org', 'verein@example.org'];
/** The clock of the house, which nobody waits for. */
const time = { now: new Date() };
let house: House;
let smtp: TestSmtp;

beforeAll(async () => {
  smtp = await startTestSmtp();
  house = await openHouse({ mail: true, environment: { SMTP_URL: smtp.url }, clock: () => time.now });
  await house.site.database.orm.em.fork().transactional(async (em) => {
    await ensureAccount(em, { email: coordinator, name: 'Mara Beispiel', roles: ['COORDINATOR'] });
    const account = await ensureAccount(em, { email: member, name: 'Ilse Beispiel' });
    await addMembership(em, account, { slug: entry, role: 'OWNER' });
  });
});
afterAll(async () => {
  await house?.close();
  await smtp?.close();
});

/** A person reads first. */
const readOn = () => {
  time.now = new Date(time.now.getTime() + 10_000);
};

async function report(text: string, options: { kind?: string; email?: string; part?: string } = {}): Promise<void> {
  const { kind = 'Hier stimmt etwas nicht', email = '', part } = options;
  const visit = await house.visit(path + (part === undefined ? '' : `?feld=${part}`), { javaScriptEnabled: false });
  readOn();
  await visit.page.getByLabel(kind).check();
  await visit.page.getByLabel('Ihr Hinweis').fill(text);
  await visit.page.getByLabel('Ihre Mailadresse').fill(email);
  await visit.page.getByRole('button', { name: 'Hinweis senden' }).click();
  await visit.page.getByRole('heading', { name: 'Danke, Ihr Hinweis ist angekommen' }).waitFor();
  await visit.leave();
}

async function openWorklist(email: string, viewport = laptop): Promise<Visit> {
  const visit = await house.visit(await signInPathOf(house, email), { viewport });
  await visit.page.getByRole('button', { name: 'Anmelden' }).click();
  await visit.page.getByRole('link', { name: /^Hinweise ansehen/ }).click();
  await visit.page.getByRole('heading', { level: 1, name: 'Hinweise' }).waitFor();
  return visit;
}

describe.each([true, false])('a resident on a phone, with JavaScript: %s', (javaScriptEnabled) => {
  test('says beside the opening hours that they are not right, mends what was mistyped, and is thanked', async () => {
    const visit = await house.visit(`/akteure/${entry}`, { viewport: phone, javaScriptEnabled });
    const { page, requests, problems, leave } = visit;
    await page
      .getByRole('region', { name: 'Wann geöffnet' })
      .getByRole('link', { name: 'Etwas stimmt nicht?' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Hinweis zu Lernladen Kaskelstraße' }).waitFor();
    if (javaScriptEnabled) await waitUntilLive(page);
    expect((await seenText(page.locator('figure'))).replaceAll('\u202f', ' ')).toMatch(
      /Wann geöffnet\s.*\s.*13–18 Uhr/,
    );
    readOn();
    await page.getByLabel('Ihr Hinweis').fill('Freitags ist zu.\nSeit dem Sommer.');
    await page.getByLabel('Ihre Mailadresse').fill('rita@');
    await page.getByRole('button', { name: 'Hinweis senden' }).click();
    await page.getByRole('heading', { name: /^Noch nicht gesendet/ }).waitFor();
    expect(await page.title()).toMatch(/^Noch nicht gesendet: /);
    expect(await page.getByLabel('Ihr Hinweis').inputValue()).toBe('Freitags ist zu.\nSeit dem Sommer.');
    // axe itself is a script
    if (javaScriptEnabled) expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('link', { name: /keine vollständige Mailadresse/ }).click();
    await page.keyboard.press('Tab');
    await page.getByLabel('Ihre Mailadresse').fill('rita@example.org');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Danke, Ihr Hinweis ist angekommen' }).waitFor();
    expect(await seenText(page.getByRole('main'))).toMatch(/Er hat die Nummer \d+\./);
    expect(await page.context().cookies()).toEqual([]);
    expect(requests.filter((address) => !address.startsWith(house.site.origin))).toEqual([]);
    // that the form was refused, Chromium calls an error
    expect(problems.filter((problem) => !problem.includes('422'))).toEqual([]);
    await page.getByRole('link', { name: 'Zurück zum Eintrag' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lernladen Kaskelstraße' }).waitFor();
    await leave();
  });

  test('does not lose what is typed by looking at another page', async () => {
    const { page, leave } = await house.visit(path, { viewport: phone, javaScriptEnabled });
    await page.getByLabel('Ich habe eine Frage').check();
    await page.getByLabel('Ihr Hinweis').fill('Gibt es auch abends etwas?');
    await page.getByRole('group', { name: 'Möchten Sie eine Antwort?' }).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Datenschutz' }).waitFor();
    await page.goBack();
    await expect.poll(() => page.getByLabel('Ihr Hinweis').inputValue()).toBe('Gibt es auch abends etwas?');
    expect(await page.getByLabel('Ich habe eine Frage').isChecked()).toBe(true);
    await leave();
  });
});

test('what the law asks of a report of something unlawful is said to those who make one', async () => {
  const { page, leave } = await house.visit(path, { javaScriptEnabled: false });
  const law = page.getByText('Das Gesetz verlangt dafür Ihren Namen');
  expect(await law.isVisible()).toBe(false);
  await page.getByLabel('Ich halte etwas für rechtswidrig').check();
  expect(await law.isVisible()).toBe(true);
  await leave();
});

describe('who answers', () => {
  test('the coordinator works through the list by keyboard, and who asked reads the answer', async () => {
    await sql`delete from report`.execute(house.site.database.orm.em.fork().getKysely<unknown>());
    await report('Gibt es auch abends etwas?', { kind: 'Ich habe eine Frage', email: 'frage@example.org' });
    await report('Die Nummer stimmt nicht.', { part: 'reach' });
    await report('Das ist verboten.', { kind: 'Ich halte etwas für rechtswidrig' });
    const { page, problems, leave } = await openWorklist(coordinator);
    const told = page.getByRole('status');
    await expect.poll(() => seenText(told)).toBe('3 offene Hinweise');
    expect(await page.getByRole('listitem').filter({ hasText: 'Erreichen' }).count()).toBe(1);
    expect(await violationsOf(page)).toEqual([]);

    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    await page.getByText('Von frage@example.org.').waitFor();
    await pressUntil(page, 'TEXTAREA');
    expect(await violationsOf(page)).toEqual([]);
    // an answer is asked for
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Auf eine Frage gehört eine Antwort' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('Ja, donnerstags bis 20 Uhr.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => seenText(told)).toMatch(/^Nr\. \d+ ist bearbeitet\. 2 offene Hinweise$/);
    expect((await smtp.mailTo('frage@example.org')).text).toContain('Ja, donnerstags bis 20 Uhr.');

    // the next one has the focus already
    await page.keyboard.press('Enter');
    await page.getByText('Die Person hat keine Adresse angegeben.').first().waitFor();
    await pressUntil(page, 'TEXTAREA');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => seenText(told)).toMatch(/1 offener Hinweis$/);
    await page.keyboard.press('Enter');
    await page.getByText('Begründen Sie Ihre Entscheidung.').waitFor();
    await pressUntil(page, 'TEXTAREA');
    await page.keyboard.type('Das ist erlaubt.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => seenText(told)).toMatch(/Alles erledigt: Gerade wartet kein Hinweis auf Sie\.$/);
    expect(await told.evaluate((element) => element === document.activeElement)).toBe(true);

    await page.getByRole('link', { name: 'Mein Konto' }).click();
    await page.getByRole('link', { name: 'Hinweise ansehen (0 offen)' }).click();
    await page.getByRole('link', { name: 'Abgelegt' }).click();
    await expect.poll(() => seenText(told)).toBe('2 abgelegte Hinweise');
    expect(problems).toEqual([]);
    await leave();
  });

  test('the coordinator has name and address forgotten, asked twice', async () => {
    await report('Bitte vergessen.', { email: 'vergessen@example.org' });
    const { page, leave } = await openWorklist(coordinator);
    const item = page.getByRole('listitem').filter({ hasText: 'Bitte vergessen.' });
    await item.locator('summary').click();
    await item.getByRole('button', { name: 'Name und Adresse löschen' }).click();
    // on "Behalten", until somebody means it
    await page.keyboard.press('Enter');
    await item.getByText('vergessen@example.org').waitFor();
    await item.getByRole('button', { name: 'Name und Adresse löschen' }).click();
    expect(await violationsOf(page)).toEqual([]);
    await item.getByRole('button', { name: 'Ja, löschen' }).click();
    await item.getByText('vergessen@example.org').waitFor({ state: 'detached' });
    await item.getByText('Die Person hat keine Adresse angegeben.').waitFor();
    await item.getByRole('button', { name: 'Nichts zu tun' }).click();
    await leave();
  });

  test('a member on a phone answers what is said about its own entry, and never sees from whom', async () => {
    await report('Der Aufzug geht nicht.', { part: 'access', email: 'rita@example.org' });
    const { page, leave } = await openWorklist(member, phone);
    const item = page.getByRole('listitem').filter({ hasText: 'Der Aufzug geht nicht.' });
    await item.locator('summary').click();
    await item.getByText('Sie geht per Mail an die Person').waitFor();
    expect(await seenText(page.locator('body'))).not.toContain('rita@example.org');
    await item.getByLabel('Ihre Antwort').fill('Ab Montag wieder.');
    await item.getByRole('button', { name: 'Erledigt' }).click();
    await item.waitFor({ state: 'detached' });
    expect((await smtp.mailTo('rita@example.org')).text).toContain('Ab Montag wieder.');
    await leave();
  });

  test('what a colleague has answered meanwhile is told, and what was typed stays', async () => {
    await report('Doppelt beantwortet.', { kind: 'Ich möchte etwas loben' });
    const itemOf = (page: Visit['page']) => page.getByRole('listitem').filter({ hasText: 'Doppelt beantwortet.' });
    const [one, two] = [await openWorklist(coordinator), await openWorklist(member)];
    for (const { page } of [one, two]) {
      await itemOf(page).locator('summary').click();
      await itemOf(page).getByLabel('Ihre Antwort').fill('Danke!');
    }
    await itemOf(one.page).getByRole('button', { name: 'Erledigt' }).click();
    await one.page.getByText(/ist bearbeitet/).waitFor();
    await itemOf(two.page).getByRole('button', { name: 'Erledigt' }).click();
    await two.page.getByText('Jemand anderes hat diesen Hinweis schon bearbeitet.').waitFor();
    expect(await itemOf(two.page).getByLabel('Ihre Antwort').inputValue()).toBe('Danke!');
    await one.leave();
    await two.leave();
  });
});

/** Tabs on to the next element of a kind. */
async function pressUntil(page: Visit['page'], tagName: string): Promise<void> {
  for (let pressed = 0; pressed < 10; pressed += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.tagName)) === tagName) return;
  }
  throw new Error(`There is no ${tagName} that the keyboard reaches.`);
}

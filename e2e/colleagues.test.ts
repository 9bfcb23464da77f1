import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { startTestSmtp, type TestSmtp } from '#server/testing/test-smtp.ts';
import { violationsOf } from './axe.ts';
import { signInPathOf, slug } from './member.ts';
import { type House, laptop, openHouse, phone } from './visitor.ts';

let house: House;
let smtp: TestSmtp;
const claimed = 'lernladen-kaskelstrasse';
const coordinator = 'koordination@example.org';

beforeAll(async () => {
  smtp = await startTestSmtp();
  house = await openHouse({ mail: true, environment: { SMTP_URL: smtp.url } });
  await house.site.database.orm.em.fork().transactional(async (em) => {
    const account = await ensureAccount(em, { email: 'verein@example.org', name: 'Ilse Beispiel' });
    await addMembership(em, account, { slug, role: 'OWNER' });
    await ensureAccount(em, { email: coordinator, name: 'Mara Beispiel', roles: ['COORDINATOR'] });
  });
});
afterAll(async () => {
  await house?.close();
  await smtp?.close();
});

async function signIn(page: Page, email?: string): Promise<void> {
  await page.goto(house.site.origin + (await signInPathOf(house, email)));
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mein Konto' }).waitFor();
}

async function openMail(page: Page, address: string): Promise<string> {
  const { text = '' } = await smtp.mailTo(address);
  const [link = ''] = /http\S+\?token=\S+/.exec(text) ?? [];
  await page.goto(link);
  return text;
}

describe.each([true, false])('on a phone, with JavaScript: %s', (javaScriptEnabled) => {
  test('a member invites a colleague, who takes the invitation from the mail, and is taken out again', async () => {
    const { page, problems, leave } = await house.visit('/konto', { viewport: phone, javaScriptEnabled });
    await signIn(page);
    await page.getByRole('link', { name: 'Wer pflegt mit? Stadtteilhaus Volkrad' }).click();
    await page.getByRole('heading', { level: 1, name: 'Wer „Stadtteilhaus Volkrad“ pflegt' }).waitFor();
    await page.getByLabel('Mailadresse').fill('verein@example.org');
    await page.getByLabel('Name (freiwillig)').fill('Rosa Beispiel');
    await page.getByRole('button', { name: 'Einladung schicken' }).click();
    await page.getByText('Diese Person pflegt den Eintrag schon.').waitFor();
    expect(await page.getByLabel('Name (freiwillig)').inputValue()).toBe('Rosa Beispiel');
    const invited = `rosa-${javaScriptEnabled}@example.org`;
    await page.getByLabel('Mailadresse').fill(invited);
    await page.keyboard.press('Enter');
    await page.getByText('Die Einladung ist unterwegs.').waitFor();
    await page.getByRole('button', { name: `Einladung an ${invited} zurückziehen` }).waitFor();

    const other = await house.visit('/', { viewport: phone, javaScriptEnabled });
    await openMail(other.page, invited);
    await other.page
      .getByText('Ilse Beispiel lädt Sie ein, den Eintrag „Stadtteilhaus Volkrad“ mit zu pflegen.')
      .waitFor();
    expect(await other.page.context().cookies()).toEqual([]);
    const address = other.page.url();
    await other.page.getByRole('button', { name: 'Ja, ich pflege den Eintrag' }).click();
    await other.page.waitForURL(`**/konto/eintrag/${slug}`);
    await other.page.goto(`${house.site.origin}/konto/eintrag/${slug}/team`);
    await other.page.getByText('Andere einladen kann, wer verantwortlich ist.').waitFor();
    expect(await other.page.getByRole('button', { name: 'Einladung schicken' }).count()).toBe(0);
    await other.page.goto(address);
    await other.page.getByText('ist schon angenommen').waitFor();

    await page.reload();
    const item = page.getByRole('listitem').filter({ hasText: invited });
    await item.getByText('Ändern', { exact: true }).click();
    await item.getByText('Kann den Eintrag dann nicht mehr ändern und wird überall abgemeldet.').waitFor();
    await item.getByRole('button', { name: 'Herausnehmen' }).click();
    await page.getByText('Diese Person pflegt den Eintrag nicht mehr.').waitFor();
    await other.page.goto(`${house.site.origin}/konto`);
    await other.page.getByText('Sie sind nicht angemeldet.').waitFor();
    expect([problems, other.problems]).toEqual([[], []]);
    await other.leave();
    await leave();
  });

  test('somebody says "Das sind wir" to the address that stands there', async () => {
    const { page, problems, leave } = await house.visit(`/akteure/${slug}`, { viewport: phone, javaScriptEnabled });
    const email = (await house.ask<{ actor: { email: string } }>(`{ actor(slug: "${slug}") { email } }`)).actor.email;
    await page.getByRole('link', { name: 'Das sind wir' }).click();
    await page.getByText(`Im Eintrag steht ${email}.`).waitFor();
    await page.getByRole('button', { name: 'Mail an diese Adresse schicken' }).click();
    await page.getByText(`Eine Mail an ${email} ist unterwegs.`).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await openMail(page, email.toLowerCase());
    await page.getByRole('button', { name: 'Ja, ich pflege den Eintrag' }).click();
    await page.goto(`${house.site.origin}/konto`);
    await page.getByRole('link', { name: 'Stadtteilhaus Volkrad bearbeiten' }).waitFor();
    expect(problems).toEqual([]);
    await leave();
  });

  test('somebody asks the coordinator for an entry, and proves the address', async () => {
    const { page, problems, leave } = await house.visit(`/akteure/${claimed}/das-sind-wir`, {
      viewport: phone,
      javaScriptEnabled,
    });
    const email = `kim-${javaScriptEnabled}@example.org`;
    await page.getByLabel('Ihr Name').fill('Kim Beispiel');
    await page.getByLabel('Ihre Mailadresse').fill('kim@example');
    await page.getByLabel('Was haben Sie damit zu tun?').fill('Ich leite die Gruppe.');
    await page.getByRole('button', { name: 'Anfrage schicken' }).click();
    await page.getByText('Das ist keine vollständige Mailadresse.').waitFor();
    expect(await page.getByLabel('Was haben Sie damit zu tun?').inputValue()).toBe('Ich leite die Gruppe.');
    await page.getByLabel('Ihre Mailadresse').fill(email);
    await page.keyboard.press('Enter');
    await page.getByText('Sehen Sie in Ihre Mails').waitFor();
    await openMail(page, email);
    await page.getByRole('button', { name: 'Anfrage bestätigen' }).click();
    await page.getByText('Danke! Ihre Anfrage ist bei uns.').waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(problems).toEqual([]);
    await leave();
  });
});

test('the coordinator decides claims by keyboard, with a word that is read', async () => {
  const { page, problems, leave } = await house.visit('/konto', { viewport: laptop });
  await signIn(page, coordinator);
  await page.getByRole('link', { name: 'Das sind wir: Anfragen' }).click();
  const item = page.getByRole('listitem').filter({ hasText: 'kim-true@example.org' });
  await item.getByRole('button', { name: 'Ablehnen' }).focus();
  await page.keyboard.press('Enter');
  await item.getByText('Schreiben Sie bitte einen Grund').waitFor();
  await item.getByLabel('Ihre Antwort').fill('Rufen Sie uns bitte an.');
  expect(await violationsOf(page)).toEqual([]);
  await item.getByRole('button', { name: 'Ablehnen' }).focus();
  await page.keyboard.press('Enter');
  await item.getByText('Erledigt. Kim Beispiel bekommt eine Mail.').waitFor();
  expect(await item.getByRole('status').evaluate((told) => told === document.activeElement)).toBe(true);
  expect((await smtp.mailTo('kim-true@example.org')).text).toContain('Rufen Sie uns bitte an.');
  const accepted = page.getByRole('listitem').filter({ hasText: 'kim-false@example.org' });
  await accepted.getByRole('button', { name: 'Eintrag geben' }).click();
  await accepted.getByText('Erledigt.').waitFor();
  await page.reload();
  await page.getByText('Keine Anfragen.').waitFor();
  expect(problems).toEqual([]);
  await leave();
});

test.each([
  ['light, 1280 px', laptop, 'light'],
  ['dark, 320 px', { width: 320, height: 640 }, 'dark'],
] as const)('the pages meet the rules of WCAG 2.2 AA: %s', async (_view, viewport, colorScheme) => {
  const { page, leave } = await house.visit('/konto', { viewport, colorScheme });
  await signIn(page);
  await page.goto(`${house.site.origin}/konto/eintrag/${slug}/team?ergebnis=viele&email=x@example.org`);
  for (const summary of await page.getByText('Ändern', { exact: true }).all()) await summary.click();
  expect(await violationsOf(page)).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
  await leave();
});

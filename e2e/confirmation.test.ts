import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSignInLink } from '#server/accounts/sign-in.service.ts';
import { type ConfirmationHouse, furnish } from '#server/testing/test-confirmations.ts';
import { startTestSmtp, type TestSmtp } from '#server/testing/test-smtp.ts';
import { violationsOf } from './axe.ts';
import { type House, laptop, openHouse, phone, seenText } from './visitor.ts';

const coordinator = 'koordination@example.org';
const member = 'ilse@verein.example';
const time = { now: new Date() };
let house: House;
let smtp: TestSmtp;
let tools: Omit<ConfirmationHouse, 'close'>;

beforeAll(async () => {
  smtp = await startTestSmtp();
  house = await openHouse({ mail: true, environment: { SMTP_URL: smtp.url }, clock: () => time.now });
  tools = await furnish({ site: house.site, smtp, time });
  await tools.coordinator(coordinator);
  await tools.member(member, 'giesskannenbande-schlosspark');
  await tools.run({ withExamples: true });
});
afterAll(async () => {
  await house?.close();
  await smtp?.close();
});

const freshness = async (slug: string) =>
  (
    await house.ask<{ actor: { confirmedVia: string; confirmedAt: string } | null }>(
      `{ actor(slug: "${slug}") { confirmedVia confirmedAt } }`,
    )
  ).actor;
const pressed = (page: Page, name: string) => page.getByRole('button', { name }).click();
const linkTo = async (address: string, locale = '') => `${locale}/bestaetigen?token=${await tools.tokenTo(address)}`;

const cases = [
  {
    javaScriptEnabled: true,
    still: { slug: 'turngemeinde-noeldnerplatz', address: 'geschaeftsstelle@tg-noeldner.example.org' },
    gone: { slug: 'spurensuche-pfarrstrasse', address: 'kontakt@spurensuche.example.org' },
    changed: 'kontakt@gesundheitstreff.example.org',
  },
  {
    javaScriptEnabled: false,
    still: { slug: 'abendschule-seddiner-strasse', address: 'info@abendschule.example.org' },
    gone: { slug: 'sportklub-eintracht-erieseering', address: 'sport@erieseering.example.org' },
    changed: 'zange@kehrwoche.example.org',
  },
];

describe.each(cases)(
  'a volunteer on a phone, with JavaScript: $javaScriptEnabled',
  ({ javaScriptEnabled, ...mails }) => {
    const options = { viewport: phone, javaScriptEnabled };

    test('sees what stands there, and says by one press that it is right', async () => {
      const path = await linkTo(mails.still.address);
      const before = await freshness(mails.still.slug);
      const { page, requests, problems, leave } = await house.visit(path, options);
      await page.getByRole('heading', { level: 1, name: 'Stimmt das noch?' }).waitFor();
      expect(await seenText(page.locator('main'))).toContain(mails.still.address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      if (javaScriptEnabled) expect(await violationsOf(page)).toEqual([]);
      expect(await freshness(mails.still.slug)).toEqual(before);
      await pressed(page, 'Stimmt noch');
      await page.getByRole('heading', { level: 1, name: 'Danke!' }).waitFor();
      expect(await seenText(page.locator('main'))).toMatch(/selbst bestätigt/i);
      if (javaScriptEnabled) expect(await violationsOf(page)).toEqual([]);
      expect(await freshness(mails.still.slug)).toEqual({
        confirmedVia: 'LINK',
        confirmedAt: time.now.toISOString(),
      });
      await page.getByRole('link', { name: 'So sehen ihn alle' }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.context().cookies()).toEqual([]);
      expect(requests.filter((address) => !address.startsWith(house.site.origin))).toEqual([]);
      expect(problems).toEqual([]);
      await leave();
    });

    test('is asked once more before it says that it is gone, and can take that back', async () => {
      const { page, leave } = await house.visit(await linkTo(mails.gone.address), options);
      await pressed(page, 'Uns gibt es nicht mehr');
      await page.getByRole('heading', { level: 1, name: /wirklich nicht mehr/ }).waitFor();
      if (javaScriptEnabled) expect(await violationsOf(page)).toEqual([]);
      await page.getByRole('link', { name: 'Nein, zurück' }).click();
      await pressed(page, 'Uns gibt es nicht mehr');
      await pressed(page, 'Ja, uns gibt es nicht mehr');
      await page.getByRole('heading', { level: 1, name: 'Danke, dass Sie Bescheid sagen' }).waitFor();
      expect(await freshness(mails.gone.slug)).not.toBe(null);
      await pressed(page, 'Stimmt noch');
      await page.getByRole('heading', { level: 1, name: 'Danke!' }).waitFor();
      await leave();
    });

    test('without an account learns whom to call about a change, and how to be asked no more', async () => {
      const { page, leave } = await house.visit(await linkTo(mails.changed), options);
      await pressed(page, 'Etwas ändern');
      await page.getByRole('heading', { level: 1, name: 'Was hat sich geändert?' }).waitFor();
      await page
        .getByRole('link', { name: /Anrufen/ })
        .first()
        .waitFor();
      await page.getByRole('link', { name: 'Zurück zum Eintrag' }).click();
      await page.getByRole('link', { name: 'Diese Frage nicht mehr per Mail bekommen' }).click();
      await pressed(page, 'Keine solchen Mails mehr');
      await page.getByRole('heading', { level: 1, name: 'Erledigt' }).waitFor();
      if (javaScriptEnabled) expect(await violationsOf(page)).toEqual([]);
      await leave();
    });
  },
);

test('a member who wants to change something signs in by mail and is at the form', async () => {
  const { page, leave } = await house.visit(await linkTo(member), { viewport: phone });
  await pressed(page, 'Etwas ändern');
  await page.getByRole('heading', { level: 1, name: 'Sehen Sie in Ihre Mails' }).waitFor();
  const { text = '' } = await smtp.mailTo(member);
  await page.goto(/http\S+\/anmelden\/link\S+/.exec(text)?.[0] ?? '');
  await pressed(page, 'Anmelden');
  await page.getByLabel('In ein, zwei Sätzen').waitFor();
  expect(new URL(page.url()).pathname).toBe('/konto/eintrag/giesskannenbande-schlosspark');
  await leave();
});

test('the page of an old link, in English, says so and whom to ask', async () => {
  const { page, leave } = await house.visit('/en/bestaetigen?token=nobody-has-this', { viewport: phone });
  await page.getByRole('heading', { level: 1, name: 'We do not know this link' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await leave();
});

describe('the coordinator', () => {
  const openCalls = async () => {
    const token = await createSignInLink(house.site.database.orm, { email: coordinator, now: time.now });
    const visit = await house.visit(`/anmelden/link?token=${token}`, { viewport: laptop });
    await pressed(visit.page, 'Anmelden');
    await visit.page.getByRole('heading', { name: 'Mein Konto' }).waitFor();
    await visit.page.goto(`${house.site.origin}/koordination/anrufen`);
    await visit.page.getByRole('heading', { level: 1, name: 'Anrufen' }).waitFor();
    return visit;
  };

  test('works through the calls by keyboard alone', async () => {
    await house.site.database.orm.em.fork().execute(`
      update actor set confirmed_at = now() - interval '3 years', created_at = now() - interval '4 years'
      where slug in ('lernladen-kaskelstrasse', 'tanzkreis-silberschuh', 'papazeit')`);
    await house.site.database.orm.em.fork().execute(`
      delete from contact where channel = 'EMAIL' and actor_id in
        (select id from actor where slug in ('lernladen-kaskelstrasse', 'papazeit'))`);
    const { page, problems, leave } = await openCalls();
    const open = page.getByRole('status');
    const before = Number.parseInt(await seenText(open), 10);
    expect(await violationsOf(page)).toEqual([]);
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('[data-call]')?.querySelector('h2')?.textContent);
    await page.locator('[data-call] a').first().focus();
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    const second = await focused();
    expect(second).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe(first);

    // to "stimmt noch" of the first call, past its number and its mail addresses
    const toButton = async (name: RegExp) => {
      for (let steps = 0; steps < 8; steps += 1) {
        await page.keyboard.press('Tab');
        if (name.test(await page.evaluate(() => document.activeElement?.textContent ?? ''))) return;
      }
      throw new Error(`No button ${name}.`);
    };
    await toButton(/^Stimmt noch/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Wer hat es gesagt?').getAttribute('aria-invalid')).toBe('true');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.type('Frau Beispiel');
    await page.keyboard.press('Enter');
    await page.getByText(`${first}: bestätigt.`).waitFor();
    expect(await focused()).toBe(second);
    expect(Number.parseInt(await seenText(open), 10)).toBe(before - 1);

    await toButton(/^Gibt es nicht mehr/);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Aufgelöst');
    await page.keyboard.press('Enter');
    await page.getByText(`${second}: archiviert.`).waitFor();
    const { actors } = await house.ask<{ actors: { nodes: { name: string }[] } }>(
      'query ($search: String) { actors(filter: { search: $search }) { nodes { name } } }',
      { search: second },
    );
    expect(actors.nodes.map(({ name }) => name)).not.toContain(second);
    await page.getByRole('button', { name: `${second} zurückholen` }).press('Enter');
    await page.getByText(`${second}: wieder da.`).waitFor();
    expect(problems).toEqual([]);
    await leave();
  });

  test('is told when an entry has changed meanwhile, and keeps what was typed', async () => {
    const { page, leave } = await openCalls();
    const call = page.locator('[data-call]').first();
    const id = await call.getAttribute('data-call');
    await call.getByRole('button', { name: /: stimmt noch$/ }).click();
    await page.getByLabel('Wer hat es gesagt?').fill('Herr Muster');
    await tools.query(
      sql`update actor set version = version + 1, website = 'https://neu.example.org' where id = ${id}::uuid`,
    );
    await page.keyboard.press('Enter');
    await page.getByText('Der Eintrag hat sich inzwischen geändert.').waitFor();
    expect(await page.getByLabel('Wer hat es gesagt?').inputValue()).toBe('Herr Muster');
    await call.getByText('https://neu.example.org').waitFor();
    await page.getByRole('button', { name: 'Als bestätigt eintragen' }).click();
    await page.getByText(/: bestätigt\.$/).waitFor();
    await leave();
  });

  test('alone has this page', async () => {
    const visitor = await house.visit('/koordination/anrufen');
    await visitor.page.getByText('Sie sind nicht angemeldet.').waitFor();
    await visitor.leave();
    const token = await createSignInLink(house.site.database.orm, { email: member, now: time.now });
    const { page, leave } = await house.visit(`/anmelden/link?token=${token}`);
    await pressed(page, 'Anmelden');
    await page.getByRole('heading', { name: 'Mein Konto' }).waitFor();
    await page.goto(`${house.site.origin}/koordination/anrufen`);
    await page.getByRole('heading', { level: 1, name: 'Diese Seite gibt es nicht' }).waitFor();
    await leave();
  });
});

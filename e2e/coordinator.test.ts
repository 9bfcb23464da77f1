import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureAccount } from '#server/accounts/account.service.ts';
import { violationsOf } from './axe.ts';
import { signInPathOf, slug } from './member.ts';
import { type House, laptop, openHouse, phone } from './visitor.ts';

let house: House;
const email = 'mara@example.org';
const name = 'Stadtteilhaus Volkrad';

beforeAll(async () => {
  house = await openHouse();
  const { orm } = house.site.database;
  await orm.em
    .fork()
    .transactional((em) => ensureAccount(em, { email, name: 'Mara Beispiel', roles: ['COORDINATOR'] }));
  await change(sql`update actor set confirmed_at = '2024-03-01', confirmed_via = 'PHONE' where slug = ${slug}`);
});
afterAll(() => house?.close());

const change = (statement: ReturnType<typeof sql>) =>
  statement.execute(house.site.database.orm.em.fork().getKysely<unknown>());

/** A browser of its own in which the coordinator is signed in, at the desk. */
async function openDesk(viewport = laptop) {
  const visit = await house.visit(await signInPathOf(house, email), { viewport });
  await visit.page.getByRole('button', { name: 'Anmelden' }).click();
  await visit.page.getByRole('link', { name: 'Koordination' }).click();
  await visit.page.getByRole('heading', { level: 1, name: 'Koordination' }).waitFor();
  return visit;
}

describe('a coordinator', () => {
  test('works through a list by keyboard and writes down a call', async () => {
    const { page, problems, leave } = await openDesk();
    await page.getByRole('link', { name: /lange nicht bestätigt/ }).press('Enter');
    await page.getByRole('heading', { name: 'Lange nicht bestätigt' }).waitFor();
    const entries = page.locator('[data-list-item]');
    await entries.first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    expect(await entries.first().evaluate((entry) => entry === document.activeElement)).toBe(true);
    while (!(await page.locator('[data-list-item]:focus').textContent())?.startsWith(name))
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();

    await page.getByRole('radio', { name: 'Anruf' }).check();
    await page.getByLabel('Was soll notiert werden?').fill('Frau Beispiel sagt: stimmt alles.');
    await page.getByRole('button', { name: 'Notieren' }).click();
    await page.getByRole('listitem').filter({ hasText: 'stimmt alles' }).waitFor();
    expect(await page.getByLabel('Was soll notiert werden?').inputValue()).toBe('');
    expect(problems).toEqual([]);
    await leave();
  });

  test('is reminded on the day, and of nothing that is done', async () => {
    const { page, leave } = await openDesk(phone);
    await page.goto(`${house.site.origin}/koordination/akteure/${slug}`);
    await page.getByRole('radio', { name: 'Erinnerung' }).check();
    await page.getByLabel('Was soll notiert werden?').fill('Nach dem Umzug fragen');
    await page.getByRole('button', { name: 'Notieren' }).click();
    await page.getByText('Hier fehlt noch etwas').waitFor();
    expect(await page.getByLabel('Was soll notiert werden?').inputValue()).toBe('Nach dem Umzug fragen');
    await page.getByLabel('Wann soll es auftauchen?').fill('2026-01-05');
    await page.getByRole('button', { name: 'Notieren' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Nach dem Umzug fragen' }).waitFor();

    await page.getByRole('link', { name: 'Zum Schreibtisch' }).click();
    await page.getByRole('link', { name: /1 Erinnerung/ }).click();
    await page.getByRole('button', { name: 'Erledigt' }).click();
    await page.getByText('0 offene Erinnerungen').waitFor();
    await leave();
  });

  test('keeps persons that nobody else sees, and forgets them when asked twice', async () => {
    const { page, leave } = await openDesk();
    await page.getByLabel('Name oder Stichwort').fill('Volkrad');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('button', { name: 'Person hinzufügen' }).click();
    await page.getByLabel('Name').fill('Ada Beispiel');
    await page.getByLabel('Telefon').fill('keine Ahnung');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Das ist keine Telefonnummer').waitFor();
    await page.getByLabel('Telefon').fill('030 5123456');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('link', { name: '030 5123456' }).waitFor();
    const person = page.getByRole('listitem').filter({ hasText: 'Ada Beispiel' });
    await person.getByRole('button', { name: 'Löschen' }).click();
    await person.getByRole('button', { name: 'Ja, endgültig löschen' }).click();
    await person.waitFor({ state: 'detached' });
    await leave();
  });

  test.each([
    ['light', laptop],
    ['dark', phone],
  ] as const)('meets the rules of WCAG 2.2 AA: %s', async (colorScheme, viewport) => {
    const { page, leave } = await openDesk(viewport);
    await page.emulateMedia({ colorScheme });
    for (const path of ['', '/unbestaetigt', '/unvollstaendig', '/erinnerungen', '/post', `/akteure/${slug}`]) {
      await page.goto(`${house.site.origin}/koordination${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByText('Wird geladen').waitFor({ state: 'detached' });
      expect(await violationsOf(page), path).toEqual([]);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways, path).toBe(0);
    }
    await leave();
  });
});

test('for a visitor there is nothing but the way to sign in', async () => {
  for (const path of ['', '/unbestaetigt', `/akteure/${slug}`, '/post']) {
    const { page, leave } = await house.visit(`/koordination${path}`);
    await page.getByText('Sie sind nicht angemeldet.').waitFor();
    expect(await page.getByText('Stadtteilhaus').count(), path).toBe(0);
    await leave();
  }
});

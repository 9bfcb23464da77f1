import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureAccount } from '#server/accounts/account.service.ts';
import { pointIn, writeActors } from '#server/testing/test-actors.ts';
import { violationsOf } from './axe.ts';
import { signInPathOf } from './member.ts';
import { type House, laptop, openHouse, phone } from './visitor.ts';

let house: House;
const email = 'mara@example.org';
const here = { postalCode: '10317', ...pointIn['114009'] };

beforeAll(async () => {
  house = await openHouse();
  const { orm } = house.site.database;
  await orm.em
    .fork()
    .transactional((em) => ensureAccount(em, { email, name: 'Mara Beispiel', roles: ['COORDINATOR'] }));
  await writeActors(orm, [
    {
      name: 'Nähstube Faden',
      summary: 'Nähen für alle.',
      confirmedAt: new Date('2026-09-01'),
      places: [{ street: 'Kaskelstraße 14', ...here }],
    },
    {
      name: 'Nähstube Faden e. V.',
      summary: 'Nähen für alle, jeden Dienstag, mit Maschinen zum Ausleihen.',
      slug: 'naehstube-faden-verein',
      places: [
        { street: 'Kaskelstr. 14', openingHours: 'Tu 15:00-18:00', ...here },
        { street: 'Sewanstraße 3', ...pointIn['114011'] },
      ],
      contacts: [{ channel: 'PHONE', value: '+493012345678' }],
    },
    { name: 'Haus Lupe', places: [{ street: 'Pfarrstraße 2', ...here }] },
    { name: 'Haus Lupe', slug: 'haus-lupe-2', places: [{ street: 'Pfarrstr. 2', ...here }] },
  ]);
});
afterAll(() => house?.close());

async function openList(viewport = laptop) {
  const visit = await house.visit(await signInPathOf(house, email), { viewport });
  await visit.page.getByRole('button', { name: 'Anmelden' }).click();
  await visit.page.getByRole('heading', { name: 'Meine Einträge' }).waitFor();
  await visit.page.goto(`${house.site.origin}/koordination/doppelte`);
  await visit.page.getByRole('heading', { level: 1, name: 'Doppelte Einträge' }).waitFor();
  return visit;
}

async function meetsTheRules(page: Awaited<ReturnType<typeof openList>>['page'], where: string) {
  expect(await violationsOf(page), where).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, where).toBe(0);
}

test('a coordinator looks for duplicates, compares a pair and merges it, by keyboard alone', async () => {
  const { page, problems, leave } = await openList();
  await page.getByText('Gerade sieht nichts doppelt aus.').waitFor();
  await meetsTheRules(page, 'nothing');
  await page.getByRole('button', { name: 'Noch einmal suchen' }).press('Enter');
  await page.getByText('2 Paare zu prüfen').waitFor();
  const compare = page.getByRole('link', { name: /„Nähstube Faden“ und/ });
  await page.locator('[data-list-item]').first().focus();
  while (!(await page.locator('[data-list-item]:focus').getAttribute('aria-label'))?.includes('Nähstube'))
    await page.keyboard.press('ArrowDown');
  await meetsTheRules(page, 'list');
  await compare.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Zwei Einträge vergleichen' }).waitFor();
  await meetsTheRules(page, 'pair');

  // the longer sentence is proposed, and the name of the one that was confirmed
  expect(
    await page.getByRole('group', { name: 'In ein, zwei Sätzen' }).locator('label:has(:checked)').textContent(),
  ).toContain('jeden Dienstag');
  const name = page.getByRole('group', { name: 'Name' });
  expect(await name.locator('label:has(:checked)').textContent()).not.toContain('e. V.');
  await name.getByRole('radio', { checked: true }).focus();
  await page.keyboard.press('ArrowDown');
  expect(await name.locator('label:has(:checked)').textContent()).toContain('e. V.');
  const places = page.getByRole('group', { name: 'Welche Orte bleiben?' });
  expect(await places.locator('label:has(:checked)').allTextContents()).toEqual([
    expect.stringContaining('Tu 15:00-18:00'),
    expect.stringContaining('Sewanstraße 3'),
  ]);

  await page.getByRole('button', { name: 'Zusammenführen …' }).press('Enter');
  await page.getByText('zu einem Eintrag machen?').waitFor();
  await meetsTheRules(page, 'question');
  await page.keyboard.press('Enter');
  await page.getByText('„Nähstube Faden e. V.“ ist jetzt ein Eintrag.').waitFor();
  await page.getByText('1 Paar zu prüfen').waitFor();
  expect(problems).toEqual([]);
  await leave();

  const { actors } = await house.ask<{ actors: { nodes: unknown[] } }>(
    '{ actors(first: 5, filter: { search: "Nähstube Faden" }) { nodes { name summary phone places { street } } } }',
  );
  expect(actors.nodes).toEqual([
    {
      name: 'Nähstube Faden e. V.',
      summary: 'Nähen für alle, jeden Dienstag, mit Maschinen zum Ausleihen.',
      phone: '+493012345678',
      places: [{ street: 'Kaskelstr. 14' }, { street: 'Sewanstraße 3' }],
    },
  ]);
});

test('on a phone, two that are not the same are told apart for good', async () => {
  const { page, leave } = await openList(phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('button', { name: 'Noch einmal suchen' }).click();
  await page.getByRole('link', { name: /„Haus Lupe“ und/ }).click();
  await page.getByRole('button', { name: 'Kein Doppel' }).waitFor();
  await meetsTheRules(page, 'pair');
  await page.getByRole('button', { name: 'Kein Doppel' }).click();
  await page.getByText('Gemerkt: „Haus Lupe“').waitFor();
  await meetsTheRules(page, 'list');
  await page.getByRole('button', { name: 'Noch einmal suchen' }).click();
  await page.getByText('Fertig gesucht.').waitFor();
  expect(await page.getByRole('link', { name: /Haus Lupe/ }).count()).toBe(0);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from actor where name = 'Haus Lupe'
  `.execute(house.site.database.orm.em.fork().getKysely<unknown>());
  expect(rows).toEqual([{ count: 2 }]);
  await leave();
});

test('for a visitor there is nothing but the way to sign in', async () => {
  for (const path of ['doppelte', 'doppelte/haus-lupe/haus-lupe-2']) {
    const { page, leave } = await house.visit(`/koordination/${path}`);
    await page.getByText('Sie sind nicht angemeldet.').waitFor();
    expect(await page.getByText('Haus Lupe').count(), path).toBe(0);
    await leave();
  }
});

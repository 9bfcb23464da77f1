import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { violationsOf } from './axe.ts';
import { save, signInPathOf, slug, summaryOf } from './member.ts';
import { type House, laptop, openHouse, phone } from './visitor.ts';

/** Keeps an entry, and is not trusted. */
export const newcomer = 'neu@example.org';
export const coordinator = 'mara@example.org';
export const name = 'Stadtteilhaus Volkrad';
/** Two people, one after the other, each in a browser of its own. */
export const patience = 150_000;

/** A house with somebody new who keeps an entry, and a coordinator. */
export async function openReviewedHouse(): Promise<House> {
  const house = await openHouse();
  await house.site.database.orm.em.fork().transactional(async (em) => {
    const account = await ensureAccount(em, { email: newcomer, name: 'Neu Beispiel' });
    await addMembership(em, account, { slug, role: 'EDITOR', trusted: false });
    await ensureAccount(em, { email: coordinator, name: 'Mara Beispiel', roles: ['COORDINATOR'] });
  });
  return house;
}

export const change = (house: House, statement: ReturnType<typeof sql>) =>
  statement.execute(house.site.database.orm.em.fork().getKysely<unknown>());

/** Nothing waits, and nothing is to be looked at. */
export async function clear(house: House): Promise<void> {
  await change(house, sql`delete from proposed_revision`);
  await change(house, sql`update revision set to_look_at = false`);
}

/** A browser of its own in which somebody is signed in, at a page. */
export async function open(house: House, email: string, path: string, viewport = laptop) {
  const visit = await house.visit(await signInPathOf(house, email), { viewport });
  await visit.page.getByRole('button', { name: 'Anmelden' }).click();
  await visit.page.getByRole('heading', { name: 'Meine Einträge' }).waitFor();
  await visit.page.goto(house.site.origin + path);
  await visit.page.getByRole('heading', { level: 1 }).waitFor();
  await visit.page.getByText('Wird geladen').waitFor({ state: 'detached' });
  return visit;
}

/** The form of somebody new, on a phone. */
export async function openNewForm(house: House) {
  const visit = await open(house, newcomer, `/konto/eintrag/${slug}`, phone);
  await summaryOf(visit.page).waitFor();
  return visit;
}

/** A change that waits, typed into the form. */
export async function propose(house: House, summary: string): Promise<void> {
  const { page, leave } = await openNewForm(house);
  await summaryOf(page).fill(summary);
  await save(page);
  await page.getByText('Den Rest sieht sich die Koordination zuerst an.').waitFor();
  await leave();
}

export async function meetsTheRules(page: Page, where: string): Promise<void> {
  expect(await violationsOf(page), where).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, where).toBe(0);
}

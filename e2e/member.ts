import type { BrowserContextOptions, Page } from 'playwright-core';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { createSignInLink } from '#server/accounts/sign-in.service.ts';
import { type House, openHouse, phone } from './visitor.ts';

const email = 'verein@example.org';
/** Keeps the same entries. */
export const colleague = 'kollegin@example.org';
export const slug = 'stadtteilhaus-volkrad';
export const initiative = 'kiezimkerei-noeldnerplatz';

/** A house in which a member and a colleague keep two entries. */
export async function openMemberHouse(): Promise<House> {
  const house = await openHouse();
  await house.site.database.orm.em.fork().transactional(async (em) => {
    for (const address of [email, colleague]) {
      const account = await ensureAccount(em, { email: address, name: 'Ilse Beispiel' });
      for (const kept of [slug, initiative]) await addMembership(em, account, { slug: kept, role: 'OWNER' });
    }
  });
  return house;
}

export async function signInPathOf(house: House, address = email): Promise<string> {
  const token = await createSignInLink(house.site.database.orm, { email: address, minutes: 60, now: new Date() });
  return `/anmelden/link?token=${token}`;
}

/** A browser of its own in which the member is signed in, at the form of an entry. */
export async function openForm(house: House, entry: string, options: BrowserContextOptions = {}) {
  const visit = await house.visit(await signInPathOf(house), { viewport: phone, ...options });
  await visit.page.getByRole('button', { name: 'Anmelden' }).click();
  await visit.page.getByRole('heading', { name: 'Meine Einträge' }).waitFor();
  await visit.page.goto(`${house.site.origin}/konto/eintrag/${entry}`);
  if (options.javaScriptEnabled !== false) await summaryOf(visit.page).waitFor();
  return visit;
}

export const summaryOf = (page: Page) => page.getByLabel('In ein, zwei Sätzen');
/** What experts write, of the first place. */
export const hoursOf = (page: Page) => page.getByLabel('Ausdruck in der Schreibweise von OpenStreetMap').first();
export const save = (page: Page) => page.getByRole('button', { name: 'Speichern' }).click();

export async function seenSummary(house: House, entry: string): Promise<string> {
  const { actor } = await house.ask<{ actor: { summary: string } }>(`{ actor(slug: "${entry}") { summary } }`);
  return actor.summary;
}

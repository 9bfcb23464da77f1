import type { Orm } from '#server/database/orm.ts';
import { takeTurns } from '#server/database/turn.ts';
import { addMembership, ensureAccount } from './account.service.ts';
import { createSignInLink } from './sign-in.service.ts';

const association = { email: 'verein@example.org', name: 'Ilse Beispiel', slug: 'stadtteilhaus-volkrad' };
const coordinator = { email: 'koordination@example.org', name: 'Mara Beispiel' };
/** Somebody who tries the examples may come back to the window of the start much later. */
const minutes = 24 * 60;

export interface ExampleLinks {
  /** tokens of the links that a newcomer signs in with */
  association: string;
  coordinator: string;
}

/**
 * One account on each side of the example network, and a fresh link for each. Only for a process that nobody but this machine
 * reaches: whoever has a link is signed in.
 */
export async function prepareExampleAccounts(orm: Orm, now: Date): Promise<ExampleLinks | null> {
  await orm.em.fork().transactional(async (em) => {
    // several processes may start at once on one database
    await takeTurns(em.getKysely<unknown>());
    const member = await ensureAccount(em, { ...association, isExample: true });
    await addMembership(em, member, { slug: association.slug, role: 'OWNER' });
    await ensureAccount(em, { ...coordinator, roles: ['COORDINATOR'], isExample: true });
  });
  const links = {
    association: await createSignInLink(orm, { email: association.email, minutes, now }),
    coordinator: await createSignInLink(orm, { email: coordinator.email, minutes, now }),
  };
  if (links.association === null || links.coordinator === null) return null;
  return { association: links.association, coordinator: links.coordinator };
}

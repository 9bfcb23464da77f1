import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { Actor } from '#server/actors/actor.entity.ts';
import { Account, type accountRoles, Membership, type membershipRoles } from './account.entity.ts';

export interface NewAccount {
  /** as `readEmailAddress` gives it */
  email: string;
  name?: string | null;
  roles?: (typeof accountRoles)[number][];
  isExample?: boolean;
}

/** The account of an address: as it is, with the roles added that it lacks, or a new one. */
export async function ensureAccount(
  em: EntityManager,
  { email, name = null, roles = [], isExample = false }: NewAccount,
): Promise<Account> {
  const known = await em.findOne(Account, { email });
  if (known === null) return em.create(Account, { id: uuid(), email, name, roles, isExample });
  known.name = name ?? known.name;
  known.roles = [...new Set([...known.roles, ...roles])];
  return known;
}

/**
 * Lets an account keep the entry of an actor; null: there is no actor of that slug. Whoever keeps it already stays as trusted as
 * it was.
 *
 * @param membership `trusted` left out: whoever runs the installation vouches for the account
 */
export async function addMembership(
  em: EntityManager,
  account: Account,
  { slug, role, trusted = true }: { slug: string; role: (typeof membershipRoles)[number]; trusted?: boolean },
): Promise<Membership | null> {
  const actor = await em.findOne(Actor, { slug });
  if (actor === null) return null;
  const known = await em.findOne(Membership, { account: account.id, actor: actor.id });
  if (known === null) return em.create(Membership, { account, actor, role, trusted });
  known.role = role;
  return known;
}

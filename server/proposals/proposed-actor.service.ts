import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { Account } from '#server/accounts/account.entity.ts';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { Actor } from '#server/actors/actor.entity.ts';
import { setContacts } from '#server/actors/actor-contacts.service.ts';
import { authorOf, type Changes, confirm, record } from '#server/actors/actor-record.service.ts';
import { setTerms } from '#server/actors/actor-terms.service.ts';
import { looksPersonal } from '#server/actors/contact.model.ts';
import type { EditableContact } from '#server/actors/editable-actor.type.ts';
import { freeSlugOf } from '#server/actors/slug.service.ts';
import type { Proposal } from './proposal.entity.ts';
import { createPlace, knownPoint, type Point } from './proposal-place.service.ts';

interface Wish {
  /** who keeps the entry from now on; null: nobody yet */
  keeper: { name: string; email: string } | null;
  /** null: as far as it is known */
  point: Point | null;
  viewer: SignedIn;
  now: Date;
}

/**
 * Makes a published entry of a proposal, with its first revision. Whoever belongs to it has said by the button of the mail that it
 * is right: so it is confirmed, at that moment; of whoever only knows it, nobody of the entry has said anything yet.
 *
 * @returns `isKept`: whether the keeper keeps it now, which a suspended account does not
 */
export async function createProposedActor(
  em: EntityManager,
  proposal: Proposal,
  { keeper, point, viewer, now }: Wish,
): Promise<{ actor: Actor; isKept: boolean }> {
  const { kind, name, summary, website, topics, district, street, postalCode, city } = proposal;
  const account = keeper === null ? null : await accountOf(em, keeper);
  const id = uuid();
  const actor = em.create(Actor, {
    ...{ id, kind, name, summary, website: website ?? null, slug: await freeSlugOf(em, name, id), state: 'PUBLISHED' },
    ...{ alternateNames: [], languages: [], links: [] },
  });
  if (district != null) actor.activeIn.set([district]);
  if (street != null) {
    const address = { street, postalCode: postalCode ?? null, city: city ?? null };
    await createPlace(em, actor, { address, point: point ?? (await knownPoint(em.getKysely(), address)) });
  }
  const contacts = {
    email: contactOf(proposal, proposal.email ?? null),
    phone: contactOf(proposal, proposal.phone ?? null),
  };
  const recorder = { accountId: account?.id ?? viewer.accountId, now: proposal.confirmedAt ?? now };
  setContacts(em, actor, { kind, ...contacts }, recorder);
  const confirmed =
    keeper === null ? {} : confirm(actor, { by: keeper.name, via: 'LINK', now: proposal.confirmedAt ?? now });
  const first = { name, kind, summary, topics, website: website ?? null, ...contacts, state: 'PUBLISHED' };
  const changes: Changes = { ...beginning(first), ...confirmed };
  await record(em, actor, { changes, by: authorOf(viewer), now, via: 'PROPOSAL' });
  await setTerms(em, id, { term: 'topic', slugs: topics });
  if (account !== null) await addMembership(em, account, { slug: actor.slug, role: 'OWNER' });
  await em.flush();
  return { actor, isKept: account !== null };
}

/** What nothing was before. */
function beginning(first: Record<string, unknown>): Changes {
  const told = Object.entries(first).filter(([, to]) => to !== null && !(Array.isArray(to) && to.length === 0));
  return Object.fromEntries(told.map(([field, to]) => [field, { from: null, to }]));
}

/** The account of whoever proposed it; null: it is suspended. Whoever is here already is not renamed. */
async function accountOf(em: EntityManager, { name, email }: { name: string; email: string }): Promise<Account | null> {
  const known = await em.findOne(Account, { email });
  if (known !== null) return known.suspendedAt === null ? known : null;
  const account = await ensureAccount(em, { email, name });
  await em.flush();
  return account;
}

/** Only whoever belongs to it can say that somebody's own number or address may be public. */
function contactOf({ kind, belongs, mayBePublic }: Proposal, value: string | null): EditableContact | null {
  if (value === null) return null;
  const personal = looksPersonal(value, kind);
  return { value, personal, consented: !personal || (belongs && mayBePublic) };
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import type { Orm } from '#server/database/orm.ts';
import { transact } from '#server/database/transact.ts';
import { actAs } from '#server/privacy/audit.service.ts';
import { Account, Membership } from './account.entity.ts';
import { addMembership, ensureAccount } from './account.service.ts';
import { takeTeam } from './colleague.service.ts';
import type { Invitation, MembershipRole } from './colleague.type.ts';
import { hashOf } from './secret.model.ts';
import { openSession } from './session.service.ts';
import { trustsNewcomer } from './trust.policy.ts';

/** What an invitation is for, as its link shows it; null: there is none of this token, or it has ended. */
export async function findInvitation(em: EntityManager, token: string, now: Date): Promise<Invitation | null> {
  const { rows } = await sql<Invitation>`
    select a.name as "actorName", p.name as "invitedBy", i.role is null as claimed, i.email,
      case when i.accepted_at is null then 'OPEN' else 'ACCEPTED' end as state
    from membership_invitation i join actor a on a.id = i.actor_id left join account p on p.id = i.invited_by
    where i.token_hash = ${hashOf(token)} and (i.accepted_at is not null or i.expires_at > ${now}) and p.suspended_at is null
  `.execute(em.getKysely<unknown>());
  return rows[0] ?? null;
}

interface OpenInvitation {
  id: string;
  actorId: string;
  slug: string;
  email: string;
  name: string | null;
  role: MembershipRole | null;
  invitedByCoordinator: boolean;
  invitedByTrustedOwner: boolean;
}

/**
 * Takes an invitation: whoever reads the mail has the account of its address, keeps the entry from now on, and is signed in. null:
 * there is none of this token, it was used, or it has ended.
 */
export function acceptInvitation(
  orm: Orm,
  token: string,
  { device, now }: { device: string; now: Date },
): Promise<{ session: string; slug: string } | null> {
  return transact(orm, async (em) => {
    const db = em.getKysely<unknown>();
    const invitation = await takeInvitation(em, token, now);
    if (invitation === null) return null;
    const { id, actorId, slug, email, name } = invitation;
    const known = await em.findOne(Account, { email });
    if (known !== null && known.suspendedAt !== null) return null;
    // whoever invites does not rename somebody who is here already
    const account = known ?? (await ensureAccount(em, { email, name }));
    await actAs(em, { accountId: account.id });
    const present = await em.findOne(Membership, { account: account.id, actor: actorId });
    const role = invitation.role ?? (await roleOfClaim(em, actorId));
    const trusted =
      trustsNewcomer(invitation) &&
      !(await trustWasTaken(db, { actorId, accountId: account.id, byMailbox: invitation.role === null }));
    if (present?.role !== 'OWNER') await addMembership(em, account, { slug, role, trusted });
    await em.flush();
    await sql`
      update membership_invitation set accepted_at = ${now}, email = null, name = null where id = ${id}::uuid
    `.execute(db);
    // after the role: a change of it ends the sessions before
    return { session: await openSession(db, { accountId: account.id, device, now }), slug };
  });
}

/**
 * Whoever proves an entry's public address is its owner, where it has none. Where it has one, that one says more: an address such
 * as info@ is read by several, and must not put out who keeps the entry; the owner can raise the role.
 */
export async function roleOfClaim(em: EntityManager, actorId: string): Promise<MembershipRole> {
  const owners = await em.count(Membership, { actor: actorId, role: 'OWNER' });
  return owners === 0 ? 'OWNER' : 'EDITOR';
}

/** Of two who press at the same moment, one gets it. One to a public address ends when that is no longer public there. */
async function takeInvitation(em: EntityManager, token: string, now: Date): Promise<OpenInvitation | null> {
  const db = em.getKysely<unknown>();
  const found = await sql<{ actorId: string }>`
    select actor_id as "actorId" from membership_invitation where token_hash = ${hashOf(token)}
  `.execute(db);
  const [first] = found.rows;
  if (first === undefined) return null;
  // first, as all do who change who keeps an entry
  await takeTeam(em, first.actorId);
  const { rows } = await sql<OpenInvitation>`
    select i.id, i.actor_id as "actorId", a.slug, i.email, i.name, i.role,
      coalesce(p.roles <> '{}', false) as "invitedByCoordinator",
      exists (select from membership m where m.account_id = p.id and m.actor_id = i.actor_id and m.role = 'OWNER' and m.trusted)
        as "invitedByTrustedOwner"
    from membership_invitation i join actor a on a.id = i.actor_id left join account p on p.id = i.invited_by
    where i.token_hash = ${hashOf(token)} and i.accepted_at is null and i.expires_at > ${now} and p.suspended_at is null
      and (i.role is not null or exists (select from published_actor q where q.id = i.actor_id and lower(q.email) = i.email))
    for update of i
  `.execute(db);
  return rows[0] ?? null;
}

/** Whoever lost trust gets it back from the coordinator alone: not by leaving and coming again, nor under another address by the mailbox. */
async function trustWasTaken(
  db: Kysely<unknown>,
  { actorId, accountId, byMailbox }: { actorId: string; accountId: string; byMailbox: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    select from (
      select distinct on (subject_id) act from audit_entry
      where object_id = ${actorId}::uuid and act in ('TRUST_GIVEN', 'TRUST_TAKEN')
        and (subject_id = ${accountId}::uuid or ${byMailbox})
      order by subject_id, id desc) last
    where act = 'TRUST_TAKEN'
  `.execute(db);
  return rows.length > 0;
}

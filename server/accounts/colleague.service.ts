import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Actor } from '#server/actors/actor.entity.ts';
import { actorIdOf } from '#server/actors/slug.service.ts';
import { AppError } from '#server/errors.ts';
import { actAs } from '#server/privacy/audit.service.ts';
import { Membership } from './account.entity.ts';
import { mayCoordinate } from './account.policy.ts';
import { mayManageColleagues, maySeeColleagues } from './colleague.policy.ts';
import type { Colleague, EntryTeam, MembershipRole, OpenInvitation } from './colleague.type.ts';
import type { SignedIn } from './viewer.type.ts';

/** Who keeps the entry of a slug, present or former; null: not there, or not to be seen by this viewer. */
export async function findTeam(
  em: EntityManager,
  { slug, viewer, now }: { slug: string; viewer: SignedIn | null; now: Date },
): Promise<EntryTeam | null> {
  const actor = await findTeamActor(em, slug, viewer);
  if (actor === null) return null;
  const viewerCanManage = mayManageColleagues(viewer, actor.id);
  return {
    ...{ id: actor.id, slug: actor.slug, name: actor.name, viewerCanManage },
    colleagues: await listColleagues(em, actor.id, viewer),
    invitations: viewerCanManage ? await listInvitations(em, actor.id, now) : [],
  };
}

async function findTeamActor(em: EntityManager, slug: string, viewer: SignedIn | null): Promise<Actor | null> {
  if (viewer === null) return null;
  const id = await actorIdOf(em, slug);
  const actor = id === null ? null : await em.findOne(Actor, { id });
  return actor !== null && maySeeColleagues(viewer, actor.id) ? actor : null;
}

async function listColleagues(em: EntityManager, actorId: string, viewer: SignedIn | null): Promise<Colleague[]> {
  const { rows } = await sql<Omit<Colleague, 'isViewer'>>`
    select a.id, a.name, a.email, m.role from membership m join account a on a.id = m.account_id
    where m.actor_id = ${actorId}::uuid order by m.role desc, coalesce(a.name, a.email) collate "de-x-icu", a.id
  `.execute(em.getKysely<unknown>());
  return rows.map((row) => ({ ...row, isViewer: row.id === viewer?.accountId }));
}

async function listInvitations(em: EntityManager, actorId: string, now: Date): Promise<OpenInvitation[]> {
  const { rows } = await sql<Omit<OpenInvitation, 'expiresAt' | 'expired'> & { expiresAt: string }>`
    select id, email, name, role, expires_at as "expiresAt" from membership_invitation
    where actor_id = ${actorId}::uuid and accepted_at is null order by created_at desc, id
  `.execute(em.getKysely<unknown>());
  return rows.map((row) => {
    const expiresAt = new Date(row.expiresAt);
    return { ...row, expiresAt, expired: expiresAt <= now };
  });
}

export interface TeamChange {
  slug: string;
  viewer: SignedIn | null;
  accountId: string;
}

/** What came of a change of who keeps an entry. */
export type TeamOutcome = 'changed' | 'removed' | 'left' | 'lastOwner' | 'gone';

/**
 * Gives a colleague another role; its sessions end. An entry with owners keeps one.
 *
 * @throws AppError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function changeColleagueRole(
  em: EntityManager,
  { role, ...change }: TeamChange & { role: MembershipRole },
): Promise<TeamOutcome> {
  const { actor, memberships } = await openTeam(em, change);
  const membership = memberships.find(({ account }) => account.id === change.accountId);
  if (!mayManageColleagues(change.viewer, actor.id)) throw new AppError('FORBIDDEN', 'Only owners change roles.');
  if (membership === undefined) return 'gone';
  if (membership.role === role) return 'changed';
  if (isLastOwner(membership, memberships)) return 'lastOwner';
  membership.role = role;
  if (role === 'EDITOR') await withdrawInvitationsOf(em, actor.id, change.accountId);
  return 'changed';
}

/**
 * Takes the entry out of the hands of a colleague, or of oneself; its sessions end, and what it invited to is withdrawn. The last
 * owner stays, unless a coordinator, who knows where it went, takes it out.
 *
 * @throws AppError as `changeColleagueRole`
 */
export async function removeColleague(em: EntityManager, change: TeamChange): Promise<TeamOutcome> {
  const { viewer, accountId } = change;
  const { actor, memberships } = await openTeam(em, change);
  const isOneself = viewer?.accountId === accountId;
  if (!isOneself && !mayManageColleagues(viewer, actor.id))
    throw new AppError('FORBIDDEN', 'Only owners take colleagues out.');
  const membership = memberships.find(({ account }) => account.id === accountId);
  if (membership === undefined) return 'gone';
  if (isLastOwner(membership, memberships) && !mayCoordinate(viewer)) return 'lastOwner';
  em.remove(membership);
  await withdrawInvitationsOf(em, actor.id, accountId);
  return isOneself ? 'left' : 'removed';
}

/** The actor and who keeps it, for this transaction alone: of two owners who take out each other, one stays. */
async function openTeam(em: EntityManager, { slug, viewer }: TeamChange) {
  if (viewer === null) throw new AppError('UNAUTHENTICATED', 'Sign in to keep an entry.');
  const actor = await findTeamActor(em, slug, viewer);
  if (actor === null) throw new AppError('NOT_FOUND', 'There is no such entry.');
  await takeTeam(em, actor.id);
  await actAs(em, viewer);
  return { actor, memberships: await em.find(Membership, { actor: actor.id }) };
}

/** Who changes who keeps an entry waits for others who do, until the end of the transaction. */
export async function takeTeam(em: EntityManager, actorId: string): Promise<void> {
  await sql`select id from actor where id = ${actorId}::uuid for no key update`.execute(em.getKysely<unknown>());
}

function isLastOwner(membership: Membership, memberships: readonly Membership[]): boolean {
  return membership.role === 'OWNER' && !memberships.some((other) => other !== membership && other.role === 'OWNER');
}

/** Who does not keep an entry any more leaves no way into it behind. */
async function withdrawInvitationsOf(em: EntityManager, actorId: string, accountId: string): Promise<void> {
  await sql`
    delete from membership_invitation
    where actor_id = ${actorId}::uuid and invited_by = ${accountId}::uuid and accepted_at is null
  `.execute(em.getKysely<unknown>());
}

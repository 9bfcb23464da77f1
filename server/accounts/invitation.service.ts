import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { actorIdOf } from '#server/actors/slug.service.ts';
import { cleanLine } from '#server/actors/text.model.ts';
import type { Orm } from '#server/database/orm.ts';
import { AppError } from '#server/errors.ts';
import { type MailParts, writeAccountMail } from './account-mail.service.ts';
import { mayManageColleagues, maySeeColleagues } from './colleague.policy.ts';
import { takeTeam } from './colleague.service.ts';
import type { MembershipRole } from './colleague.type.ts';
import { readEmailAddress } from './email-address.model.ts';
import type { InvitationLimit } from './invitation-limit.service.ts';
import { invitationMail } from './invitation-mail.model.ts';
import { createToken, hashOf } from './secret.model.ts';
import type { SignedIn } from './viewer.type.ts';

const days = 14;
const dayInMilliseconds = 86_400_000;
/** What has ended is shown a while, so that one can ask again, and then forgotten. */
const daysShown = 30;
const longestName = 200;

export interface InvitationParts extends MailParts {
  orm: Orm;
  limit: InvitationLimit;
}

export interface NewInvitation {
  slug: string;
  viewer: SignedIn | null;
  /** as they were typed */
  email: string;
  name: string;
  role: MembershipRole;
  locale: string;
  /** address of the page that the link of the mail leads to, for its token */
  linkTo: (token: string) => string;
  now: Date;
}

export type InvitationOutcome = 'invited' | 'noAddress' | 'alreadyIn' | 'tooMany';

/**
 * Invites somebody by mail to keep an entry: good once, for 14 days, for this entry alone, until the next one to the same address.
 *
 * @throws AppError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function inviteColleague(
  { orm, limit, ...mail }: InvitationParts,
  { viewer, slug, email: typed, name, role, locale, linkTo, now }: NewInvitation,
): Promise<InvitationOutcome> {
  const { inviter, actorId } = await managed(orm.em.fork(), slug, viewer);
  const email = readEmailAddress(typed);
  if (email === null) return 'noAddress';
  if (!(await limit.countInvitation(inviter.accountId, email))) return 'tooMany';
  return orm.em.fork().transactional(async (em) => {
    await takeTeam(em, actorId);
    if (await isMember(em, actorId, email)) return 'alreadyIn';
    const invitation = { actorId, email, name: cleanLine(name).slice(0, longestName) || null, role };
    const by = { accountId: inviter.accountId, name: inviter.name ?? mail.site.name };
    await writeInvitation(em, mail, { ...invitation, by, locale, linkTo, now });
    return 'invited';
  });
}

/**
 * Takes an invitation back, whose link then opens nothing.
 *
 * @throws AppError as `inviteColleague`
 */
export async function withdrawInvitation(
  em: EntityManager,
  { slug, viewer, id }: { slug: string; viewer: SignedIn | null; id: string },
): Promise<'withdrawn' | 'gone'> {
  const { actorId } = await managed(em, slug, viewer);
  const { rows } = await sql<{ id: string }>`
    delete from membership_invitation
    where id = ${id}::uuid and actor_id = ${actorId}::uuid and accepted_at is null returning id
  `.execute(em.getKysely<unknown>());
  return rows.length > 0 ? 'withdrawn' : 'gone';
}

export interface WrittenInvitation {
  actorId: string;
  email: string;
  name: string | null;
  /** null: of the public address of the entry */
  role: MembershipRole | null;
  by: { accountId: string; name: string } | null;
  locale: string;
  linkTo: (token: string) => string;
  now: Date;
}

/** Writes an invitation in the place of the one before, and its mail. */
export async function writeInvitation(
  em: EntityManager,
  mail: MailParts,
  { actorId, email, name, role, by, locale, linkTo, now }: WrittenInvitation,
): Promise<void> {
  const db = em.getKysely<unknown>();
  const [id, token] = [uuid(), createToken()];
  const expiresAt = new Date(now.getTime() + days * dayInMilliseconds);
  await sql`
    delete from membership_invitation where accepted_at is null and (
      (actor_id = ${actorId}::uuid and email = ${email})
      or expires_at < ${new Date(now.getTime() - daysShown * dayInMilliseconds)})
  `.execute(db);
  const { rows } = await sql<{ actorName: string }>`
    insert into membership_invitation (id, actor_id, email, name, role, token_hash, invited_by, created_at, expires_at)
    values (${id}, ${actorId}, ${email}, ${name}, ${role}, ${hashOf(token)}, ${by?.accountId ?? null}, ${now}, ${expiresAt})
    returning (select name from actor where id = actor_id) as "actorName"
  `.execute(db);
  const said = { actorName: rows[0]?.actorName ?? '', inviter: by?.name ?? null, link: linkTo(token) };
  await writeAccountMail(em, mail, {
    cause: `invitation ${id}`,
    to: { name, address: email },
    text: invitationMail({ ...said, siteName: mail.site.siteName, locale, expiresAt }),
    locale,
  });
}

async function managed(
  em: EntityManager,
  slug: string,
  viewer: SignedIn | null,
): Promise<{ inviter: SignedIn; actorId: string }> {
  if (viewer === null) throw new AppError('UNAUTHENTICATED', 'Sign in to keep an entry.');
  const actorId = await actorIdOf(em, slug);
  if (actorId === null || !maySeeColleagues(viewer, actorId))
    throw new AppError('NOT_FOUND', 'There is no such entry.');
  if (!mayManageColleagues(viewer, actorId)) throw new AppError('FORBIDDEN', 'Only owners invite.');
  return { inviter: viewer, actorId };
}

async function isMember(em: EntityManager, actorId: string, email: string): Promise<boolean> {
  const { rows } = await sql`
    select from membership m join account a on a.id = m.account_id
    where m.actor_id = ${actorId}::uuid and a.email = ${email}
  `.execute(em.getKysely<unknown>());
  return rows.length > 0;
}

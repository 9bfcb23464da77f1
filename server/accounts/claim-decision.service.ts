import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { cleanText } from '#server/actors/text.model.ts';
import { AppError } from '#server/errors.ts';
import type { Problem } from '#server/problem.type.ts';
import { Account, Membership } from './account.entity.ts';
import { mayCoordinate } from './account.policy.ts';
import { addMembership, ensureAccount } from './account.service.ts';
import { type MailParts, writeAccountMail } from './account-mail.service.ts';
import type { DecideClaimInput } from './claim.input.ts';
import type { Claim } from './claim.type.ts';
import { decidedClaimMail } from './claim-mail.model.ts';
import { takeTeam } from './colleague.service.ts';
import { requireCoordinator } from './coordinator.service.ts';
import { roleOfClaim } from './invitation-acceptance.service.ts';
import type { SignedIn } from './viewer.type.ts';

const longestReason = 2000;

/** Claims that wait, the oldest first; null for all but coordinators. */
export async function listClaims(
  em: EntityManager,
  { viewer, first }: { viewer: SignedIn | null; first: number },
): Promise<Claim[] | null> {
  if (!mayCoordinate(viewer)) return null;
  const { rows } = await sql<Omit<Claim, 'createdAt'> & { createdAt: string }>`
    ${claimRows} where c.state = 'WAITING' order by c.created_at, c.id limit ${first}
  `.execute(em.getKysely<unknown>());
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
}

const claimRows = sql`
  select c.id, a.slug as "actorSlug", a.name as "actorName", c.name, c.email, c.message, c.created_at as "createdAt",
    exists (select from membership m where m.actor_id = a.id and m.role = 'OWNER') as "hasOwner"
  from claim c join actor a on a.id = c.actor_id`;

export interface Decider {
  viewer: SignedIn | null;
  now: Date;
  locale: string;
  /** null: no mail can be sent, and nobody could be answered */
  mail: (MailParts & { origin: string }) | null;
}

/**
 * Says yes or no to a claim, and tells who asked by mail. What they said about themselves is forgotten with it.
 *
 * @throws AppError UNAUTHENTICATED, NOT_FOUND, UNAVAILABLE, or CONFLICT when it is decided already
 */
export async function decideClaim(
  em: EntityManager,
  { id, accept, reason: typed }: DecideClaimInput,
  { viewer, now, locale, mail }: Decider,
): Promise<{ claim: Claim | null; problems: Problem[] }> {
  const { accountId } = requireCoordinator(viewer);
  if (mail === null) throw new AppError('UNAVAILABLE', 'No mail can be sent from here, so nobody could be answered.');
  const reason = cleanText(typed ?? '');
  const problem = problemOf(reason, { accept, locale });
  if (problem !== null) return { claim: null, problems: [problem] };
  const { claim, actorId, claimLocale } = await takeClaim(em, id);
  if (accept && !(await giveEntry(em, actorId, claim)))
    throw new AppError('CONFLICT', 'The account of this address is suspended.');
  await sql`
    update claim set state = ${accept ? 'ACCEPTED' : 'REFUSED'}, decided_at = ${now}, decided_by = ${accountId}::uuid,
      email = null, name = null, message = null
    where id = ${id}::uuid
  `.execute(em.getKysely<unknown>());
  const prefix = claimLocale === mail.site.locales[0] ? '' : `/${claimLocale}`;
  const said = { siteName: mail.site.siteName, actorName: claim.actorName, link: `${mail.origin}${prefix}/anmelden` };
  await writeAccountMail(em, mail, {
    cause: `claim decided ${id}`,
    to: { name: claim.name, address: claim.email },
    text: decidedClaimMail({ ...said, locale: claimLocale, accepted: accept, reason }),
    locale: claimLocale,
  });
  return { claim, problems: [] };
}

function problemOf(reason: string, { accept, locale }: { accept: boolean; locale: string }): Problem | null {
  const isGerman = locale === 'de';
  if (!accept && reason === '')
    return {
      path: ['reason'],
      code: 'REQUIRED',
      message: isGerman
        ? 'Schreiben Sie bitte einen Grund: Er steht in der Mail an die Person.'
        : 'Please write a reason: it stands in the mail to the person.',
    };
  if (reason.length <= longestReason) return null;
  return {
    path: ['reason'],
    code: 'TOO_LONG',
    message: isGerman
      ? `Das sind ${reason.length} Zeichen, möglich sind ${longestReason}. Bitte kürzen Sie den Text.`
      : `This is ${reason.length} characters, and ${longestReason} are possible. Please shorten the text.`,
  };
}

/** Of two who decide at the same moment, the second is told so. */
async function takeClaim(em: EntityManager, id: string) {
  const { rows } = await sql<
    Omit<Claim, 'createdAt'> & { createdAt: string; actorId: string; claimLocale: string; state: string }
  >`
    select r.*, c.actor_id as "actorId", c.locale as "claimLocale", c.state
    from claim c join (${claimRows}) r on r.id = c.id
    where c.id = ${id}::uuid and c.state <> 'UNCONFIRMED' for update of c
  `.execute(em.getKysely<unknown>());
  const [row] = rows;
  if (row === undefined) throw new AppError('NOT_FOUND', 'There is no such claim.');
  const { actorId, claimLocale, state, createdAt, ...claim } = row;
  if (state !== 'WAITING') throw new AppError('CONFLICT', 'Somebody has decided this claim already.');
  return { claim: { ...claim, createdAt: new Date(createdAt) }, actorId, claimLocale };
}

/** false: the account of the address is suspended. */
async function giveEntry(em: EntityManager, actorId: string, { email, name, actorSlug }: Claim): Promise<boolean> {
  await takeTeam(em, actorId);
  const known = await em.findOne(Account, { email });
  if (known !== null && known.suspendedAt !== null) return false;
  const account = known ?? (await ensureAccount(em, { email, name }));
  const present = await em.findOne(Membership, { account: account.id, actor: actorId });
  if (present === null)
    await addMembership(em, account, { slug: actorSlug, role: await roleOfClaim(em, actorId), trusted: true });
  await em.flush();
  return true;
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { actorIdOf } from '#server/actors/slug.service.ts';
import { cleanLine, cleanText } from '#server/actors/text.model.ts';
import { writeAccountMail } from './account-mail.service.ts';
import { confirmClaimMail } from './claim-mail.model.ts';
import { readEmailAddress } from './email-address.model.ts';
import { type InvitationParts, writeInvitation } from './invitation.service.ts';
import { createToken, hashOf } from './secret.model.ts';
import type { SignedIn } from './viewer.type.ts';

/** Days in which the address of a claim is to be proved. */
const daysToConfirm = 3;
export const longestClaim = { name: 200, message: 1000 };

/**
 * What whoever claims an entry is told; `asked` is the same whether a mail went, too many went before, or the entry is kept
 * already.
 */
export type ClaimOutcome = 'asked' | 'waits' | 'noAddress' | 'noName' | 'noMessage' | 'tooLong' | 'gone';

interface Asked {
  slug: string;
  /** of the network it is asked from */
  address: string;
  locale: string;
  /** address of the page that the link of the mail leads to, for its token */
  linkTo: (token: string) => string;
  now: Date;
}

/** Sends an invitation to the address that is public at the entry: whoever reads that mailbox may keep it. */
export async function claimByPublicAddress(
  { orm, limit, ...mail }: InvitationParts,
  { slug, address, locale, linkTo, now }: Asked,
): Promise<ClaimOutcome> {
  const claimed = await findClaimed(orm.em.fork(), slug);
  const email = claimed?.email == null ? null : readEmailAddress(claimed.email);
  if (claimed === null || email === null) return 'gone';
  if (!(await limit.countClaim({ address, actorId: claimed.id, email }))) return 'asked';
  const invitation = { actorId: claimed.id, email, name: null, role: null, by: null };
  await orm.em.fork().transactional((em) => writeInvitation(em, mail, { ...invitation, locale, linkTo, now }));
  return 'asked';
}

export interface TypedClaim {
  email: string;
  name: string;
  message: string;
}

/**
 * Asks the coordinator for an entry. The address is proved by the session of whoever is signed in, else by the button of a mail:
 * nobody asks in somebody else's name, and nothing waits of which nobody could be told the answer.
 */
export async function claimByWord(
  { orm, limit, ...mail }: InvitationParts,
  typed: TypedClaim,
  { slug, address, locale, linkTo, now, viewer }: Asked & { viewer: SignedIn | null },
): Promise<ClaimOutcome> {
  const claimed = await findClaimed(orm.em.fork(), slug);
  if (claimed === null) return 'gone';
  const email = viewer?.email ?? readEmailAddress(typed.email);
  const [name, message] = [cleanLine(typed.name), cleanText(typed.message)];
  if (email === null) return 'noAddress';
  if (name === '') return 'noName';
  if (message === '') return 'noMessage';
  if (name.length > longestClaim.name || message.length > longestClaim.message) return 'tooLong';
  if (!(await limit.countClaim({ address, actorId: claimed.id, email }))) return 'asked';
  const token = viewer === null ? createToken() : null;
  await orm.em.fork().transactional(async (em) => {
    const id = await writeClaim(em, { actorId: claimed.id, email, name, message, locale, token, now });
    if (id === null || token === null) return;
    const said = { actorName: claimed.name, siteName: mail.site.siteName, link: linkTo(token) };
    await writeAccountMail(em, mail, {
      cause: `claim ${id}`,
      // what a stranger typed is not sent to another stranger
      to: { name: null, address: email },
      text: confirmClaimMail({ ...said, locale }),
      locale,
    });
  });
  return viewer === null ? 'asked' : 'waits';
}

interface NewClaim extends TypedClaim {
  actorId: string;
  locale: string;
  /** null: the address is proved */
  token: string | null;
  now: Date;
}

/** Writes a claim in the place of one that was not proved; null: the same address waits for the same entry already. */
async function writeClaim(
  em: EntityManager,
  { actorId, email, name, message, locale, token, now }: NewClaim,
): Promise<string | null> {
  const id = uuid();
  const db = em.getKysely<unknown>();
  await sql`
    delete from claim where state = 'UNCONFIRMED' and created_at < ${new Date(now.getTime() - daysToConfirm * 86_400_000)}
  `.execute(db);
  const [state, hash] = token === null ? ['WAITING', null] : ['UNCONFIRMED', hashOf(token)];
  const { rows } = await sql<{ id: string }>`
    insert into claim (id, actor_id, email, name, message, locale, state, token_hash, created_at)
    values (${id}, ${actorId}, ${email}, ${name}, ${message}, ${locale}, ${state}, ${hash}, ${now})
    on conflict (actor_id, email) where decided_at is null do update set id = excluded.id, name = excluded.name,
      message = excluded.message, locale = excluded.locale, state = excluded.state, token_hash = excluded.token_hash,
      created_at = excluded.created_at
    where claim.state = 'UNCONFIRMED' returning id
  `.execute(db);
  return rows[0]?.id ?? null;
}

/** The button of the mail: from now on the claim waits for the coordinator; false: it was pressed, or is too late. */
export async function confirmClaim(em: EntityManager, token: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update claim set state = 'WAITING', token_hash = null
    where token_hash = ${hashOf(token)} and created_at > ${new Date(now.getTime() - daysToConfirm * 86_400_000)}
    returning id
  `.execute(em.getKysely<unknown>());
  return rows.length > 0;
}

/** The published actor of a slug, with its public mail address. */
async function findClaimed(
  em: EntityManager,
  slug: string,
): Promise<{ id: string; name: string; email: string | null } | null> {
  const id = await actorIdOf(em, slug);
  const { rows } = await sql<{ id: string; name: string; email: string | null }>`
    select id, name, email from published_actor where id = ${id}::uuid
  `.execute(em.getKysely<unknown>());
  return rows[0] ?? null;
}

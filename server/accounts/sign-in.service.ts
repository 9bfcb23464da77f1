import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Orm } from '#server/database/orm.ts';
import { formMail } from '#server/mail/mail-form.model.ts';
import type { MailOutbox } from '#server/mail/mail-outbox.service.ts';
import type { Site } from '#server/operator/site.type.ts';
import { createCode, createToken, hashOf } from './secret.model.ts';
import { openSession } from './session.service.ts';
import { signInMail } from './sign-in-mail.model.ts';

export const signInMinutes = 15;
const mostWrongCodes = 5;
/** Milliseconds that asking takes, whoever asks: the time tells nobody which addresses have an account. */
const sameTime = 400;

export interface SignInParts {
  orm: Orm;
  site: Site;
  outbox: MailOutbox;
}

export interface SignInRequest {
  /** as `readEmailAddress` gives it */
  email: string;
  locale: string;
  /** address of the page that the link of the mail leads to, for its token */
  linkTo: (token: string) => string;
  now: Date;
}

/**
 * Begins to sign somebody in: whoever has an account gets a mail with a link and a code, good for 15 minutes, once, and only
 * until the next one. Answers alike for every address, with the id under which the code is typed.
 */
export async function beginSignIn(parts: SignInParts, request: SignInRequest): Promise<string> {
  const [id] = await Promise.all([writeSignIn(parts, request), wait(sameTime)]);
  return id;
}

async function writeSignIn({ orm, site, outbox }: SignInParts, { email, locale, linkTo, now }: SignInRequest) {
  const [id, token, code] = [uuid(), createToken(), createCode()];
  await orm.em.fork().transactional(async (em) => {
    const { rows } = await sql<{ id: string; name: string | null }>`
      select id, name from account where email = ${email} and suspended_at is null
    `.execute(em.getKysely<unknown>());
    const [account] = rows;
    await sql`delete from sign_in where address_hash = ${hashOf(email)} or expires_at < ${now}`.execute(
      em.getKysely<unknown>(),
    );
    await sql`
      insert into sign_in (id, address_hash, account_id, link_hash, code_hash, expires_at)
      values (${id}, ${hashOf(email)}, ${account?.id ?? null}, ${hashOf(token)}, ${hashOf(code, id)},
        ${new Date(now.getTime() + signInMinutes * 60_000)})
      on conflict (address_hash) do update set id = excluded.id, account_id = excluded.account_id, link_hash = excluded.link_hash,
        code_hash = excluded.code_hash, wrong_codes = 0, expires_at = excluded.expires_at
    `.execute(em.getKysely<unknown>());
    if (account === undefined) return;
    const mail = signInMail({ siteName: site.siteName, locale, link: linkTo(token), code, minutes: signInMinutes });
    const signature = [site.siteName, site.name, site.email].join('\n');
    await outbox.write(em, {
      cause: `sign-in ${id}`,
      to: { name: account.name, address: email },
      subject: mail.subject,
      ...formMail(mail, { locale, signature }),
    });
  });
  return id;
}

/** A link for an account that a command or the start prints, as a mail would have it; null: nobody here has the address. */
export async function createSignInLink(
  orm: Orm,
  { email, minutes = signInMinutes, now }: { email: string; minutes?: number; now: Date },
): Promise<string | null> {
  const [id, token] = [uuid(), createToken()];
  const { rows } = await sql<{ id: string }>`
    insert into sign_in (id, address_hash, account_id, link_hash, code_hash, expires_at)
    select ${id}::uuid, ${hashOf(email)}::bytea, a.id, ${hashOf(token)}::bytea, ${hashOf(createToken())}::bytea,
      ${new Date(now.getTime() + minutes * 60_000)}::timestamptz
    from account a where a.email = ${email} and a.suspended_at is null
    on conflict (address_hash) do update set id = excluded.id, account_id = excluded.account_id, link_hash = excluded.link_hash,
      code_hash = excluded.code_hash, wrong_codes = 0, expires_at = excluded.expires_at
    returning id
  `.execute(orm.em.fork().getKysely<unknown>());
  return rows.length > 0 ? token : null;
}

export type Proof = { token: string } | { id: string; code: string };

/** Ends a sign-in with the link's token, or the code: the token of a new session; null: not right, used, or too late. */
export async function completeSignIn(
  orm: Orm,
  proof: Proof,
  { device, now }: { device: string; now: Date },
): Promise<string | null> {
  const id = 'token' in proof ? null : await checkCode(orm, proof, now);
  if (!('token' in proof) && id === null) return null;
  return orm.em.fork().transactional(async (em) => {
    const db = em.getKysely<unknown>();
    // who deletes it has used it: of two at the same moment, one
    const { rows } = await sql<{ accountId: string | null }>`
      delete from sign_in where expires_at > ${now}
        and ${'token' in proof ? sql`link_hash = ${hashOf(proof.token)}` : sql`id = ${id}::uuid`}
      returning account_id as "accountId"
    `.execute(db);
    const accountId = rows[0]?.accountId ?? null;
    return accountId === null ? null : openSession(db, { accountId, device, now });
  });
}

/** Counts the try first: a wrong code is one less, whatever happens then. */
async function checkCode(orm: Orm, { id, code }: { id: string; code: string }, now: Date): Promise<string | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const { rows } = await sql<{ codeHash: Buffer }>`
    update sign_in set wrong_codes = wrong_codes + 1
    where id = ${id}::uuid and wrong_codes < ${mostWrongCodes} and expires_at > ${now} returning code_hash as "codeHash"
  `.execute(orm.em.fork().getKysely<unknown>());
  const [found] = rows;
  return found?.codeHash.equals(hashOf(code.replaceAll(/\s/g, ''), id)) ? id : null;
}

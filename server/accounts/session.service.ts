import { type Kysely, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { createToken, hashOf } from './secret.model.ts';

/** Days without a visit after which somebody has to sign in anew. */
const days = 90;

/** Writes a session of an account; the token that its browser keeps. */
export async function openSession(
  db: Kysely<unknown>,
  { accountId, device, now }: { accountId: string; device: string; now: Date },
): Promise<string> {
  const token = createToken();
  await sql`
    insert into session (id, token_hash, account_id, device, created_at, last_seen_at, expires_at)
    values (${uuid()}, ${hashOf(token)}, ${accountId}::uuid, ${device}, ${now}, ${now}, ${expiryAfter(now)})
  `.execute(db);
  return token;
}

/** Notes that a session is in use, once an hour at most. */
export async function keepSession(db: Kysely<unknown>, id: string, now: Date): Promise<void> {
  await sql`
    update session set last_seen_at = ${now}, expires_at = ${expiryAfter(now)}
    where id = ${id}::uuid and last_seen_at < ${new Date(now.getTime() - 3_600_000)}
  `.execute(db);
}

/** Ends a session of an account; an id that is not one of its own is none. */
export async function endSession(
  db: Kysely<unknown>,
  { accountId, id }: { accountId: string; id: string },
): Promise<void> {
  await sql`delete from session where id = ${id}::uuid and account_id = ${accountId}::uuid`.execute(db);
}

function expiryAfter(now: Date): Date {
  return new Date(now.getTime() + days * 86_400_000);
}

import { type Kysely, sql } from 'kysely';

/** Removes what is known of mails for these causes; what still waits is sent first. */
export async function forgetMails(db: Kysely<unknown>, causes: readonly string[]): Promise<void> {
  await sql`delete from mail where cause = any (${[...causes]}::text[]) and state <> 'QUEUED'`.execute(db);
}

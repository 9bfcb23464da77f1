import { type Kysely, sql } from 'kysely';

/**
 * The mails that wait, for whom jobs may be missing, as after a restore: a backup holds mails, but no jobs. What is older than a
 * day, nobody waits for any more: it is parked.
 */
export async function takeUpWaitingMail(db: Kysely<unknown>): Promise<string[]> {
  await sql`
    update mail set state = 'PARKED', last_error = 'It was not sent within a day.', body_text = null, body_html = null
    where state = 'QUEUED' and created_at < now() - interval '1 day'
  `.execute(db);
  const { rows } = await sql<{
    id: string;
  }>`select id from mail where state = 'QUEUED' order by created_at, id`.execute(db);
  return rows.map(({ id }) => id);
}

import { type Kysely, sql } from 'kysely';

/**
 * The mails that wait, for whom jobs may be missing, as after a restore: a backup holds mails, but no jobs. What nobody
 * waits for any more is parked: mail of an account after a day, a question that is open for months after two weeks.
 */
export async function takeUpWaitingMail(db: Kysely<unknown>): Promise<string[]> {
  await sql`
    update mail set state = 'PARKED', last_error = 'It was not sent in time.', body_text = null, body_html = null,
      unsubscribe_url = null
    where state = 'QUEUED' and created_at < now() - case category when 'ACCOUNT' then interval '1 day' else interval '14 days' end
  `.execute(db);
  const { rows } = await sql<{
    id: string;
  }>`select id from mail where state = 'QUEUED' order by created_at, id`.execute(db);
  return rows.map(({ id }) => id);
}

import { sql } from 'kysely';
import type { Orm } from '#server/database/orm.ts';

/** Days after which an invitation that nobody took, or a claim whose address nobody proved, is of no use to anybody. */
const openDays = 60;

/**
 * Forgets what was kept for a time: mails that were sent or given up, after `mailMonths`; sessions, sign-ins and files that have
 * expired; invitations and claims that nobody answered.
 */
export async function forgetOld(orm: Orm, { mailMonths, now }: { mailMonths: number; now: Date }): Promise<void> {
  const longAgo = new Date(now.getTime() - openDays * 86_400_000);
  await orm.em.fork().transactional(async (em) => {
    const db = em.getKysely<unknown>();
    await sql`
      delete from mail where state <> 'QUEUED' and created_at < ${now}::timestamptz - make_interval(months => ${mailMonths})
    `.execute(db);
    await sql`delete from session where expires_at < ${now}`.execute(db);
    await sql`delete from sign_in where expires_at < ${now}`.execute(db);
    await sql`delete from data_export where expires_at < ${now}`.execute(db);
    await sql`delete from membership_invitation where accepted_at is null and expires_at < ${longAgo}`.execute(db);
    await sql`delete from claim where state = 'UNCONFIRMED' and created_at < ${longAgo}`.execute(db);
  });
}

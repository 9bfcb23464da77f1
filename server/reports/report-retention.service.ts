import { sql } from 'kysely';
import type { Orm } from '#server/database/orm.ts';
import { forgetMails } from '#server/mail/mail-forget.service.ts';
import { reporterDays } from './report-mail.model.ts';
import { mailCauses } from './report-mail.service.ts';

/** Forgets whom reports are from that were answered long enough ago, with the mails that went there. */
export async function forgetReporters(orm: Orm, now: Date): Promise<void> {
  const until = new Date(now.getTime() - reporterDays * 86_400_000);
  await orm.em.fork().transactional(async (em) => {
    const db = em.getKysely<unknown>();
    const { rows } = await sql<{ id: string }>`
      update report set reporter_email = null, reporter_name = null
      where answered_at < ${until} and (reporter_email is not null or reporter_name is not null) returning id
    `.execute(db);
    await forgetMails(
      db,
      rows.flatMap(({ id }) => Object.values(mailCauses(id))),
    );
  });
}

import { sql } from 'kysely';
import type { Orm } from '#server/database/orm.ts';
import { forgetMails } from '#server/mail/mail-forget.service.ts';
import { mailCauses } from './proposal.service.ts';
import { daysToConfirm, decidedDays } from './proposal-mail.model.ts';

const day = 86_400_000;

/** Forgets proposals that nobody confirmed in time, and those that were decided long enough ago, with their mails. */
export async function forgetProposals(orm: Orm, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * day);
  await orm.em.fork().transactional(async (em) => {
    const db = em.getKysely<unknown>();
    const { rows } = await sql<{ id: string }>`
      delete from proposal
      where state = 'UNCONFIRMED' and created_at <= ${before(daysToConfirm)} or decided_at < ${before(decidedDays)}
      returning id
    `.execute(db);
    await forgetMails(
      db,
      rows.flatMap(({ id }) => Object.values(mailCauses(id))),
    );
  });
}

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Orm } from '#server/database/orm.ts';
import { eraseAccount } from './account-erasure.service.ts';
import { withdrawConsents } from './consent-withdrawal.service.ts';

const erasures = z.array(
  z.object({
    act: z.enum(['ACCOUNT_ERASED', 'REPORTER_FORGOTTEN', 'CONSENT_WITHDRAWN']),
    id: z.uuid(),
    /** ISO 8601 */
    at: z.string(),
  }),
);
type Erasures = z.infer<typeof erasures>;

/** Beside the database, and no part of a backup: a backup that is put back must not bring back who was erased since. */
const fileOf = (dataDirectory: string): string => path.join(dataDirectory, 'erased.json');

/** Writes down beside the database, by their ids alone, whose data was erased and which consents were withdrawn. */
export async function keepErasures(orm: Orm, dataDirectory: string): Promise<void> {
  const { rows } = await sql<Erasures[number]>`
    select act, subject_id as id, to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from audit_entry where act in ('ACCOUNT_ERASED', 'REPORTER_FORGOTTEN', 'CONSENT_WITHDRAWN') group by act, subject_id
  `.execute(orm.em.fork().getKysely<unknown>());
  const known = readErasures(dataDirectory);
  const all = new Map([...known, ...rows].map((one) => [`${one.act} ${one.id}`, one]));
  const kept = [...all.values()];
  if (JSON.stringify(kept) === JSON.stringify(known)) return;
  const file = fileOf(dataDirectory);
  writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/** Erases once more what was erased before, and withdraws what was withdrawn: an older backup may have been put back. */
export async function repeatErasures(orm: Orm, dataDirectory: string, now: Date): Promise<void> {
  for (const { act, id, at } of readErasures(dataDirectory)) {
    await orm.em.fork().transactional(async (em) => {
      const db = em.getKysely<unknown>();
      if (act === 'ACCOUNT_ERASED') await eraseAccount(em, id, { now, evenLast: true });
      else if (act === 'REPORTER_FORGOTTEN')
        await sql`
          update report set reporter_email = null, reporter_name = null
          where id = ${id}::uuid and num_nonnulls(reporter_email, reporter_name) > 0
        `.execute(db);
      // a consent that was given later is another one
      else await withdrawConsents(em, sql`id = ${id}::uuid and consent_given_at < ${at}::timestamptz`, now);
    });
  }
}

function readErasures(dataDirectory: string): Erasures {
  const file = fileOf(dataDirectory);
  return existsSync(file) ? erasures.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

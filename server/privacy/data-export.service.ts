import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { writeAudit } from './audit.service.ts';
import { findPersonalData, type PersonalData } from './personal-data.queries.ts';

const hours = 24;

/** Lets somebody take the file of their own data: once, within a day, in the session that asks; what was asked for before ends. */
export async function offerDataExport(em: EntityManager, viewer: SignedIn, now: Date): Promise<string> {
  const db = em.getKysely<unknown>();
  const id = uuid();
  await sql`delete from data_export where account_id = ${viewer.accountId}::uuid`.execute(db);
  await sql`
    insert into data_export (id, account_id, session_id, expires_at)
    values (${id}, ${viewer.accountId}::uuid, ${viewer.sessionId}::uuid, ${new Date(now.getTime() + hours * 3_600_000)})
  `.execute(db);
  return id;
}

/** The data as it is now; null: nothing of this id is to be taken, in this session, any more. */
export async function takeDataExport(
  em: EntityManager,
  { id, viewer, now }: { id: string; viewer: SignedIn; now: Date },
): Promise<PersonalData | null> {
  const db = em.getKysely<unknown>();
  const { rows } = await sql`
    delete from data_export
    where id = ${id}::uuid and account_id = ${viewer.accountId}::uuid and session_id = ${viewer.sessionId}::uuid and expires_at > ${now}
    returning id
  `.execute(db);
  if (rows.length === 0) return null;
  await writeAudit(em, 'DATA_EXPORTED', viewer.accountId);
  return findPersonalData(db, viewer);
}

import { type Kysely, sql } from 'kysely';

/** Any number that no other program takes as an advisory lock on this database. */
export const commandLock = 7_114_011;

/** Lets commands that change much (imports, districts, examples) wait for each other until their transactions end. */
export async function takeTurns(db: Kysely<unknown>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${commandLock})`.execute(db);
}

import type { Kysely } from 'kysely';
import type { PoolClient } from 'pg';
import type { Orm } from './orm.ts';
import { readThrough } from './read-connection.ts';

/** One moment of the database: everything read through it agrees, and carries the revision it was read at. */
export interface Snapshot {
  db: Kysely<unknown>;
  /** `directory_revision`, a whole number as text */
  revision: string;
}

/** In one trip. */
const begin =
  'start transaction isolation level repeatable read read only; select revision::text from directory_revision';

/** Runs a read in one read-only snapshot, which ends with it. */
export async function withSnapshot<Result>(orm: Orm, read: (snapshot: Snapshot) => Promise<Result>): Promise<Result> {
  const snapshot = await openSnapshot(orm);
  try {
    return await read(snapshot);
  } finally {
    await snapshot.close();
  }
}

/** Opens a snapshot that its owner must close: a connection is taken until then. */
export async function openSnapshot(orm: Orm): Promise<Snapshot & { close(): Promise<void> }> {
  const pool = await orm.em.getConnection('read').getNativeClient();
  const client: PoolClient = await pool.connect();
  try {
    const begun = await client.query<{ revision: string }>(begin);
    // pg answers several statements with several results, of which its types do not know
    const revision = [begun].flat().at(-1)?.rows[0]?.revision ?? '0';
    return { db: readThrough(client), revision, close: () => giveBack(client) };
  } catch (error) {
    await giveBack(client);
    throw error;
  }
}

/** A read has nothing to commit; a connection that broke meanwhile has nothing to roll back, and leaves the pool. */
async function giveBack(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}

import type { Kysely } from 'kysely';
import type { PoolClient } from 'pg';
import type { Orm } from './orm.ts';
import { readThrough } from './read-connection.ts';

/** One moment of the database: everything read through it agrees, and carries the revision it was read at. */
export interface Snapshot {
  db: Kysely<unknown>;
  /** `directory_revision`, a whole number as text */
  revision: Promise<string>;
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
    snapshot.close();
  }
}

/**
 * Opens a snapshot that its owner must close: a connection is taken until the database has answered to that, for which nobody waits. What is read first is sent together with the
 * beginning; should that fail, it fails too, as PostgreSQL answers nothing more in a transaction that is broken.
 */
export async function openSnapshot(orm: Orm): Promise<Snapshot & { close(): void }> {
  const pool = await orm.em.getConnection('read').getNativeClient();
  const client: PoolClient = await pool.connect();
  const revision = client.query<{ revision: string }>(begin).then(
    // pg answers several statements with several results, of which its types do not know
    (begun) => [begun].flat().at(-1)?.rows[0]?.revision ?? '0',
  );
  // whoever needs it awaits it; who does not, meets the failure with the first read
  revision.catch(() => undefined);
  return { db: readThrough(client), revision, close: () => void giveBack(client) };
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

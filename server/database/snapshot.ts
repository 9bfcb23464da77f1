import { type Kysely, sql } from 'kysely';
import type { Orm } from './orm.ts';

/** One moment of the database: everything read through it agrees, and carries the revision it was read at. */
export interface Snapshot {
  db: Kysely<unknown>;
  /** `directory_revision`, a whole number as text */
  revision: string;
}

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
  const transaction = await orm.em
    .fork()
    .getKysely<unknown>({ type: 'read' })
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  // a read has nothing to commit; a connection that broke meanwhile has nothing to roll back
  const close = () =>
    transaction
      .rollback()
      .execute()
      .catch(() => undefined);
  try {
    const { rows } = await sql<{ revision: string }>`select revision::text from directory_revision`.execute(
      transaction,
    );
    return { db: transaction, revision: rows[0]?.revision ?? '0', close };
  } catch (error) {
    await close();
    throw error;
  }
}

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

/**
 * Opens a snapshot that its owner must close: a connection is taken until then. It is lent by a callback, because Kysely's
 * controlled transactions keep a connection for ever when it breaks before they begin or end.
 */
export async function openSnapshot(orm: Orm): Promise<Snapshot & { close(): Promise<void> }> {
  const opened = Promise.withResolvers<Snapshot>();
  const closed = Promise.withResolvers<void>();
  const lent = orm.em
    .fork()
    .getKysely<unknown>({ type: 'read' })
    .connection()
    .execute((db) => holdSnapshot(db, { opened: opened.resolve, closed: closed.promise }));
  lent.catch(opened.reject);
  const snapshot = await opened.promise;
  return {
    ...snapshot,
    async close() {
      closed.resolve();
      await lent;
    },
  };
}

async function holdSnapshot(
  db: Kysely<unknown>,
  { opened, closed }: { opened: (snapshot: Snapshot) => void; closed: Promise<void> },
): Promise<void> {
  await sql`start transaction isolation level repeatable read read only`.execute(db);
  try {
    const { rows } = await sql<{ revision: string }>`select revision::text from directory_revision`.execute(db);
    opened({ db, revision: rows[0]?.revision ?? '0' });
    await closed;
  } finally {
    // a read has nothing to commit; a connection that broke meanwhile has nothing to roll back
    await sql`rollback`.execute(db).catch(() => undefined);
  }
}

import { type Kysely, sql } from 'kysely';
import type { CursorKeys, KeyKind } from '#server/directory/cursor.model.ts';
import { LoggedMail, type MailState } from './mail-log.type.ts';

type Row = Omit<LoggedMail, 'createdAt' | 'sentAt'> & { createdAt: string; sentAt: string | null };

/** Ids are of version 7: their order is that of time. */
export const keyKinds: readonly KeyKind[] = ['uuid'];

const inState = (state: MailState | null) => (state === null ? sql`true` : sql`state = ${state}`);

/** The newest first, behind the keys of a cursor. */
export async function listMailLog(
  db: Kysely<unknown>,
  { state, limit, after }: { state: MailState | null; limit: number; after: CursorKeys | null },
): Promise<LoggedMail[]> {
  const behind = after === null ? sql`true` : sql`id < ${after[0]}::uuid`;
  const { rows } = await sql<Row>`
    select id, recipient, subject, state, attempts, last_error as "lastError", created_at as "createdAt", sent_at as "sentAt"
    from mail where ${inState(state)} and ${behind} order by id desc limit ${limit}
  `.execute(db);
  return rows.map(({ createdAt, sentAt, ...row }) =>
    Object.assign(new LoggedMail(), row, {
      createdAt: new Date(createdAt),
      sentAt: sentAt === null ? null : new Date(sentAt),
    }),
  );
}

export async function countMailLog(db: Kysely<unknown>, state: MailState | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from mail where ${inState(state)}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

import { type Kysely, sql } from 'kysely';

/** A mail that waits to be sent, or was given up. */
export interface WaitingMail {
  id: string;
  recipient: string;
  recipientName: string | null;
  subject: string;
  text: string;
  html: string;
  unsubscribeUrl: string | null;
  attempts: number;
  createdAt: string;
}

const waitingColumns = sql`id, recipient, recipient_name as "recipientName", subject, body_text as text, body_html as html,
  unsubscribe_url as "unsubscribeUrl", attempts, created_at as "createdAt"`;

export async function findWaitingMail(db: Kysely<unknown>, id: string): Promise<WaitingMail | null> {
  const { rows } = await sql<WaitingMail>`
    select ${waitingColumns} from mail where id = ${id}::uuid and state = 'QUEUED'
  `.execute(db);
  return rows[0] ?? null;
}

/** The newest first; for the mailbox of the example network. */
export async function listWaitingMail(db: Kysely<unknown>, limit: number): Promise<WaitingMail[]> {
  const { rows } = await sql<WaitingMail>`
    select ${waitingColumns} from mail where state = 'QUEUED' order by created_at desc, id limit ${limit}
  `.execute(db);
  return rows;
}

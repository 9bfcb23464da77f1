import { sql } from 'kysely';
import type { Orm } from '#server/database/orm.ts';
import { findWaitingMail } from './mail.queries.ts';
import type { MailTransport } from './mail-transport.service.ts';

const mostAttempts = 8;

/**
 * Sends a mail that still waits, and notes what came of it. Throws when it is to be tried again; what is refused for good, or
 * for the eighth time, is parked.
 */
export async function deliverMail(
  { orm, transport }: { orm: Orm; transport: MailTransport },
  id: string,
): Promise<void> {
  const db = orm.em.fork().getKysely<unknown>();
  const mail = await findWaitingMail(db, id);
  if (mail === null) return;
  const { recipient, recipientName, subject, text, html, unsubscribeUrl, attempts } = mail;
  try {
    await transport.send({ id, to: { name: recipientName, address: recipient }, subject, text, html, unsubscribeUrl });
  } catch (error) {
    const isOver = isRefusedForGood(error) || attempts + 1 >= mostAttempts;
    await sql`
      update mail set attempts = attempts + 1, last_error = ${reasonOf(error)}, state = ${isOver ? 'PARKED' : 'QUEUED'}
      where id = ${id}::uuid and state = 'QUEUED'
    `.execute(db);
    if (!isOver) throw error;
    return;
  }
  await sql`
    update mail set attempts = attempts + 1, last_error = null, state = 'SENT', sent_at = now(), body_text = null, body_html = null,
      unsubscribe_url = null
    where id = ${id}::uuid
  `.execute(db);
}

/** An answer of 5xx is final (RFC 5321, section 4.2.1). */
function isRefusedForGood(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  return code >= 500;
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}

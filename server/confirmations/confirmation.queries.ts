import { type Kysely, sql } from 'kysely';
import type { OpenedRequest } from './confirmation.model.ts';

/** A request with the published entry that it is about. */
export interface FoundRequest extends OpenedRequest {
  actorId: string;
  answeredAt: Date | null;
  isStopped: boolean;
}

/** The request of a link; null: there is none with this token. */
export async function findRequest(db: Kysely<unknown>, tokenHash: Buffer): Promise<FoundRequest | null> {
  const { rows } = await sql<{
    actorId: string;
    version: number;
    sentAt: string;
    expiresAt: string;
    answer: OpenedRequest['request']['answer'];
    answeredAt: string | null;
    isStopped: boolean;
    present: number | null;
    confirmedAt: string | null;
  }>`
    select r.actor_id as "actorId", r.version, r.sent_at as "sentAt", r.expires_at as "expiresAt", r.answer,
      r.answered_at as "answeredAt", a.version as present, a.confirmed_at as "confirmedAt",
      exists (select 1 from confirmation_stop s where s.actor_id = r.actor_id and s.address = lower(r.recipient)) as "isStopped"
    from confirmation_request r left join published_actor a on a.id = r.actor_id where r.token_hash = ${tokenHash}
  `.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { actorId, version, answer, isStopped, present } = row;
  return {
    ...{ actorId, isStopped },
    answeredAt: dateOf(row.answeredAt),
    request: { version, answer, sentAt: new Date(row.sentAt), expiresAt: new Date(row.expiresAt) },
    actor: present === null ? null : { version: present, confirmedAt: dateOf(row.confirmedAt) },
  };
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

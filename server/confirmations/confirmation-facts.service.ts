import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type ConfirmationFacts, type ConfirmationRules, dueBefore } from './confirmation.model.ts';

/** Somebody who may be asked about an entry. */
export interface ConfirmationRecipient {
  address: string;
  name: string | null;
  /** null: nobody said which */
  locale: string | null;
  /** null: the entry's own address, which belongs to no account */
  accountId: string | null;
}

/** An entry that may have to be asked about. */
export interface Candidate {
  id: string;
  version: number;
  isExample: boolean;
  /** whether residents are told already that it was not confirmed */
  isMarked: boolean;
  /** those who may be written to */
  recipients: ConfirmationRecipient[];
  facts: ConfirmationFacts;
}

interface CandidateRow {
  id: string;
  version: number;
  isExample: boolean;
  isMarked: boolean;
  confirmedAt: string | null;
  createdAt: string;
  members: ConfirmationRecipient[];
  contact: string | null;
  stops: { address: string; stoppedAt: string }[];
  lastMail: { round: 1 | 2; sentAt: string; isLost: boolean } | null;
  lastAnswer: { answer: 'CHANGED' | 'GONE'; answeredAt: string; isMember: boolean } | null;
}

/** Published entries that may be due, or of which somebody answered; by id, after the one given. */
export async function listCandidates(
  db: Kysely<unknown>,
  { rules, now, after, limit }: { rules: ConfirmationRules; now: Date; after: string | null; limit: number },
): Promise<Candidate[]> {
  const due = dueBefore(rules, now);
  const isDue =
    due === null
      ? sql`false`
      : sql`(a.created_at <= ${due.created} and (a.confirmed_at is null or a.confirmed_at <= ${due.confirmed}))`;
  const rows = await readCandidates(
    db,
    sql`where a.state = 'PUBLISHED' and a.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      and (${isDue} or exists (select 1 from confirmation_request r where r.actor_id = a.id and ${isSince}))
      order by a.id limit ${limit}`,
  );
  return rows.map(candidateOf);
}

/** The same of one entry, which no other transaction can change meanwhile; null: it is not published any more. */
export async function takeCandidate(db: Kysely<unknown>, id: string): Promise<Candidate | null> {
  await sql`select 1 from actor where id = ${id}::uuid for no key update`.execute(db);
  // in a statement of its own: it sees what was written until the lock was given
  const [row] = await readCandidates(db, sql`where a.state = 'PUBLISHED' and a.id = ${id}::uuid`);
  return row === undefined ? null : candidateOf(row);
}

/** Of a request `r`: whether nobody has confirmed the entry `a` after it. */
const isSince = sql`r.sent_at > coalesce(a.confirmed_at, '-infinity')`;

async function readCandidates(db: Kysely<unknown>, condition: RawBuilder<unknown>): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select a.id, a.version, a.is_example as "isExample", a.confirmed_at as "confirmedAt", a.created_at as "createdAt",
      coalesce(a.unconfirmed_at > coalesce(a.confirmed_at, '-infinity'), false) as "isMarked",
      coalesce((select json_agg(json_build_object('address', c.email, 'name', c.name, 'locale', c.locale, 'accountId', c.id)
          order by m.created_at, c.id)
        from membership m join account c on c.id = m.account_id
        where m.actor_id = a.id and c.suspended_at is null), '[]') as members,
      (select c.value from contact c where c.actor_id = a.id and c.channel = 'EMAIL'
        and (not c.personal or (c.consent_given_at is not null and c.consent_revoked_at is null))
        order by c.position, c.id limit 1) as contact,
      coalesce((select json_agg(json_build_object('address', s.address, 'stoppedAt', s.stopped_at))
        from confirmation_stop s where s.actor_id = a.id), '[]') as stops,
      (select json_build_object('round', r.round, 'sentAt', max(r.sent_at),
          'isLost', bool_and(coalesce(l.state = 'PARKED', false)))
        from confirmation_request r left join mail l on l.cause = 'confirmation ' || r.id
        where r.actor_id = a.id and ${isSince} group by r.round order by r.round desc limit 1) as "lastMail",
      (select json_build_object('answer', r.answer, 'answeredAt', r.answered_at, 'isMember', r.recipient_kind = 'MEMBER')
        from confirmation_request r where r.actor_id = a.id and ${isSince} and r.answer in ('CHANGED', 'GONE')
        order by r.answered_at desc, r.id limit 1) as "lastAnswer"
    from actor a ${condition}
  `.execute(db);
  return rows;
}

function candidateOf(row: CandidateRow): Candidate {
  const { id, version, isExample, isMarked, members, contact, stops, lastMail, lastAnswer } = row;
  const own = contact === null ? [] : [{ address: contact, name: null, locale: null, accountId: null }];
  const all = members.length > 0 ? members : own;
  const stopped = new Map(stops.map(({ address, stoppedAt }) => [address, new Date(stoppedAt)]));
  const stoppedAt = all.flatMap(({ address }) => stopped.get(address.toLowerCase()) ?? []).toSorted((a, b) => +b - +a);
  const recipients = all.filter(({ address }) => !stopped.has(address.toLowerCase()));
  return {
    ...{ id, version, isExample, isMarked, recipients },
    facts: {
      confirmedAt: row.confirmedAt === null ? null : new Date(row.confirmedAt),
      createdAt: new Date(row.createdAt),
      writable: recipients.length,
      stoppedAt: stoppedAt[0] ?? null,
      lastMail: lastMail && { ...lastMail, sentAt: new Date(lastMail.sentAt) },
      lastAnswer: lastAnswer && { ...lastAnswer, answeredAt: new Date(lastAnswer.answeredAt) },
    },
  };
}

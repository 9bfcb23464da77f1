import { type Kysely, sql } from 'kysely';

/** What an installation knows of somebody with an account, by what it is; times as ISO 8601 in UTC. */
export type PersonalData = Record<string, unknown[]>;

/**
 * All rows that tell of an account or its mail address, and nothing of others: of changes it has the fields, whose values may be a
 * colleague's; what a coordinator noted is the coordinator's, who is asked for it (a mailbox may be read by several). What is there only as a hash (tokens, addresses of sign-ins) is of no
 * use to anybody and left out. `personal-columns.test.ts` knows each column that may hold such a thing.
 */
export async function findPersonalData(
  db: Kysely<unknown>,
  { accountId, email }: { accountId: string; email: string },
): Promise<PersonalData> {
  const id = sql`${accountId}::uuid`;
  const parts = {
    account: sql`select id, email, name, roles, locale, suspended_at, created_at, updated_at from account where id = ${id}`,
    entries: sql`select a.name, a.slug, m.role, m.created_at from membership m join actor a on a.id = m.actor_id
      where m.account_id = ${id}`,
    sessions: sql`select device, created_at, last_seen_at, expires_at from session where account_id = ${id}`,
    changes: sql`select a.name as entry, r.version, r.changed_at, r.changed_by, r.via,
        array(select jsonb_object_keys(r.changes)) as fields
      from revision r join actor a on a.id = r.actor_id where r.account_id = ${id}`,
    consents: sql`select a.name as entry, c.channel, c.value, c.consent_text_version, c.consent_given_at, c.consent_revoked_at
      from contact c join actor a on a.id = c.actor_id
      where c.consent_recorded_by = ${accountId} or (c.personal and lower(c.value) = ${email})
      union all select a.name, 'HOME', p.street, p.consent_text_version, p.consent_given_at, p.consent_revoked_at
      from place p join actor a on a.id = p.actor_id where p.consent_recorded_by = ${accountId}`,
    proposed: sql`select a.name as entry,
        (select jsonb_object_agg(key, value -> 'to') from jsonb_each(r.changes)) as proposed, r.state, r.reason, r.proposed_at, r.decided_at
      from proposed_revision r join actor a on a.id = r.actor_id where r.account_id = ${id}`,
    invitations: sql`select a.name as entry, i.email, i.name, i.role, i.created_at, i.expires_at, i.accepted_at
      from membership_invitation i join actor a on a.id = i.actor_id where i.invited_by = ${id} or i.email = ${email}`,
    claims: sql`select a.name as entry, c.email, c.name, c.message, c.state, c.created_at
      from claim c join actor a on a.id = c.actor_id where c.email = ${email}`,
    decisions: sql`select 'claim' as of, a.name as entry, c.state, c.decided_at as at from claim c join actor a on a.id = c.actor_id
      where c.decided_by = ${id}
      union all select 'revision', a.name, 'ACCEPTED', r.changed_at from revision r join actor a on a.id = r.actor_id
      where r.accepted_account_id = ${id}
      union all select 'proposal', p.name, p.state, p.decided_at from proposal p where p.decided_by = ${id}
      union all select 'report', a.name, r.state, r.answered_at from report r join actor a on a.id = r.actor_id
      where r.answered_by = ${id}`,
    proposals: sql`select name, kind, summary, street, phone, email, website, proposer_name, proposer_email, state, created_at,
      confirmed_at from proposal where proposer_email = ${email}`,
    reports: sql`select a.name as entry, r.number, r.kind, r.field, r.text, r.reporter_name, r.reporter_email, r.state, r.answer,
      r.created_at from report r join actor a on a.id = r.actor_id where lower(r.reporter_email) = ${email}`,
    questions: sql`select a.name as entry, q.recipient, q.sent_at, q.answered_at, q.answer
      from confirmation_request q join actor a on a.id = q.actor_id where q.account_id = ${id} or lower(q.recipient) = ${email}`,
    stopped: sql`select a.name as entry, s.address, s.stopped_at from confirmation_stop s join actor a on a.id = s.actor_id
      where lower(s.address) = ${email}`,
    notes: sql`select a.name as entry, n.kind, n.text, n.written_by, n.created_at
      from actor_note n join actor a on a.id = n.actor_id where n.account_id = ${id}`,
    mails: sql`select subject, category, recipient, recipient_name, state, created_at, sent_at from mail
      where lower(recipient) = ${email}`,
    acts: sql`select at, act, subject, subject_id, object_id from audit_entry where account_id = ${id} or subject_id = ${id}`,
  };
  const names = Object.keys(parts).map((name) => sql`${sql.lit(name)}`);
  const lists = Object.values(parts).map(
    (rows) => sql`coalesce((select json_agg(row_to_json(part)) from (${rows}) part), '[]')`,
  );
  const pairs = names.flatMap((name, at) => [name, lists[at] ?? sql`'[]'::json`]);
  const { rows } = await sql<{ data: PersonalData }>`select json_build_object(${sql.join(pairs)}) as data`.execute(db);
  return rows[0]?.data ?? {};
}

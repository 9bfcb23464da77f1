import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('empty');
});
afterAll(() => database.close());

/**
 * Every column that leads to a person with an account or holds a name, an address or a number of somebody. Whoever adds one says
 * here what becomes of it in `findPersonalData` and `eraseAccount`; sessions, memberships and tokens go with the account.
 */
const known = {
  withTheAccount: [
    ...[
      'account.email',
      'account.name',
      'proposed_revision.account_id',
      'data_export.account_id',
      'data_export.session_id',
      'membership.account_id',
    ],
    ...['membership_invitation.invited_by', 'session.account_id', 'sign_in.account_id', 'sign_in.address_hash'],
  ],
  erased: [
    ...['claim.email', 'claim.name', 'confirmation_request.account_id', 'confirmation_request.recipient'],
    ...['confirmation_stop.address', 'contact.consent_recorded_by', 'mail.recipient', 'mail.recipient_name'],
    ...['membership_invitation.email', 'membership_invitation.name', 'report.reporter_email', 'report.reporter_name'],
    ...[
      'revision.changed_by',
      'actor_note.written_by',
      'actor.confirmed_by',
      'place.consent_recorded_by',
      'revision.accepted_by',
      'proposal.proposer_email',
      'proposal.proposer_name',
    ],
  ],
  /** an id that leads nowhere once the account is gone */
  idAlone: [
    'actor_note.account_id',
    'audit_entry.account_id',
    'claim.decided_by',
    'proposal.decided_by',
    'revision.accepted_account_id',
    'report.answered_by',
    'revision.account_id',
  ],
  /** the entry's, or the coordinator's, who is asked for it */
  notTheAccounts: [
    ...[
      'internal_contact.email',
      'internal_contact.name',
      'internal_contact.phone',
      'cooperation_participant.confirmed_by',
      'actor.run_by_name',
    ],
    ...['actor.easy_language_checked_by', 'actor.name', 'proposal.name', 'proposal.email', 'proposal.phone'],
  ],
};

test('each column that may hold personal data is exported and erased, or it is said why not', async () => {
  const { rows } = await sql<{ column: string }>`
    select c.relname || '.' || a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and c.relname not in
        ('cooperation', 'district', 'topic', 'target_group', 'migration', 'directory_actor', 'search_term', 'address_street')
      and (a.attname ~ '(^|_)(email|phone|recipient|address|address_hash|by)$' or a.attname ~ '(^|_)name$'
        or exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey)
          and f.confrelid in ('account'::regclass, 'session'::regclass))
        or a.attname in ('account_id'))
    order by 1
  `.execute(database.orm.em.fork().getKysely<unknown>());
  expect(rows.map(({ column }) => column)).toEqual(Object.values(known).flat().toSorted());
});

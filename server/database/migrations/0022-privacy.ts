import { Migration } from '@mikro-orm/migrations';

/** Who did what that others have to be able to check, and the files of people's own data. */
export class Privacy0022 extends Migration {
  override up(): void {
    this.addSql(auditEntries);
    this.addSql(acts);
    this.addSql(dataExports);
  }
}

/** It holds ids alone: when an account is erased, nothing leads from its id to a person any more. */
const auditEntries = `
  create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    -- the account that acted; null: a visitor, a command, or the house by itself
    account_id uuid,
    act text not null check (act ~ '^[A-Z]+(_[A-Z]+)*$'),
    subject text not null check (subject in ('ACCOUNT', 'ACTOR', 'CLAIM', 'CONTACT', 'MEMBERSHIP', 'PLACE', 'PROPOSAL', 'REPORT')),
    subject_id uuid not null,
    -- the entry that somebody keeps from then on, or the other of two entries
    object_id uuid
  );
  create index on audit_entry (subject_id, id);
  create index on audit_entry (account_id, id);
  create index on audit_entry (object_id) where object_id is not null;
  create function audit_entry_stays() returns trigger language plpgsql as $$
  begin
    raise exception 'what was done is never changed or deleted';
  end $$;
  create trigger audit_entry_stays before update or delete or truncate on audit_entry
    for each statement execute function audit_entry_stays();

  -- who acts is said once a transaction (kieznetz.account)
  create function audit(act text, subject text, subject_id uuid, object_id uuid default null) returns void language sql as $$
    insert into audit_entry (account_id, act, subject, subject_id, object_id)
    values (nullif(current_setting('kieznetz.account', true), '')::uuid, act, subject, subject_id, object_id);
  $$;
`;

/** Triggers, so that no way into the database goes past them. What belongs to the example network is nobody's. */
const acts = `
  create function audit_account() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      perform audit('ACCOUNT_ERASED', 'ACCOUNT', old.id);
      return null;
    end if;
    if tg_op = 'INSERT' and new.roles <> '{}' then perform audit('ROLES_CHANGED', 'ACCOUNT', new.id); end if;
    if tg_op = 'UPDATE' and new.roles <> old.roles then perform audit('ROLES_CHANGED', 'ACCOUNT', new.id); end if;
    if tg_op = 'UPDATE' and new.suspended_at is distinct from old.suspended_at then
      perform audit(case when new.suspended_at is null then 'ACCOUNT_RESTORED' else 'ACCOUNT_SUSPENDED' end, 'ACCOUNT', new.id);
    end if;
    return null;
  end $$;
  create trigger audit_account after insert or update of roles, suspended_at on account
    for each row when (not new.is_example) execute function audit_account();
  create trigger audit_account_erased after delete on account
    for each row when (not old.is_example) execute function audit_account();

  create function audit_membership() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then perform audit('MEMBERSHIP_ENDED', 'MEMBERSHIP', old.account_id, old.actor_id);
    elsif tg_op = 'INSERT' then perform audit('MEMBERSHIP_BEGUN', 'MEMBERSHIP', new.account_id, new.actor_id);
    elsif new.role <> old.role then perform audit('MEMBERSHIP_CHANGED', 'MEMBERSHIP', new.account_id, new.actor_id);
    end if;
    if tg_op = 'UPDATE' and new.trusted <> old.trusted then
      perform audit(case when new.trusted then 'TRUST_GIVEN' else 'TRUST_TAKEN' end, 'MEMBERSHIP', new.account_id, new.actor_id);
    end if;
    return null;
  end $$;
  create trigger audit_membership after insert or delete or update of role, trusted on membership
    for each row execute function audit_membership();

  create function audit_actor() returns trigger language plpgsql as $$
  begin
    perform audit(case when tg_op = 'DELETE' then 'ACTOR_DELETED' else 'ACTOR_' || new.state end, 'ACTOR', old.id);
    return null;
  end $$;
  create trigger audit_actor_state after update of state on actor
    for each row when (old.state <> new.state and not new.is_example) execute function audit_actor();
  create trigger audit_actor_deleted after delete on actor
    for each row when (not old.is_example) execute function audit_actor();

  create function audit_report() returns trigger language plpgsql as $$
  begin
    if new.state <> old.state then perform audit('REPORT_' || new.state, 'REPORT', new.id); end if;
    if num_nulls(new.reporter_email, new.reporter_name) > num_nulls(old.reporter_email, old.reporter_name) then
      perform audit('REPORTER_FORGOTTEN', 'REPORT', new.id);
    end if;
    return null;
  end $$;
  create trigger audit_report after update of state, reporter_email, reporter_name on report
    for each row execute function audit_report();

  create function audit_claim() returns trigger language plpgsql as $$
  begin
    perform audit('CLAIM_' || new.state, 'CLAIM', new.id);
    return null;
  end $$;
  create trigger audit_claim after update of state on claim
    for each row when (new.decided_at is not null and old.decided_at is null) execute function audit_claim();

  create function audit_proposal() returns trigger language plpgsql as $$
  begin
    perform audit('PROPOSAL_' || new.state, 'PROPOSAL', new.id, new.actor_id);
    return null;
  end $$;
  create trigger audit_proposal after update of state on proposal
    for each row when (new.decided_at is not null and old.decided_at is null) execute function audit_proposal();

  create function audit_review() returns trigger language plpgsql as $$
  begin
    if tg_table_name = 'proposed_revision' then perform audit('REVISION_REFUSED', 'ACTOR', new.actor_id, new.account_id);
    elsif tg_op = 'INSERT' then perform audit('REVISION_ACCEPTED', 'ACTOR', new.actor_id, new.account_id);
    else perform audit('REVISION_SEEN', 'ACTOR', new.actor_id, new.account_id);
    end if;
    return null;
  end $$;
  create trigger audit_refused after update of state on proposed_revision
    for each row when (old.state <> new.state and new.state = 'REFUSED') execute function audit_review();
  create trigger audit_accepted after insert on revision
    for each row when (new.accepted_account_id is not null) execute function audit_review();
  create trigger audit_seen after update of to_look_at on revision
    for each row when (old.to_look_at and not new.to_look_at) execute function audit_review();

  create function audit_consent() returns trigger language plpgsql as $$
  begin
    -- where the row is of another address now, the consent is gone as well
    if tg_op = 'INSERT' then perform audit('CONSENT_GIVEN', upper(tg_table_name), new.id);
    elsif tg_op = 'DELETE' or (old.consent_given_at is not null and new.consent_given_at is null)
      or (new.consent_revoked_at is not null and old.consent_revoked_at is null) then
      perform audit('CONSENT_WITHDRAWN', upper(tg_table_name), old.id);
    elsif new.consent_given_at is distinct from old.consent_given_at then
      perform audit('CONSENT_GIVEN', upper(tg_table_name), new.id);
    end if;
    return null;
  end $$;
${['contact', 'place']
  .map(
    (table) => `
  create trigger audit_consent after update of consent_given_at, consent_revoked_at on ${table}
    for each row when (old.personal or new.personal) execute function audit_consent();
  create trigger audit_consent_given after insert on ${table}
    for each row when (new.personal and new.consent_given_at is not null and new.consent_revoked_at is null)
    execute function audit_consent();
  create trigger audit_consent_ended after delete on ${table}
    for each row when (old.personal and old.consent_given_at is not null and old.consent_revoked_at is null)
    execute function audit_consent();`,
  )
  .join('')}

  create function audit_duplicate() returns trigger language plpgsql as $$
  begin
    perform audit('NOT_A_DUPLICATE', 'ACTOR', new.actor_id, new.other_id);
    return null;
  end $$;
  create trigger audit_duplicate_seen after insert on duplicate_candidate
    for each row when (new.state = 'NOT_A_DUPLICATE') execute function audit_duplicate();
  create trigger audit_duplicate after update of state on duplicate_candidate
    for each row when (new.state <> old.state and new.state = 'NOT_A_DUPLICATE') execute function audit_duplicate();
`;

const dataExports = `
  -- a file of one's own data that may be taken once, in the session that asked for it; made when it is taken
  create table data_export (
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    session_id uuid not null references session (id) on delete cascade,
    expires_at timestamptz not null
  );
  create index on data_export (account_id);
  create index on data_export (session_id);
`;

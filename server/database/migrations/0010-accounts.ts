import { Migration } from '@mikro-orm/migrations';

/** People who sign in, which entries they keep, and the mails that are to be sent. */
export class Accounts0010 extends Migration {
  override up(): void {
    this.addSql(accounts);
    this.addSql(sessions);
    this.addSql(mail);
  }
}

const accounts = `
  create table account (
    id uuid primary key,
    email text not null unique check (email = lower(email) and email like '_%@_%' and length(email) <= 254),
    name text check (btrim(name) <> '' and length(name) <= 200),
    roles text[] not null default '{}' check (roles <@ '{COORDINATOR,ADMIN}'),
    locale text not null default 'de',
    suspended_at timestamptz,
    is_example boolean not null default false,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create table membership (
    account_id uuid not null references account (id) on delete cascade,
    actor_id uuid not null references actor (id) on delete cascade,
    role text not null check (role in ('OWNER', 'EDITOR')),
    created_at timestamptz not null default now(),
    primary key (account_id, actor_id)
  );
  create index on membership (actor_id);
`;

/** Of tokens and codes only hashes are kept: whoever reads the database can sign in as nobody. */
const sessions = `
  -- the one sign-in of an address that is under way: a new one takes the place of the one before
  create table sign_in (
    id uuid primary key,
    -- the address, hashed: it may be that of nobody here
    address_hash bytea not null unique,
    account_id uuid references account (id) on delete cascade,
    link_hash bytea not null unique,
    code_hash bytea not null,
    wrong_codes integer not null default 0,
    expires_at timestamptz not null
  );
  create index on sign_in (account_id);
  create table session (
    id uuid primary key,
    token_hash bytea not null unique,
    account_id uuid not null references account (id) on delete cascade,
    -- browser and system in words, so that a person knows its own sessions apart
    device text not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null
  );
  create index on session (account_id);

  -- whoever may do something else than before, or nothing any more, signs in anew
  create function account_ends_sessions() returns trigger language plpgsql as $$
  begin
    delete from session where account_id = new.id;
    delete from sign_in where account_id = new.id;
    return null;
  end $$;
  create trigger account_rights after update of roles, suspended_at, email on account for each row
    when (old.roles <> new.roles or old.email <> new.email or old.suspended_at is distinct from new.suspended_at)
    execute function account_ends_sessions();
  create function membership_ends_sessions() returns trigger language plpgsql as $$
  begin
    delete from session where account_id = old.account_id;
    return null;
  end $$;
  create trigger membership_rights after update of role or delete on membership for each row
    execute function membership_ends_sessions();
`;

const mail = `
  create table mail (
    id uuid primary key,
    -- what it is sent for: one cause, one mail
    cause text not null unique,
    category text not null check (category in ('ACCOUNT')),
    recipient text not null check (recipient like '_%@_%'),
    recipient_name text,
    subject text not null check (subject !~ '[[:cntrl:]]'),
    -- null once it is sent: a mail may hold a key
    body_text text,
    body_html text,
    state text not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'PARKED')),
    attempts integer not null default 0,
    last_error text,
    created_at timestamptz not null default now(),
    sent_at timestamptz,
    check ((state = 'SENT') = (sent_at is not null))
  );
  create index on mail (created_at, id);
`;

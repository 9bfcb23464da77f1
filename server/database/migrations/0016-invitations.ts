import { Migration } from '@mikro-orm/migrations';

/** How people get hold of an entry: by the invitation of a colleague, or by saying "that is us". */
export class Invitations0016 extends Migration {
  override up(): void {
    this.addSql(invitations);
    this.addSql(claims);
  }
}

/** Of tokens only hashes are kept; an address no longer than it is needed for. */
const invitations = `
  create table membership_invitation (
    id uuid primary key,
    actor_id uuid not null references actor (id) on delete cascade,
    -- who is invited, who may have no account yet; forgotten when it is accepted
    email text check (email = lower(email) and email like '_%@_%' and length(email) <= 254),
    name text check (btrim(name) <> '' and length(name) <= 200),
    -- null: to the address that is public at the entry, and decided when it is accepted
    role text check (role in ('OWNER', 'EDITOR')),
    token_hash bytea not null unique,
    invited_by uuid references account (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    check ((role is null) = (invited_by is null)),
    check ((accepted_at is null) = (email is not null)),
    check (accepted_at is null or name is null)
  );
  -- a new one to the same address takes the place of the one before
  create unique index membership_invitation_open on membership_invitation (actor_id, email) where accepted_at is null;
  create index on membership_invitation (invited_by);
`;

const claims = `
  create table claim (
    id uuid primary key,
    actor_id uuid not null references actor (id) on delete cascade,
    -- who asks, in whose words; forgotten when it is decided
    email text check (email = lower(email) and email like '_%@_%' and length(email) <= 254),
    name text check (btrim(name) <> '' and length(name) <= 200),
    message text check (length(message) <= 1000),
    locale text not null,
    state text not null check (state in ('UNCONFIRMED', 'WAITING', 'ACCEPTED', 'REFUSED')),
    -- of the button that proves the address; null once it was pressed
    token_hash bytea unique,
    created_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid references account (id) on delete set null,
    check ((state in ('UNCONFIRMED', 'WAITING')) = (email is not null and name is not null and message is not null)),
    check ((state in ('ACCEPTED', 'REFUSED')) = (decided_at is not null)),
    check ((state = 'UNCONFIRMED') = (token_hash is not null))
  );
  create unique index claim_open on claim (actor_id, email) where decided_at is null;
  create index on claim (created_at, id) where state = 'WAITING';
  create index on claim (decided_by);
`;

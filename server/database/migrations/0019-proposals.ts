import { Migration } from '@mikro-orm/migrations';

/**
 * "You have left us out": what somebody proposes to list. It is no actor before the coordinator publishes it, so that nothing that
 * reads actors can show it.
 */
export class Proposals0019 extends Migration {
  override up(): void {
    this.addSql(proposals);
    this.addSql(history);
  }
}

const proposals = `
  create table proposal (
    id uuid primary key,
    state text not null default 'UNCONFIRMED'
      check (state in ('UNCONFIRMED', 'IN_REVIEW', 'PUBLISHED', 'LISTED_ALREADY', 'REFUSED')),
    kind text not null check (kind in ('ASSOCIATION', 'INITIATIVE', 'INSTITUTION')),
    name text not null check (btrim(name) <> '' and length(name) <= 200),
    summary text not null check (btrim(summary) <> '' and length(summary) <= 500),
    -- slugs: a topic that goes meanwhile is passed over
    topics text[] not null,
    -- null: no fixed place
    street text check (btrim(street) <> '' and length(street) <= 200),
    postal_code text check (postal_code ~ '^[0-9]{5}$'),
    city text check (length(city) <= 200),
    district_id text references district (id) on delete set null,
    phone text check (length(phone) <= 50),
    email text check (length(email) <= 254),
    website text check (length(website) <= 2000),
    -- somebody's own number and address may be public
    may_be_public boolean not null,
    -- whether the proposer belongs to it, or only knows it
    belongs boolean not null,
    -- who proposes it; forgotten when it is decided
    proposer_name text check (btrim(proposer_name) <> '' and length(proposer_name) <= 200),
    proposer_email text check (proposer_email = lower(proposer_email) and proposer_email like '_%@_%' and length(proposer_email) <= 254),
    -- that name and address may be kept for this, and in which words it was said
    consent_text_version text not null,
    locale text not null,
    -- of the form it came by, hashed: a form is sent once
    form_hash bytea not null unique,
    -- of the button that proves the address; kept until the decision, so that who presses twice is told the same
    token_hash bytea unique,
    created_at timestamptz not null,
    confirmed_at timestamptz,
    decided_at timestamptz,
    decided_by uuid references account (id) on delete set null,
    reason text check (btrim(reason) <> '' and length(reason) <= 2000),
    -- what came of it, or what was there already
    actor_id uuid references actor (id) on delete set null,
    check ((state in ('UNCONFIRMED', 'IN_REVIEW')) = (proposer_email is not null and proposer_name is not null)),
    check ((state in ('UNCONFIRMED', 'IN_REVIEW')) = (decided_at is null)),
    check ((state in ('UNCONFIRMED', 'IN_REVIEW')) = (token_hash is not null)),
    check ((state = 'UNCONFIRMED') = (confirmed_at is null))
  );
  create index on proposal (confirmed_at, id) where state = 'IN_REVIEW';
  create index on proposal (created_at) where state = 'UNCONFIRMED';
  create index on proposal (decided_at) where decided_at is not null;
  create index on proposal (actor_id);
  create index on proposal (district_id);
  create index on proposal (decided_by);
`;

const history = `
  alter table revision drop constraint revision_via_check;
  alter table revision add constraint revision_via_check check (via in ('EDIT', 'IMPORT', 'COMMAND', 'MERGE', 'PROPOSAL'));
`;

import { Migration } from '@mikro-orm/migrations';

/** Whose changes are public at once, what of the others waits, and what is to be looked at. */
export class Review0020 extends Migration {
  override up(): void {
    this.addSql(trust);
    this.addSql(looks);
    this.addSql(proposedRevisions);
  }
}

/** Whoever keeps an entry already goes on as before. */
const trust = `
  alter table membership add column trusted boolean not null default true;
  alter table membership alter column trusted set default false;
`;

const looks = `
  -- public at once, and waits for a coordinator to look at it
  alter table revision add column to_look_at boolean not null default false;
  -- the coordinator who looked at it, or accepted what somebody else proposed
  alter table revision add column accepted_by text;
  alter table revision add column accepted_account_id uuid references account (id) on delete set null;
  create index on revision (id) where to_look_at;
  create index on revision (accepted_account_id);
`;

const proposedRevisions = `
  create table proposed_revision (
    id uuid primary key,
    actor_id uuid not null,
    account_id uuid not null,
    -- each field as its proposer saw it, and as it is to be
    changes jsonb not null check (jsonb_typeof(changes) = 'object' and changes <> '{}'),
    state text not null default 'WAITING' check (state in ('WAITING', 'REFUSED')),
    reason text check (btrim(reason) <> '' and length(reason) <= 2000),
    created_at timestamptz not null,
    proposed_at timestamptz not null,
    decided_at timestamptz,
    version integer not null default 1,
    check ((state = 'REFUSED') = (reason is not null and decided_at is not null)),
    -- one of each who keeps an entry, and of nobody who does not any more
    unique (actor_id, account_id),
    foreign key (account_id, actor_id) references membership (account_id, actor_id) on delete cascade on update cascade
  );
  create index on proposed_revision (account_id, actor_id);
  create index on proposed_revision (id) where state = 'WAITING';
`;

import { Migration } from '@mikro-orm/migrations';

const marker = `'00000000-0000-0000-0000-000000000000'`;

/** A long transaction can fill the read models of what it has written so far while it is busy elsewhere. */
export class DirectoryAhead0013 extends Migration {
  override up(): void {
    this.addSql(ahead);
    this.addSql(commit);
    // an import makes a hundred thousand revisions of no account
    this.addSql(`
      drop index revision_account_id_idx;
      create index on revision (account_id) where account_id is not null;
    `);
  }
}

const ahead = `
  -- whose read models a transaction has filled before its end; gone when it ends
  create table directory_ahead (
    transaction_id xid8 not null,
    actor_ids uuid[] not null,
    -- their numbers in the catalogue, before and after
    numbers integer[] not null
  );
  create function directory_fill_ahead() returns void language plpgsql as $$
  declare
    ids uuid[] := array(select actor_id from directory_change
      where transaction_id = pg_current_xact_id() and actor_id <> ${marker} order by 1);
  begin
    if ids = '{}' then return; end if;
    insert into directory_ahead values (pg_current_xact_id(), ids, directory_refresh(ids));
    -- whoever is changed once more is noted once more
    delete from directory_change where transaction_id = pg_current_xact_id() and actor_id <> ${marker};
  end $$;
`;

const commit = `
  create or replace function directory_commit() returns trigger language plpgsql as $$
  declare
    ids uuid[] := array(select actor_id from directory_change
      where transaction_id = new.transaction_id and actor_id <> ${marker} order by 1);
    filled directory_ahead;
    numbers integer[] := '{}';
    next bigint;
  begin
    if ids <> '{}' then numbers := directory_refresh(ids); end if;
    delete from directory_change where transaction_id = new.transaction_id;
    for filled in delete from directory_ahead where transaction_id = new.transaction_id returning * loop
      ids := ids || filled.actor_ids;
      numbers := numbers || filled.numbers;
    end loop;
    update directory_revision set revision = revision + 1 returning revision into next;
    -- behind the revision, where all who commit take turns: two may have confirmed one cooperation for two participants
    perform directory_cooperation_refresh(new.transaction_id, ids);
    if numbers <> '{}' then
      insert into directory_log values (next, numbers) on conflict (revision) do nothing;
      -- who is further behind reads everything anew
      delete from directory_log where revision < next - 1000;
    end if;
    perform pg_notify('directory_revision', next::text);
    return null;
  end $$;
`;

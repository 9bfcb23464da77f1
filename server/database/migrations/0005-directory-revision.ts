import { Migration } from '@mikro-orm/migrations';

/**
 * Each transaction that changes something public refreshes the read models of the actors it touched and takes the next
 * directory revision, both at its commit, so that a long import blocks nobody; listeners are told.
 */
export class DirectoryRevision0005 extends Migration {
  override up(): void {
    this.addSql(revision);
    for (const [table, actors] of Object.entries(actorsOfChange)) this.addSql(noteChanges(table, actors));
    this.addSql(runByChanges);
  }
}

/** The all-zero id marks the transaction itself; only its row carries the trigger. */
const marker = `'00000000-0000-0000-0000-000000000000'`;

const revision = `
  create table directory_revision (
    single boolean primary key default true check (single),
    revision bigint not null
  );
  insert into directory_revision (revision) values (1);
  create table directory_change (
    transaction_id xid8 not null,
    actor_id uuid not null,
    primary key (transaction_id, actor_id)
  );
  create function directory_note(ids uuid[]) returns void language sql as $$
    insert into directory_change
    select pg_current_xact_id(), id from unnest(ids || ${marker}::uuid) as t (id) where id is not null group by id
    on conflict do nothing;
  $$;
  create function directory_refresh(ids uuid[]) returns void language plpgsql as $$
  begin
    -- two transactions that touch one actor take turns, so that the later one sees what the earlier one wrote; with
    -- "for update" they would wait for each other, as each holds the key of the actor that its new rows belong to
    perform 1 from actor where id = any (ids) order by id for no key update;
    perform directory_index_fill(ids);
    perform actor_search_fill(ids);
  end $$;
  create function directory_rebuild() returns void language plpgsql as $$
  begin
    truncate directory_index, actor_search, search_word;
    perform directory_refresh(array(select id from actor));
    perform directory_note('{}');
  end $$;
  create function directory_commit() returns trigger language plpgsql as $$
  declare
    ids uuid[] := array(select actor_id from directory_change
      where transaction_id = new.transaction_id and actor_id <> ${marker});
    next bigint;
  begin
    if ids <> '{}' then perform directory_refresh(ids); end if;
    delete from directory_change where transaction_id = new.transaction_id;
    update directory_revision set revision = revision + 1 returning revision into next;
    perform pg_notify('directory_revision', next::text);
    return null;
  end $$;
  create constraint trigger directory_commit after insert on directory_change deferrable initially deferred
    for each row when (new.actor_id = ${marker}) execute function directory_commit();
`;

/** For each table: whose read model a change of its rows (\`changed\`) makes old; null: nobody's, but the revision moves on. */
const actorsOfChange: Record<string, string | null> = {
  actor: 'select id from changed',
  place: 'select actor_id from changed',
  contact: 'select actor_id from changed',
  actor_topic: 'select actor_id from changed',
  actor_target_group: 'select actor_id from changed',
  actor_district: 'select actor_id from changed',
  place_access: 'select p.actor_id from changed c join place p on p.id = c.place_id',
  topic: `select l.actor_id from changed c join topic t on t.id = c.id or t.parent_id = c.id join actor_topic l on l.topic_id = t.id`,
  target_group: 'select l.actor_id from changed c join actor_target_group l on l.target_group_id = c.id',
  district: `select p.actor_id from changed c join place p on c.id in (p.public_district_id, p.public_quarter_id)
    union select l.actor_id from changed c join actor_district l on l.district_id = c.id`,
  cooperation: null,
  cooperation_participant: null,
  cooperation_topic: null,
  opening_schedule: null,
};

/**
 * Who is run by a changed actor shows its name. Only an update can change that: a new actor runs nobody yet, and one that
 * goes is taken out of the others by an update. One row at a time, so that an import's thousands need no join.
 */
const runByChanges = `
  create function actor_run_by_changed() returns trigger language plpgsql as $$
  begin
    perform directory_note(array(select id from actor where run_by_id = new.id));
    return null;
  end $$;
  create trigger actor_run_by_update after update of name, state on actor
    for each row when (old.name <> new.name or old.state <> new.state) execute function actor_run_by_changed();
`;

function noteChanges(table: string, actors: string | null): string {
  const noted = actors === null ? `'{}'` : `array(${actors})`;
  const trigger = (event: string, version: string) =>
    `create trigger ${table}_${event} after ${event} on ${table} referencing ${version} table as changed
      for each statement execute function ${table}_changed();`;
  return `
    create function ${table}_changed() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from changed) then perform directory_note(${noted}); end if;
      return null;
    end $$;
    ${trigger('insert', 'new')}
    ${trigger('update', 'new')}
    ${trigger('delete', 'old')}
  `;
}

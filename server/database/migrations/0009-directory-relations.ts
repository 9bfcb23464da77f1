import { Migration } from '@mikro-orm/migrations';

/**
 * Read models of what is shown with an actor: what it is filed under, its places, its public cooperations with those who take part.
 * The views worked all of it out for every reading again, which was most of what a list cost (docs/decisions/0009).
 */
export class DirectoryRelations0009 extends Migration {
  override up(): void {
    this.addSql(locks);
    this.addSql(entries);
    this.addSql(cooperations);
    for (const [table, changed] of Object.entries(cooperationsOfChange)) this.addSql(noteChanges(table, changed));
    for (const [table, note] of Object.entries(ownersOfRows)) this.addSql(noteMoves(table, note));
    this.addSql(topicChanges);
    this.addSql(commit);
    this.addSql(rebuild);
    this.addSql('select directory_rebuild()');
  }
}

/** Whoever changes cooperations waits before its triggers run, or it would note the change in the way of before. */
const locks = 'lock table cooperation, cooperation_participant, cooperation_topic, topic in share row exclusive mode';

const entries = `
  -- what is shown with each published actor, in the order in which it is shown: what it is filed under, and its places
  create table directory_entry (
    actor_id uuid primary key,
    main_district_id text,
    topic_ids integer[] not null,
    target_group_ids integer[] not null,
    active_in text[] not null,
    -- the columns of published_place in the words of the API; the notice with the days on which it holds
    places json not null
  );
  -- for many actors at once: looked up for each of them by itself, a hundred thousand took five times as long
  create function directory_entry_fill(ids uuid[]) returns void language sql set plan_cache_mode = force_custom_plan set jit = off as $$
    delete from directory_entry where actor_id = any (ids);
    insert into directory_entry (actor_id, main_district_id, topic_ids, target_group_ids, active_in, places)
    select a.id, p.main_district_id, coalesce(t.list, '{}'), coalesce(g.list, '{}'), coalesce(d.list, '{}'), coalesce(p.list, '[]')
    from published_actor a
      left join (select actor_id, (array_agg(district_id order by position))[1] as main_district_id,
          json_agg(json_build_object('id', id, 'street', street, 'postalCode', postal_code, 'city', city, 'latitude', latitude,
            'longitude', longitude, 'districtId', district_id, 'openingHours', opening_hours, 'publicAs', public_as,
            'notice', notice, 'noticeFrom', notice_from, 'noticeUntil', notice_until, 'access', coalesce(x.list, '[]'))
            order by position) as list
        from published_place left join (
          select x.place_id, json_agg(json_build_object('feature', x.feature, 'value', x.value, 'note', x.note, 'asOf', x.as_of)
            order by array_position('{ENTRANCE,TOILET,SEATING,HEARING,SIGHT,PLAIN_LANGUAGE}', x.feature)) as list
          from published_place_access x join place on place.id = x.place_id where place.actor_id = any (ids) group by 1
        ) x on x.place_id = id
        where actor_id = any (ids) group by 1) p on p.actor_id = a.id
      left join (select l.actor_id, array_agg(l.topic_id order by l.position, t.position, t.id) as list
        from actor_topic l join topic t on t.id = l.topic_id where l.actor_id = any (ids) group by 1) t on t.actor_id = a.id
      left join (select l.actor_id, array_agg(l.target_group_id order by l.position, g.position, g.id) as list
        from actor_target_group l join target_group g on g.id = l.target_group_id where l.actor_id = any (ids) group by 1) g
        on g.actor_id = a.id
      left join (select l.actor_id, array_agg(l.district_id order by d.position, d.id) as list
        from actor_district l join district d on d.id = l.district_id where l.actor_id = any (ids) group by 1) d on d.actor_id = a.id
    where a.id = any (ids);
  $$;
  create or replace function directory_fill(ids uuid[]) returns void language plpgsql as $$
  declare
    slice constant integer := 5000;
    part uuid[];
  begin
    for begins in 1 .. cardinality(ids) by slice loop
      part := ids[begins : begins + slice - 1];
      perform directory_actor_fill(part);
      perform directory_index_fill(part);
      perform directory_entry_fill(part);
    end loop;
  end $$;
`;

const cooperations = `
  create table directory_cooperation (
    cooperation_id uuid primary key,
    title text not null,
    kind text not null,
    description text,
    since date,
    until date,
    -- both in the order in which they are shown; of each participant: id, slug, kind, name, role
    topic_ids integer[] not null,
    participants jsonb not null
  );
  create table directory_participation (
    actor_id uuid not null,
    cooperation_id uuid not null references directory_cooperation on delete cascade,
    primary key (actor_id, cooperation_id)
  );
  create index on directory_participation (cooperation_id);
  create function directory_cooperation_slice(ids uuid[]) returns void language sql set plan_cache_mode = force_custom_plan set jit = off as $$
    delete from directory_cooperation where cooperation_id = any (ids);
    insert into directory_cooperation (cooperation_id, title, kind, description, since, until, topic_ids, participants)
    select c.id, c.title, c.kind, c.description, c.since, c.until,
      array(select l.topic_id from published_cooperation_topic l join topic t on t.id = l.topic_id
        where l.cooperation_id = c.id order by l.position, t.position, t.id),
      (select jsonb_agg(jsonb_build_object('id', a.id, 'slug', a.slug, 'kind', a.kind, 'name', a.name, 'role', p.role)
          order by p.position, a.id)
        from published_cooperation_participant p join published_actor a on a.id = p.actor_id where p.cooperation_id = c.id)
    from published_cooperation c where c.id = any (ids);
    insert into directory_participation (actor_id, cooperation_id)
    select actor_id, cooperation_id from published_cooperation_participant where cooperation_id = any (ids);
  $$;
  create function directory_cooperation_fill(ids uuid[]) returns void language plpgsql as $$
  declare
    slice constant integer := 5000;
  begin
    for begins in 1 .. cardinality(ids) by slice loop
      perform directory_cooperation_slice(ids[begins : begins + slice - 1]);
    end loop;
  end $$;

  create table directory_cooperation_change (
    transaction_id xid8 not null,
    cooperation_id uuid not null,
    primary key (transaction_id, cooperation_id)
  );
  create function directory_note_cooperations(ids uuid[]) returns void language sql as $$
    insert into directory_cooperation_change select pg_current_xact_id(), id from unnest(ids) as t (id)
      where id is not null group by id on conflict do nothing;
    select directory_note('{}');
  $$;
`;

/** For each table: which cooperations a change of its rows (\`changed\`) makes old. */
const cooperationsOfChange: Record<string, string> = {
  cooperation: 'select id from changed',
  cooperation_participant: 'select cooperation_id from changed',
  cooperation_topic: 'select cooperation_id from changed',
};

function noteChanges(table: string, changed: string): string {
  return `
    create or replace function ${table}_changed() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from changed) then perform directory_note_cooperations(array(${changed})); end if;
      return null;
    end $$;
  `;
}

/** A row that goes over to somebody else makes old also what it leaves: whose it was. */
const ownersOfRows: Record<string, string> = {
  place: 'directory_note(array[old.actor_id])',
  contact: 'directory_note(array[old.actor_id])',
  actor_topic: 'directory_note(array[old.actor_id])',
  actor_target_group: 'directory_note(array[old.actor_id])',
  actor_district: 'directory_note(array[old.actor_id])',
  cooperation_participant: 'directory_note_cooperations(array[old.cooperation_id])',
  cooperation_topic: 'directory_note_cooperations(array[old.cooperation_id])',
};

function noteMoves(table: string, note: string): string {
  const [, owner = ''] = /old\.(\w+)/.exec(note) ?? [];
  return `
    create function ${table}_moved() returns trigger language plpgsql as $$
    begin
      perform ${note};
      return null;
    end $$;
    create trigger ${table}_move after update of ${owner} on ${table} for each row
      when (old.${owner} <> new.${owner}) execute function ${table}_moved();
  `;
}

/** A topic that moved stands elsewhere among the others of an actor, and of a cooperation. */
const topicChanges = `
  create or replace function topic_changed() returns trigger language plpgsql as $$
  begin
    if exists (select 1 from changed) then
      perform directory_note(array(select l.actor_id from changed c join topic t on t.id = c.id or t.parent_id = c.id
        join actor_topic l on l.topic_id = t.id));
      perform directory_note_cooperations(array(select l.cooperation_id from changed c join cooperation_topic l on l.topic_id = c.id));
    end if;
    return null;
  end $$;
`;

const commit = `
  create or replace function directory_commit() returns trigger language plpgsql as $$
  declare
    ids uuid[] := array(select actor_id from directory_change
      where transaction_id = new.transaction_id and actor_id <> '00000000-0000-0000-0000-000000000000' order by 1);
    numbers integer[];
    next bigint;
  begin
    if ids <> '{}' then numbers := directory_refresh(ids); end if;
    delete from directory_change where transaction_id = new.transaction_id;
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

  -- the cooperations that a transaction changed, and those that name an actor otherwise than it is named now; all that comes
  -- behind the revision is waited for by everybody
  create function directory_cooperation_refresh(transaction xid8, actor_ids uuid[]) returns void language plpgsql as $$
  declare
    ids uuid[] := array(
      select cooperation_id from directory_cooperation_change where transaction_id = transaction
      union select p.cooperation_id from cooperation_participant p
        left join directory_cooperation c on c.cooperation_id = p.cooperation_id left join published_actor a on a.id = p.actor_id
        where p.actor_id = any (actor_ids) and p.confirmed_at is not null and (c.participants @> jsonb_build_array(
          jsonb_build_object('id', a.id, 'slug', a.slug, 'kind', a.kind, 'name', a.name))) is not true
    );
  begin
    if ids <> '{}' then perform directory_cooperation_fill(ids); end if;
    delete from directory_cooperation_change where transaction_id = transaction;
  end $$;
`;

const rebuild = `
  -- a rebuild that nobody can be in the way of, and after which all numbers begin at 1 again
  create or replace function directory_rebuild() returns void language plpgsql as $$
  begin
    -- waits until all who have changed something are through, and lets those who come wait; no other lock is taken behind
    -- this one, as those who wait may hold it
    lock table directory_change in share row exclusive mode;
    delete from directory_index;
    delete from directory_actor;
    delete from directory_entry;
    delete from directory_cooperation;
    delete from directory_hours;
    delete from directory_street;
    delete from search_token;
    delete from search_word;
    delete from search_lexeme;
    -- every process has columns as long as the highest number
    alter sequence directory_index_no_seq restart;
    alter sequence directory_actor_no_seq restart;
    alter sequence directory_hours_no_seq restart;
    alter sequence search_lexeme_no_seq restart;
    perform directory_fill(array(select id from actor order by id));
    perform directory_cooperation_fill(array(select id from cooperation order by id));
    -- the revision that this transaction takes when it commits
    insert into directory_log (revision, actor_numbers) select revision + 1, null from directory_revision
      on conflict (revision) do update set actor_numbers = null;
    perform directory_note('{}');
  end $$;
`;

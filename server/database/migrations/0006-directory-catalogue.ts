import { Migration } from '@mikro-orm/migrations';

/**
 * What the catalogue in the memory of each process is read from (`server/directory/catalogue.service.ts`): every published
 * actor with a small number and the words it is found by, every place with its number, and which actors a revision changed.
 * It replaces the indexes that filters, counts and searches in SQL used (docs/decisions/0006).
 */
export class DirectoryCatalogue0006 extends Migration {
  override up(): void {
    this.addSql(tables);
    this.addSql(actorFill);
    this.addSql(placeFill);
    this.addSql(refresh);
    this.addSql('select directory_rebuild()');
  }
}

const tables = `
  drop function directory_rebuild, directory_refresh, directory_index_fill, actor_search_fill, local_metres;
  drop table directory_index, actor_search;

  create index on actor (id) where is_example;

  -- each published actor: in which order it is listed, and by which words it is found
  create table directory_actor (
    no integer generated always as identity primary key,
    actor_id uuid not null unique,
    name text not null,
    confirmed_at timestamptz,
    -- four bytes a word: its number in search_lexeme times 16, plus a bit for each weight it has (A 1, B 2, C 4, D 8)
    lexemes bytea not null
  );
  create index directory_actor_order on directory_actor (name collate "de-x-icu", actor_id) include (no);
  -- no uniqueness here and in the other vocabularies below: two transactions that meet a new word at the same time would
  -- wait for each other, in opposite orders for ever; that a word has two numbers then does no harm
  create table search_lexeme (
    no integer generated always as identity primary key,
    lexeme text not null
  );
  create index on search_lexeme (lexeme);
  -- how each spelling that occurs is folded and stemmed, which costs more to work out than to look up
  create table search_token (
    token text not null,
    word text not null,
    stem text not null,
    stop boolean not null
  );
  create index on search_token (token);
  alter table search_word drop constraint search_word_pkey;
  create index on search_word (word, stem);
  -- each published place, or one row without a place for an actor that has none
  create table directory_index (
    no integer generated always as identity primary key,
    actor_no integer not null,
    actor_id uuid not null,
    place_id uuid,
    longitude double precision,
    latitude double precision,
    cell bigint,
    kind text not null,
    operator_type text,
    districts text[] not null,
    active_in text[] not null,
    topics integer[] not null,
    target_groups integer[] not null,
    languages text[] not null,
    wheelchair boolean not null,
    hours_no integer,
    open_to_cooperation boolean not null,
    street text,
    unique nulls not distinct (actor_id, place_id)
  );
  create index on directory_index (actor_no);
  create index on directory_index (street) where street is not null;
  create table directory_hours (
    no integer generated always as identity primary key,
    expression text not null
  );
  create index on directory_hours (expression);
  -- streets where somebody is or was found, as they are written and as they are compared
  create table directory_street (
    street text not null,
    folded text not null
  );
  create index on directory_street (street);
  -- the numbers of the actors that a revision changed; null: all
  create table directory_log (
    revision bigint primary key,
    actor_numbers integer[]
  );
`;

const actorFill = `
  create function directory_actor_fill(ids uuid[]) returns void language sql set plan_cache_mode = force_custom_plan set jit = off as $$
    with tokens as materialized (
      select s.actor_id, s.weight, t.token from published_search_text s, lateral (
        select token from search_tokens(s.content)
        union all select token from search_joined(s.content) where s.content like '%-%'
      ) t where s.actor_id = any (ids)
    ), spelled as materialized (
      select t.token, k.word, k.stem, k.stop from (select distinct token from tokens) t
        left join lateral (select word, stem, stop from search_token where token = t.token limit 1) k on true
    ), fresh as materialized (
      select t.token, w.* from spelled t, lateral search_token_word(t.token) w where t.word is null
    ), spelling as (
      insert into search_token (token, word, stem, stop) select token, word, stem, stop from fresh
    ), words as materialized (
      select token, word from spelled where word is not null union all select token, word from fresh
    ), vocabulary as (
      insert into search_word select distinct word, stem, stop from fresh w
      where (select true from search_word k where k.word = w.word and k.stem = w.stem limit 1) is null
    ), weighted as materialized (
      select actor_id, lexeme, bit_or(1 << (ascii(weight) - 65)) as weights from (
        select t.actor_id, t.weight, w.word as lexeme from tokens t join words w using (token)
        union all select actor_id, weight, mark from published_search_mark where actor_id = any (ids)
      ) l group by actor_id, lexeme
    ), known as materialized (
      select l.lexeme, (select k.no from search_lexeme k where k.lexeme = l.lexeme limit 1) as no
      from (select distinct lexeme from weighted) l
    ), added as (
      insert into search_lexeme (lexeme) select lexeme from known where no is null returning lexeme, no
    ), numbered as (
      select lexeme, no from known where no is not null union all select lexeme, no from added
    ), filled as materialized (
      select w.actor_id, string_agg(int4send(n.no * 16 + w.weights), '' order by n.no) as lexemes
      from weighted w join numbered n using (lexeme) group by w.actor_id
    ), updated as (
      update directory_actor d set name = a.name, confirmed_at = a.confirmed_at, lexemes = f.lexemes
      from filled f join published_actor a on a.id = f.actor_id where d.actor_id = f.actor_id returning d.actor_id
    )
    insert into directory_actor (actor_id, name, confirmed_at, lexemes)
    select a.id, a.name, a.confirmed_at, f.lexemes from filled f join published_actor a on a.id = f.actor_id
    where not exists (select 1 from updated u where u.actor_id = f.actor_id) order by a.id;
  $$;
`;

const placeFill = `
  -- the street of an address without its house number
  create function street_of(address text) returns text language sql immutable parallel safe
    return nullif(btrim(regexp_replace(address, '\\s+[0-9].*$', '')), '');
  create function directory_index_fill(ids uuid[]) returns void language sql set plan_cache_mode = force_custom_plan set jit = off as $$
    delete from directory_index where actor_id = any (ids);
    with entry as materialized (
      select d.no as actor_no, a.id as actor_id, p.id as place_id, p.longitude, p.latitude,
        case when p.longitude is not null then map_cell(p.longitude, p.latitude) end as cell,
        a.kind, a.operator_type, array_remove(array[p.district_id, p.quarter_id], null) as districts,
        array(select district_id from published_actor_district d where d.actor_id = a.id order by 1) as active_in,
        array(select t.topic_id from published_actor_topic t where t.actor_id = a.id
          union select c.parent_id from published_actor_topic t join topic c on c.id = t.topic_id
            where t.actor_id = a.id and c.parent_id is not null order by 1) as topics,
        array(select g.target_group_id from published_actor_target_group g where g.actor_id = a.id order by 1) as target_groups,
        a.languages, exists (select 1 from published_place_access x
          where x.place_id = p.id and x.feature = 'ENTRANCE' and x.value = 'YES') as wheelchair,
        p.opening_hours, a.open_to_cooperation, case when p.longitude is not null then street_of(p.street) end as street
      from unnest(ids) as i (id)
        -- "offset 0" keeps the lookups by index for each actor: right for one edit and for an import of a hundred thousand,
        -- where statistics are stale and a join by hash or loop over all places took minutes
        cross join lateral (select no from directory_actor where actor_id = i.id offset 0) d
        cross join lateral (select id, kind, operator_type, languages, open_to_cooperation
          from published_actor where published_actor.id = i.id offset 0) a
        left join lateral (select id, longitude, latitude, district_id, quarter_id, opening_hours, street
          from published_place where published_place.actor_id = a.id offset 0) p on true
    ), hours as materialized (
      select h.expression, (select k.no from directory_hours k where k.expression = h.expression limit 1) as no
      from (select distinct opening_hours as expression from entry where opening_hours is not null) h
    ), added as (
      insert into directory_hours (expression) select expression from hours where no is null returning expression, no
    ), numbered as (
      select expression, no from hours where no is not null union all select expression, no from added
    ), streets as (
      insert into directory_street select street, search_fold(street) from (select distinct street from entry) r
      where street is not null and (select true from directory_street k where k.street = r.street limit 1) is null
    )
    insert into directory_index (actor_no, actor_id, place_id, longitude, latitude, cell, kind, operator_type, districts,
      active_in, topics, target_groups, languages, wheelchair, hours_no, open_to_cooperation, street)
    select r.actor_no, r.actor_id, r.place_id, r.longitude, r.latitude, r.cell, r.kind, r.operator_type, r.districts,
      r.active_in, r.topics, r.target_groups, r.languages, r.wheelchair, n.no, r.open_to_cooperation, r.street
    from entry r left join numbered n on n.expression = r.opening_hours;
  $$;
`;

const refresh = `
  create function directory_fill(ids uuid[]) returns void language plpgsql as $$
  declare
    slice constant integer := 5000;
    part uuid[];
  begin
    for begins in 1 .. cardinality(ids) by slice loop
      part := ids[begins : begins + slice - 1];
      perform directory_actor_fill(part);
      perform directory_index_fill(part);
    end loop;
  end $$;

  -- brings the read models of some actors up to date and tells the numbers that changed, those of actors gone included
  create function directory_refresh(ids uuid[]) returns integer[] language plpgsql as $$
  declare
    gone integer[];
  begin
    -- two transactions that touch one actor take turns, so that the later one sees what the earlier one wrote; with
    -- "for update" they would wait for each other, as each holds the key of the actor that its new rows belong to
    perform 1 from actor where id = any (ids) order by id for no key update;
    with deleted as (
      delete from directory_actor d where d.actor_id = any (ids)
        and not exists (select 1 from published_actor a where a.id = d.actor_id) returning d.no
    )
    select array_agg(no) into gone from deleted;
    perform directory_fill(ids);
    return array(select no from directory_actor where actor_id = any (ids)) || gone;
  end $$;

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
    if numbers <> '{}' then
      insert into directory_log values (next, numbers) on conflict (revision) do nothing;
      -- who is further behind reads everything anew
      delete from directory_log where revision < next - 1000;
    end if;
    perform pg_notify('directory_revision', next::text);
    return null;
  end $$;

  -- a rebuild that nobody can be in the way of, and after which all numbers begin at 1 again
  create function directory_rebuild() returns void language plpgsql as $$
  begin
    -- waits until all who have changed something are through, and lets those who come wait; no other lock is taken behind
    -- this one, as those who wait may hold it
    lock table directory_change in share row exclusive mode;
    delete from directory_index;
    delete from directory_actor;
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
    -- the revision that this transaction takes when it commits
    insert into directory_log (revision, actor_numbers) select revision + 1, null from directory_revision
      on conflict (revision) do update set actor_numbers = null;
    perform directory_note('{}');
  end $$;
`;

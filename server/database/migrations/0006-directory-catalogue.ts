import { Migration } from '@mikro-orm/migrations';
import { actorFill, placeFill } from './0006-directory-fill.ts';

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

import { Migration } from '@mikro-orm/migrations';

/**
 * A rebuild of the read models that nobody can be in the way of, and after which all numbers begin at 1 again. Before, a
 * commit at the same time could wait for it for ever, or keep the numbers of words and hours that were gone afterwards.
 */
export class DirectoryRebuild0012 extends Migration {
  override up(): void {
    this.addSql(fill);
    this.addSql(refresh);
    this.addSql(rebuild);
  }
}

const fill = `
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
`;

const refresh = `
  create or replace function directory_refresh(ids uuid[]) returns integer[] language plpgsql as $$
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
`;

const rebuild = `
  create or replace function directory_rebuild() returns void language plpgsql as $$
  begin
    -- waits until all who have changed something are through, and lets those who come wait; no other lock is taken behind
    -- this one, as those who wait may hold it
    lock table directory_change in share row exclusive mode;
    delete from directory_index;
    delete from directory_actor;
    delete from directory_hours;
    delete from directory_street;
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

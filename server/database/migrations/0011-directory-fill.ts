import { Migration } from '@mikro-orm/migrations';

/**
 * The entry of an actor is filled first, and what else is filled takes from it what the actor is filed under: the views
 * asked of every row again whether its actor is published, for a hundred thousand of them a third of an import.
 */
export class DirectoryFill0011 extends Migration {
  override up(): void {
    this.addSql(tokens);
    this.addSql(actorFill);
    this.addSql(indexFill);
    this.addSql(fill);
    this.addSql('drop view published_search_mark');
    this.addSql(slugs);
  }
}

/**
 * Nearly all texts are in normal form C: to find that out costs a third of bringing them into it. What a function returns has
 * lost its collation, by which a letter is told from what stands between words.
 */
const tokens = `
  create function search_lower(content text) returns text language sql immutable parallel safe as $$
    select lower(case when content is nfc normalized then content else normalize(content, nfc) end collate "und-x-icu")
  $$;
  create or replace function search_tokens(content text) returns table (token text, place bigint)
    language sql immutable parallel safe as $$
    select case when m[1] like '%str' then m[1] || 'aße' else m[1] end, n from regexp_matches(
      regexp_replace(search_lower(content) collate "und-x-icu", '\\m([0-9]+)\\s+([a-d])\\M', '\\1\\2', 'g'),
      '[[:alnum:]]+', 'g') with ordinality t (m, n)
    where length(m[1]) <= 80
  $$;
  create or replace function search_joined(content text) returns table (token text, place bigint)
    language sql immutable parallel safe as $$
    select replace(m[1], '-', ''), n from regexp_matches(search_lower(content) collate "und-x-icu",
      '([[:alnum:]]+(?:-[[:alnum:]]+)+)', 'g') with ordinality t (m, n)
    where length(m[1]) <= 80
  $$;
`;

/** What an actor that is not published comes to here falls out where the rows are written. */
const actorFill = `
  create or replace function directory_actor_fill(ids uuid[]) returns void language sql
    set plan_cache_mode = force_custom_plan set jit = off set work_mem = '32MB' set enable_mergejoin = off as $$
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
    ), entry as materialized (
      select actor_id, topic_ids, target_group_ids, active_in from directory_entry where actor_id = any (ids)
    ), marks as materialized (
      select actor_id, 'B' as weight, '#t' || id as mark from entry, unnest(topic_ids) id
      union all select actor_id, 'B', '#t' || t.parent_id
        from entry, unnest(topic_ids) l join topic t on t.id = l and t.parent_id is not null
      union all select actor_id, 'B', '#g' || id from entry, unnest(target_group_ids) id
      union all select actor_id, 'D', '#d' || id from entry, unnest(active_in) id
      union all select actor_id, 'D', '#d' || d from place, unnest(array[public_district_id, public_quarter_id]) d
        where actor_id = any (ids) and d is not null
      union all select id, 'D', '#k' || kind from published_actor where id = any (ids)
      -- German is spoken everywhere, so it tells nobody apart
      union all select id, 'B', '#l' || l from published_actor, unnest(languages) l where id = any (ids) and l <> 'de'
    ), known as materialized (
      select l.lexeme, (select k.no from search_lexeme k where k.lexeme = l.lexeme limit 1) as no
      from (select word as lexeme from words union select mark from marks) l
    ), added as (
      insert into search_lexeme (lexeme) select lexeme from known where no is null returning lexeme, no
    ), numbered as (
      select lexeme, no from known where no is not null union all select lexeme, no from added
    ), weighted as (
      select actor_id, no, bit_or(1 << (ascii(weight) - 65)) as weights from (
        select t.actor_id, t.weight, n.no from tokens t join (
          select w.token, n.no from words w join numbered n on n.lexeme = w.word
        ) n using (token)
        union all select m.actor_id, m.weight, n.no from marks m join numbered n on n.lexeme = m.mark
      ) l group by actor_id, no
    ), filled as materialized (
      select actor_id, string_agg(int4send(no * 16 + weights), '' order by no) as lexemes from weighted group by actor_id
    ), updated as (
      update directory_actor d set name = a.name, confirmed_at = a.confirmed_at, lexemes = f.lexemes
      from filled f join published_actor a on a.id = f.actor_id where d.actor_id = f.actor_id returning d.actor_id
    )
    insert into directory_actor (actor_id, name, confirmed_at, lexemes)
    select a.id, a.name, a.confirmed_at, f.lexemes from filled f join published_actor a on a.id = f.actor_id
    where not exists (select 1 from updated u where u.actor_id = f.actor_id) order by a.id;
  $$;
`;

const indexFill = `
  create or replace function directory_index_fill(ids uuid[]) returns void language sql
    set plan_cache_mode = force_custom_plan set jit = off as $$
    delete from directory_index where actor_id = any (ids);
    with entry as materialized (
      select d.no as actor_no, a.id as actor_id, p.id as place_id, p.longitude, p.latitude,
        case when p.longitude is not null then map_cell(p.longitude, p.latitude) end as cell,
        a.kind, a.operator_type, array_remove(array[p.district_id, p.quarter_id], null) as districts,
        array(select id from unnest(e.active_in) id order by 1) as active_in,
        array(select id from unnest(e.topic_ids) id
          union select parent_id from topic where id = any (e.topic_ids) and parent_id is not null order by 1) as topics,
        array(select id from unnest(e.target_group_ids) id order by 1) as target_groups,
        a.languages, exists (select 1 from published_place_access x
          where x.place_id = p.id and x.feature = 'ENTRANCE' and x.value = 'YES') as wheelchair,
        p.opening_hours, a.open_to_cooperation, case when p.longitude is not null then street_of(p.street) end as street
      from unnest(ids) as i (id)
        -- "offset 0" keeps the lookups by index for each actor: right for one edit and for an import of a hundred thousand,
        -- where statistics are stale and a join by hash or loop over all places took minutes
        cross join lateral (select no from directory_actor where actor_id = i.id offset 0) d
        cross join lateral (select topic_ids, target_group_ids, active_in from directory_entry where actor_id = i.id offset 0) e
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

const fill = `
  create or replace function directory_fill(ids uuid[]) returns void language plpgsql as $$
  declare
    slice constant integer := 5000;
    part uuid[];
  begin
    for begins in 1 .. cardinality(ids) by slice loop
      part := ids[begins : begins + slice - 1];
      perform directory_entry_fill(part);
      perform directory_actor_fill(part);
      perform directory_index_fill(part);
    end loop;
  end $$;
`;

/** As `actor_keeps_slug` does for a row, for all new actors of a statement at once. */
const slugs = `
  create function actors_keep_slugs() returns trigger language plpgsql as $$
  declare
    kept bigint;
  begin
    insert into actor_slug (slug, actor_id) select slug, id from added
      on conflict (slug) do update set actor_id = excluded.actor_id where actor_slug.actor_id = excluded.actor_id;
    get diagnostics kept = row_count;
    if kept < (select count(*) from added) then
      raise exception 'slug % belongs to another actor', (
        select a.slug from added a join actor_slug s on s.slug = a.slug and s.actor_id <> a.id limit 1
      ) using errcode = 'unique_violation';
    end if;
    return null;
  end $$;
  drop trigger actor_slugs on actor;
  create trigger actor_slugs after update of slug on actor for each row execute function actor_keeps_slug();
  create trigger actor_slugs_insert after insert on actor referencing new table as added
    for each statement execute function actors_keep_slugs();
`;

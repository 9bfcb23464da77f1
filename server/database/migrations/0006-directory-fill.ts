/** The words that each actor is found by, with their weights, and its place in the order of names. */
export const actorFill = `
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

/** A row for each place, or one for an actor without. */
export const placeFill = `
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

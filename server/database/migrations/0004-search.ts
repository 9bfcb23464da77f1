import { Migration } from '@mikro-orm/migrations';

/**
 * What can be searched: a weighted document per published actor, and the vocabulary that occurs in these documents. Typed
 * words are expanded over the vocabulary (stems, parts of compounds, typing errors), never by a scan of all texts.
 */
export class Search0004 extends Migration {
  override up(): void {
    this.addSql(words);
    this.addSql(tables);
    this.addSql(fill);
  }
}

/** One spelling for ä, ae and a, for ß and ss, and none for accents. */
const words = `
  create function search_fold(content text) returns text language sql immutable parallel safe as $$
    select replace(replace(replace(replace(
      regexp_replace(normalize(lower(content collate "und-x-icu"), nfd), '[\\u0300-\\u036f]', '', 'g'),
      'ß', 'ss'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u')
  $$;
  create function search_tokens(content text) returns table (token text, place bigint)
    language sql immutable parallel safe as $$
    select m[1], n from regexp_matches(lower(content collate "und-x-icu"), '[[:alnum:]]+', 'g') with ordinality t (m, n)
  $$;
  create function search_words(content text) returns table (word text, stem text, stop boolean, place bigint)
    language sql stable parallel safe as $$
    select search_fold(token), search_fold(coalesce(lexemes[1], token)), coalesce(lexemes = '{}', false), place
    from search_tokens(content), lateral (select ts_lexize('german_stem', token) as lexemes) l
  $$;
`;

const tables = `
  create table search_word (
    word text not null,
    stem text not null,
    stop boolean not null,
    primary key (word, stem)
  );
  create index on search_word (stem);
  create index on search_word (word text_pattern_ops);
  create index on search_word using gin (word gin_trgm_ops);
  create table actor_search (
    actor_id uuid primary key,
    document tsvector not null
  );
  create index on actor_search using gin (document);
`;

/** Weights: A name, B other names, topics and target groups with their synonyms, C summary, D the rest. */
const fill = `
  create function vocabulary_text(names jsonb, synonyms jsonb) returns text language sql immutable parallel safe as $$
    select concat_ws(' ', (select string_agg(value, ' ') from jsonb_each_text(names)),
      (select string_agg(s.value, ' ') from jsonb_each(synonyms) l, jsonb_array_elements_text(l.value) s))
  $$;
  create view published_search_text as
    select a.id as actor_id, t.weight, t.content
    from published_actor a cross join lateral (values
      ('A', a.name),
      ('B', concat_ws(' ', array_to_string(a.alternate_names, ' '),
        (select string_agg(concat_ws(' ', vocabulary_text(t.names, t.synonyms), vocabulary_text(u.names, u.synonyms)), ' ')
          from published_actor_topic l join topic t on t.id = l.topic_id left join topic u on u.id = t.parent_id
          where l.actor_id = a.id),
        (select string_agg(vocabulary_text(g.names, g.synonyms), ' ')
          from published_actor_target_group l join target_group g on g.id = l.target_group_id where l.actor_id = a.id))),
      ('C', concat_ws(' ', a.summary, a.category)),
      ('D', concat_ws(' ', a.description, a.plain_language, a.easy_language, a.legal_form, a.run_by_name,
        (select string_agg(concat_ws(' ', p.street, p.postal_code), ' ') from published_place p where p.actor_id = a.id),
        (select string_agg(concat_ws(' ', d.name, array_to_string(d.other_names, ' ')), ' ') from district d where d.id in (
          select district_id from published_place p where p.actor_id = a.id
          union select quarter_id from published_place p where p.actor_id = a.id
          union select district_id from published_actor_district l where l.actor_id = a.id))))
    ) t (weight, content);

  create function actor_search_fill(ids uuid[]) returns void language sql as $$
    delete from actor_search where actor_id = any (ids);
    with tokens as materialized (
      select s.actor_id, s.weight, t.token from published_search_text s, lateral (
        select token from search_tokens(s.content)
        -- Repair-Café is also found as Repaircafé
        union all select replace(m[1], '-', '')
          from regexp_matches(lower(s.content collate "und-x-icu"), '([[:alnum:]]+(?:-[[:alnum:]]+)+)', 'g') m
      ) t where s.actor_id = any (ids)
    ), words as materialized (
      select t.token, search_fold(t.token) as word, search_fold(coalesce(l.lexemes[1], t.token)) as stem,
        coalesce(l.lexemes = '{}', false) as stop
      from (select distinct token from tokens) t, lateral (select ts_lexize('german_stem', t.token) as lexemes) l
    ), vocabulary as (
      insert into search_word select distinct word, stem, stop from words on conflict do nothing
    ), parts as (
      select actor_id, weight, setweight(to_tsvector('simple', string_agg(word, ' ')), weight::"char") as vector
      from tokens join words using (token) group by actor_id, weight
    )
    insert into actor_search
    select actor_id, string_agg(vector::text, ' ')::tsvector from parts group by actor_id;
  $$;
`;

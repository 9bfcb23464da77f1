import { Migration } from '@mikro-orm/migrations';

/**
 * What can be searched: a weighted document per published actor, the words that occur in these documents, and the terms of
 * the vocabulary. Typed words are expanded over words and terms (stems, parts of compounds, typing errors), never by a scan
 * of all texts. A document holds of a topic, target group, district or kind only its mark (`#t1`); what the mark is
 * called stands once in `search_term`, so that a new synonym costs no actor anything, and one of two words means both.
 */
export class Search0004 extends Migration {
  override up(): void {
    this.addSql(words);
    this.addSql(terms);
    this.addSql(documents);
    this.addSql(fill);
  }
}

/** One spelling for ä, ae and a, for ß and ss, for Str. and Straße, for 56A and 56 a, and none for accents. */
const words = `
  create function search_fold(content text) returns text language sql immutable parallel safe as $$
    select replace(replace(replace(replace(
      regexp_replace(normalize(lower(content collate "und-x-icu"), nfd), '[\\u0300-\\u036f]', '', 'g'),
      'ß', 'ss'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u')
  $$;
  create function search_tokens(content text) returns table (token text, place bigint)
    language sql immutable parallel safe as $$
    select regexp_replace(m[1], 'str$', 'straße'), n from regexp_matches(
      regexp_replace(lower(normalize(content, nfc) collate "und-x-icu"), '\\m([0-9]+)\\s+([a-d])\\M', '\\1\\2', 'g'),
      '[[:alnum:]]+', 'g') with ordinality t (m, n)
    where length(m[1]) <= 80
  $$;
  -- Repair-Café is also found as Repaircafé
  create function search_joined(content text) returns table (token text, place bigint)
    language sql immutable parallel safe as $$
    select replace(m[1], '-', ''), n from regexp_matches(lower(normalize(content, nfc) collate "und-x-icu"),
      '([[:alnum:]]+(?:-[[:alnum:]]+)+)', 'g') with ordinality t (m, n)
    where length(m[1]) <= 80
  $$;
  -- stop words are those of German and of English, which newcomers often type
  create function search_token_word(token text, out word text, out stem text, out stop boolean)
    language sql stable parallel safe as $$
    select search_fold(token), search_fold(coalesce(lexemes[1], token)),
      coalesce(lexemes = '{}', false) or coalesce(ts_lexize('english_stem', token) = '{}', false)
    from (select ts_lexize('german_stem', token) as lexemes) l
  $$;
  create function search_words(content text) returns table (word text, stem text, stop boolean, place bigint)
    language sql stable parallel safe as $$
    select w.word, w.stem, w.stop, t.place from search_tokens(content) t, lateral search_token_word(t.token) w
  $$;
`;

/** Languages as people ask for them ("jemand, der Vietnamesisch spricht"), by their BCP 47 tags. */
const languages = [
  ['ar', 'Arabisch', 'Arabic'],
  ['bg', 'Bulgarisch', 'Bulgarian'],
  ['bs', 'Bosnisch', 'Bosnian'],
  ['en', 'Englisch', 'English'],
  ['es', 'Spanisch', 'Spanish'],
  ['fa', 'Persisch', 'Persian'],
  ['fa', 'Farsi', 'Dari'],
  ['fr', 'Französisch', 'French'],
  ['gsg', 'Gebärdensprache', 'sign language'],
  ['hr', 'Kroatisch', 'Croatian'],
  ['it', 'Italienisch', 'Italian'],
  ['ku', 'Kurdisch', 'Kurdish'],
  ['pl', 'Polnisch', 'Polish'],
  ['pt', 'Portugiesisch', 'Portuguese'],
  ['ro', 'Rumänisch', 'Romanian'],
  ['ru', 'Russisch', 'Russian'],
  ['sr', 'Serbisch', 'Serbian'],
  ['tr', 'Türkisch', 'Turkish'],
  ['uk', 'Ukrainisch', 'Ukrainian'],
  ['vi', 'Vietnamesisch', 'Vietnamese'],
  ['zh', 'Chinesisch', 'Chinese'],
]
  .flatMap(([tag, ...names]) => names.map((name) => `('${tag}', '${name}')`))
  .join(', ');

/** What topics, target groups, districts and kinds are called: a term of several words is only meant when all are typed. */
const terms = `
  create table search_term (
    mark text not null,
    words text[] not null check (words <> '{}'),
    stems text[] not null,
    is_name boolean not null,
    primary key (mark, words)
  );
  create view search_phrase as
    select '#t' || t.id as mark, n.value as phrase, true as is_name from topic t, jsonb_each_text(t.names) n
    union select '#t' || t.id, s.value, false from topic t, jsonb_each(t.synonyms) l, jsonb_array_elements_text(l.value) s
    union select '#g' || g.id, n.value, true from target_group g, jsonb_each_text(g.names) n
    union select '#g' || g.id, s.value, false
      from target_group g, jsonb_each(g.synonyms) l, jsonb_array_elements_text(l.value) s
    union select '#d' || d.id, d.name, true from district d
    union select '#d' || d.id, o, false from district d, unnest(d.other_names) o
    union select '#k' || k.kind, k.phrase, true from (values ('ASSOCIATION', 'Verein'), ('ASSOCIATION', 'association'),
      ('INITIATIVE', 'Initiative'), ('INITIATIVE', 'Gruppe'), ('INITIATIVE', 'Projekt'), ('INITIATIVE', 'group'),
      ('INSTITUTION', 'Einrichtung'), ('INSTITUTION', 'institution')) k (kind, phrase)
    union select '#l' || l.tag, l.phrase, true from (values ${languages}) l (tag, phrase);
  create function search_term_fill() returns trigger language plpgsql as $$
  begin
    -- taken one after the other, so that two coordinators do not meet in the same rows
    lock table search_term in share row exclusive mode;
    delete from search_term;
    insert into search_term
    select mark, words, stems, bool_or(is_name) from (
      select p.mark, array_agg(w.word order by w.place) as words, array_agg(w.stem order by w.place) as stems, p.is_name
        from (select *, row_number() over () as n from search_phrase) p, lateral search_words(p.phrase) w
        where not w.stop group by p.mark, p.n, p.is_name
      union all select p.mark, array[w.word], array[w.stem], true from search_phrase p, lateral search_words(p.phrase) w
        where p.is_name and not w.stop
      union all select p.mark, array[w.word], array[w.stem], p.is_name
        from search_phrase p, lateral search_joined(p.phrase) j, lateral search_token_word(j.token) w
    ) t group by mark, words, stems on conflict do nothing;
    return null;
  end $$;
  create trigger topic_terms after insert or update or delete on topic execute function search_term_fill();
  create trigger target_group_terms after insert or update or delete on target_group execute function search_term_fill();
  create trigger district_terms after insert or update or delete on district execute function search_term_fill();
`;

const documents = `
  create table search_word (
    word text not null,
    stem text not null,
    stop boolean not null,
    primary key (word, stem)
  );
  create index on search_word (stem);
  create index on search_word (word collate "C");
  create index on search_word using gin (word gin_trgm_ops);
  -- words that begin with some letters: a range, as "like" with a pattern known only later takes no ordered index
  create function search_beginning(beginning text, most integer) returns setof search_word
    language sql stable parallel safe rows 100 as $$
    select * from search_word where word collate "C" >= beginning and word collate "C" < beginning || chr(1114109) limit most
  $$;
  -- the planner takes similarity for cheap and would compute it for every word
  create function search_similar(typed text, most integer) returns setof search_word
    language sql stable parallel safe rows 100 set enable_seqscan = off as $$
    select * from search_word where word % typed order by similarity(word, typed) desc, word limit most
  $$;
  create table actor_search (
    actor_id uuid primary key,
    document tsvector not null
  );
  create index on actor_search using gin (document);
`;

/** Weights: A name, B other names, topics and target groups, C summary, D the rest. */
const fill = `
  create view published_search_text as
    select a.id as actor_id, t.weight, t.content
    from published_actor a cross join lateral (values
      ('A', a.name),
      ('B', array_to_string(a.alternate_names, ' ')),
      ('C', concat_ws(' ', a.summary, a.category)),
      ('D', concat_ws(' ', a.description, a.plain_language, a.easy_language, a.legal_form, a.run_by_name,
        (select string_agg(concat_ws(' ', p.street, p.postal_code), ' ') from published_place p where p.actor_id = a.id)))
    ) t (weight, content);
  create view published_search_mark as
    select actor_id, 'B' as weight, '#t' || topic_id as mark from published_actor_topic
    union select l.actor_id, 'B', '#t' || t.parent_id
      from published_actor_topic l join topic t on t.id = l.topic_id and t.parent_id is not null
    union select actor_id, 'B', '#g' || target_group_id from published_actor_target_group
    union select actor_id, 'D', '#d' || district_id from published_place where district_id is not null
    union select actor_id, 'D', '#d' || quarter_id from published_place where quarter_id is not null
    union select actor_id, 'D', '#d' || district_id from published_actor_district
    union select id, 'D', '#k' || kind from published_actor
    -- German is spoken everywhere, so it tells nobody apart
    union select id, 'B', '#l' || l from published_actor, unnest(languages) l where l <> 'de';

  create function actor_search_fill(ids uuid[]) returns void language sql as $$
    delete from actor_search where actor_id = any (ids);
    with tokens as materialized (
      select s.actor_id, s.weight, t.token from published_search_text s, lateral (
        select token from search_tokens(s.content) union select token from search_joined(s.content)
      ) t where s.actor_id = any (ids)
    ), words as materialized (
      select t.token, w.* from (select distinct token from tokens) t, lateral search_token_word(t.token) w
    ), vocabulary as (
      insert into search_word select distinct word, stem, stop from words order by word, stem on conflict do nothing
    ), lexemes as (
      select actor_id, weight, word as lexeme from tokens join words using (token)
      union select actor_id, weight, mark from published_search_mark where actor_id = any (ids)
    )
    insert into actor_search
    -- a weight needs a position, and of two weights at one position only the heavier one would stay
    select actor_id, string_agg('''' || lexeme || ''':' || (ascii(weight) - 64) || weight, ' ')::tsvector
    from lexemes group by actor_id;
  $$;
`;

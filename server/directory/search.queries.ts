import { type RawBuilder, sql } from 'kysely';
import type { Database } from './filter.queries.ts';
import {
  type Candidate,
  cleanSearch,
  mendPlan,
  mistakesOf,
  planSearch,
  type SearchPlan,
  type TypedWord,
  wordsThatCount,
} from './search.model.ts';

/** Expands typed words over the vocabulary that occurs; null when nothing was typed. */
export async function loadSearchPlan(db: Database, search: string): Promise<SearchPlan | null> {
  const text = cleanSearch(search);
  if (text === '') return null;
  const typed = await sql<TypedWord & { stop: boolean }>`
    select word, stem, stop from search_words(${text}) order by place
  `.execute(db);
  const words = wordsThatCount(typed.rows);
  if (words.length === 0) return planSearch([], []);
  const candidates = await loadCandidates(
    db,
    words.map((word, index) => ({ ...word, typed: index })),
  );
  const plan = planSearch(words, candidates);
  const mistakes = mistakesOf(plan, words, candidates);
  return mistakes.length === 0 ? plan : mendPlan(plan, await loadCandidates(db, mistakes));
}

/** The numbers of lexemes in the catalogue; two transactions may have given one lexeme two. */
export async function loadLexemeNumbers(db: Database, lexemes: readonly string[]): Promise<Map<string, number[]>> {
  if (lexemes.length === 0) return new Map();
  const { rows } = await sql<{ lexeme: string; numbers: number[] }>`
    select lexeme, array_agg(no order by no) as numbers from search_lexeme
    where lexeme = any (${lexemes}::text[]) group by lexeme
  `.execute(db);
  return new Map(rows.map(({ lexeme, numbers }) => [lexeme, numbers]));
}

/**
 * What the vocabulary knows of typed words. Numbers are only ever meant exactly (56 also as 56a). What stands inside a
 * longer word is looked for in texts and in the names of topics, not in their synonyms, any of which finds the whole topic;
 * beginnings of synonyms, typing errors and halves are looked for when nothing is exact.
 */
async function loadCandidates(db: Database, words: readonly (TypedWord & { typed: number })[]): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with typed as materialized (
      select *, word ~ '^[0-9]' as number
      from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as t (typed int, word text, stem text)
    ), term as materialized (
      select mark as lexeme, words[1] as word, stems[1] as stem, is_name from search_term where cardinality(words) = 1
    ), exact as materialized (
      select t.typed, w.word, w.stem, w.word as lexeme from typed t join search_word w
        on w.word = t.word or w.stem = t.stem
      union select t.typed, w.word, w.stem, w.word from typed t, lateral search_beginning(t.word, 1000) w
        where t.number and w.word ~ '^[0-9]+[a-z]$' and length(w.word) = length(t.word) + 1
      union select t.typed, m.word, m.stem, m.lexeme from typed t join term m
        on m.word = t.word or (m.stem = t.stem and not exists (select 1 from term e where e.word = t.word))
      union select t.typed, t.word, t.stem, p.mark from typed t join search_term p
        on cardinality(p.words) > 1 and t.stem = any (p.stems) and p.stems <@ (select array_agg(stem) from typed)
    ), inside as (
      select t.typed, w.word, w.stem, w.lexeme, split_part(w.word, t.part, 1) as before, t.is_whole,
        substr(w.word, strpos(w.word, t.part) + length(t.part)) as behind
      from (
        select typed, word as part, true as is_whole from typed where not number and length(word) >= 4
        union all select typed, stem, false from typed where not number and length(stem) >= 4 and stem <> word and word like stem || '%'
      ) t join lateral (
        (select v.word, v.stem, v.word as lexeme from search_word v where v.word like '%' || t.part || '%' limit 1000)
        union all select m.word, m.stem, m.lexeme from term m where m.is_name and m.word like '%' || t.part || '%'
      ) w on w.word <> t.part
    ), part as (
      select t.typed, w.word, w.stem, w.word as lexeme from typed t, lateral search_beginning(t.word, 1000) w
        where not t.number
        and (length(t.word) >= 3 or length(t.word) = 2 and not exists (select 1 from exact e where e.typed = t.typed))
      union select t.typed, m.word, m.stem, m.lexeme from typed t join term m
        on m.word like t.word || '%' and not t.number and length(t.word) >= 3
        and not exists (select 1 from exact e where e.typed = t.typed)
      -- a word inside another one is a true part when what is left of it is a word, or long enough to be one
      union select i.typed, i.word, i.stem, i.lexeme from inside i where i.is_whole and i.before <> ''
        and (length(i.before) >= 4 or exists (${knownWord(sql`i.before`)}))
      union select i.typed, i.word, i.stem, i.lexeme from inside i where not i.is_whole
        and (i.before = '' or length(i.before) >= 4 or exists (${knownWord(sql`i.before`)}))
        and (i.behind ~ '^(e|en|er|es|n|s)?$' or exists (${knownWord(sql`i.behind`)}))
    ), missed as (
      select * from typed t where not t.number and length(t.word) >= 4 and not exists (select 1 from exact e where e.typed = t.typed)
    ), slip as (
      select t.typed, w.word, w.stem, w.word as lexeme from missed t, lateral search_similar(t.word, 100) w
      union select t.typed, m.word, m.stem, m.lexeme from missed t join term m on m.word % t.word
    ), half as (
      select t.typed, side.match, n as cut, side.half from missed t, generate_series(3, length(t.word) - 3) n,
        lateral (values ('LEFT', substr(t.word, 1, n)), ('LEFT', regexp_replace(substr(t.word, 1, n), '(s|n|en)$', '')),
          ('RIGHT', substr(t.word, n + 1))) side (match, half)
      where length(t.word) >= 8 and length(side.half) >= 3
    )
    select typed, word, stem, lexeme, 'EXACT' as match, null::integer as cut from exact
    union all select typed, word, stem, lexeme, 'PART', null from part
    union all select typed, word, stem, lexeme, 'SIMILAR', null from slip
    union all select h.typed, w.word, w.stem, w.word, h.match, h.cut 
      from half h join lateral (select * from search_word s where s.word = h.half and not s.stop limit 3) w on true
    union all select h.typed, m.word, m.stem, m.lexeme, h.match, h.cut from half h join term m on m.word = h.half
  `.execute(db);
  return rows;
}

/** Whether a rest of a word is a word itself, with or without the letters that join compounds. */
function knownWord(rest: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select 1 from (values (${rest}), (regexp_replace(${rest}, '(s|n|en|er|es)$', '')), (regexp_replace(${rest}, '^(s|n|en|er|es|e)', ''))) r (word)
    where length(r.word) >= 3 and (exists (select 1 from search_word k where k.word = r.word and not k.stop)
      or exists (select 1 from term k where k.word = r.word))`;
}

import { type RawBuilder, sql } from 'kysely';
import type { Database } from './filter.queries.ts';
import {
  anyOf,
  type Candidate,
  cleanSearch,
  type PlannedWord,
  planSearch,
  type SearchPlan,
  type TypedWord,
  wordsThatCount,
} from './search.model.ts';

/** Weights of `actor_search`, from the name down to the long text, with what a hit there is worth. */
const weights = [
  ['A', 4],
  ['B', 3],
  ['C', 2],
  ['D', 1],
] as const;

/** Expands typed words over the vocabulary that occurs; null when nothing that could be a word was typed. */
export async function loadSearchPlan(db: Database, search: string | null | undefined): Promise<SearchPlan | null> {
  const text = cleanSearch(search ?? '');
  if (text === '') return null;
  const typed = await sql<TypedWord>`select word, stem, stop from search_words(${text}) order by place`.execute(db);
  const words = wordsThatCount(typed.rows);
  if (words.length === 0) return planSearch([], []);
  return planSearch(words, await loadCandidates(db, words));
}

/**
 * What an actor's document is worth for a plan: for each word twice the weight of the best field it occurs in (name 4,
 * alternate name and topic 3, summary 2, rest 1), plus one when it occurs there as typed; summed.
 */
export function relevanceOf(plan: SearchPlan | null): RawBuilder<number> {
  if (plan === null || plan.words.length === 0) return sql<number>`0`;
  return sql<number>`(${sql.join(plan.words.map(worthOf), sql` + `)})`;
}

function worthOf(word: PlannedWord): RawBuilder<number> {
  const cases = weights.flatMap(([weight, worth]) => [
    ...(word.exact.length > 0 ? [caseOf(word.exact, weight, 2 * worth + 1)] : []),
    ...(word.inexact.length > 0 ? [caseOf(word.inexact, weight, 2 * worth)] : []),
  ]);
  return cases.length === 0 ? sql<number>`0` : sql<number>`case ${sql.join(cases, sql` `)} else 0 end`;
}

function caseOf(words: string[], weight: string, worth: number): RawBuilder<unknown> {
  return sql`when s.document @@ ${anyOf(words, weight)}::tsquery then ${sql.lit(worth)}`;
}

/** Numbers are only ever meant exactly; parts need four letters, typing errors are looked for when nothing else fits. */
async function loadCandidates(db: Database, words: readonly TypedWord[]): Promise<Candidate[]> {
  const typed = JSON.stringify(words.map(({ word, stem }, index) => ({ typed: index, word, stem })));
  const { rows } = await sql<Candidate>`
    with typed as materialized (
      select * from jsonb_to_recordset(${typed}::jsonb) as t (typed int, word text, stem text)
    ), exact as (
      select t.typed, w.word, 'EXACT' as match, false as "restIsWord"
      from typed t join search_word w on w.word = t.word or w.stem = t.stem
    ), part as (
      select t.typed, w.word, 'PART' as match, exists (
        select 1 from search_word r where not r.stop and length(r.word) >= 3
          and r.word in (split_part(w.word, t.word, 1), regexp_replace(split_part(w.word, t.word, 1), '(s|n|en|er|es)$', ''),
            split_part(w.word, t.stem, 1), regexp_replace(split_part(w.word, t.stem, 1), '(s|n|en|er|es)$', ''))
      ) as "restIsWord"
      from typed t join lateral (
        select v.word from search_word v where v.word like t.word || '%' and length(t.word) >= 3
        union select v.word from search_word v where length(t.stem) >= 4 and v.word like '%' || t.stem || '%'
        limit 1000
      ) w on true
      where t.word !~ '^[0-9]'
    ), misspelt as (
      select t.typed, w.word, 'SIMILAR' as match, false as "restIsWord"
      from typed t join lateral (
        select v.word from search_word v where v.word % t.word order by similarity(v.word, t.word) desc, v.word limit 100
      ) w on true
      where length(t.word) >= 4 and t.word !~ '^[0-9]' and not exists (select 1 from exact e where e.typed = t.typed)
    )
    select * from exact union all select * from part union all select * from misspelt
  `.execute(db);
  return rows;
}

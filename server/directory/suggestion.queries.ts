import { sql } from 'kysely';
import type { Database } from './filter.queries.ts';
import { anyOf, type PlannedWord, type SearchPlan } from './search.model.ts';
import { relevanceOf } from './search.queries.ts';
import type { StreetSuggestion } from './suggestion.type.ts';

/** What is typed, and the marks of what the search takes it to mean. */
export interface TypedText {
  text: string;
  marks: readonly string[];
  limit: number;
}

/** A hit in the vocabulary, the better the lower its rank: 0 begins with the text, 1 has a word that does, 2 is meant. */
interface Hit {
  id: string;
  rank: number;
}

/** Ids of actors whose name or other name holds every typed word. */
export async function suggestActors(db: Database, plan: SearchPlan, limit: number): Promise<string[]> {
  const named = plan.words.map(namedBy).join(' & ');
  const { rows } = await sql<{ id: string }>`
    select a.id from actor_search s join published_actor a on a.id = s.actor_id
    where s.document @@ ${named}::tsquery
    order by ${relevanceOf(plan)} desc, a.name collate "de-x-icu", a.id limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Slugs of topics or target groups, by their names and synonyms in every language. */
export async function suggestVocabulary(
  db: Database,
  table: 'topic' | 'target_group',
  { text, marks, limit }: TypedText,
): Promise<string[]> {
  const isMeant = sql<boolean>`${table === 'topic' ? '#t' : '#g'} || t.id = any (${marks}::text[])`;
  const { rows } = await sql<Hit>`
    select t.slug as id, min(${rankOf('w.name')}) as rank
    from ${sql.table(table)} t, lateral (
      select value as name from jsonb_each_text(t.names)
      union all select s.value from jsonb_each(t.synonyms) l, jsonb_array_elements_text(l.value) s
    ) w, lateral (select search_fold(btrim(${text})) as typed) f
    where ${fits('w.name')} or ${isMeant} group by t.slug, t.position order by rank, t.position, t.slug limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Ids of districts, before those of quarters. */
export async function suggestDistricts(db: Database, { text, marks, limit }: TypedText): Promise<string[]> {
  const { rows } = await sql<Hit>`
    select d.id, min(${rankOf('w.name')}) as rank
    from district d, lateral (select unnest(d.name || d.other_names) as name) w, lateral (select search_fold(btrim(${text})) as typed) f
    where ${fits('w.name')} or '#d' || d.id = any (${marks}::text[])
    group by d.id, d.position, d.parent_id order by rank, d.parent_id is not null, d.position, d.id limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Streets where somebody is found with an address; a house number that was typed behind it does not matter. */
export async function suggestStreets(db: Database, text: string, limit: number): Promise<StreetSuggestion[]> {
  const { rows } = await sql<StreetSuggestion>`
    select w.street, min(p.postal_code) as "postalCode", avg(p.latitude) as latitude, avg(p.longitude) as longitude
    from published_place p, lateral (select btrim(regexp_replace(p.street, '\\s+[0-9].*$', '')) as street) w,
      lateral (select regexp_replace(regexp_replace(search_fold(btrim(${text})), '\\s+[0-9].*$', ''), 'str\\.?$', 'strasse') as typed) f
    where p.street is not null and p.latitude is not null and w.street <> '' and ${fits('w.street')}
    group by w.street order by min(${rankOf('w.street')}), w.street collate "de-x-icu" limit ${limit}
  `.execute(db);
  return rows;
}

/** Hyphens and spaces count alike. */
function plain(expression: string) {
  return sql`translate(${sql.raw(expression)}, '-', ' ')`;
}

function fits(name: string) {
  return sql<boolean>`(' ' || ${plain(`search_fold(${name})`)}) like '% ' || replace(replace(replace(${plain('f.typed')}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;
}

function rankOf(name: string) {
  return sql<number>`case when starts_with(${plain(`search_fold(${name})`)}, ${plain('f.typed')}) then 0 when ${fits(name)} then 1 else 2 end`;
}

/** A name or other name that holds a word; marks of topics stand beside other names, but name nobody. */
function namedBy({ exact, inexact, halves }: PlannedWord): string {
  const inName = (lexemes: readonly string[]) =>
    `(${anyOf(
      lexemes.filter((lexeme) => !lexeme.startsWith('#')),
      'AB',
    )})`;
  return halves === null ? inName([...exact, ...inexact]) : halves.map(inName).join(' & ');
}

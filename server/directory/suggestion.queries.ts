import { sql } from 'kysely';
import type { Database } from './filter.queries.ts';
import { anyOf, type PlannedWord, type SearchPlan } from './search.model.ts';
import { relevanceOf } from './search.queries.ts';
import type { StreetSuggestion } from './suggestion.type.ts';

/** A hit in the vocabulary, the better the lower its rank: 0 begins with the text, 1 has a word that does, 2 is meant. */
export interface VocabularyHit {
  kind: 'topic' | 'targetGroup' | 'district';
  /** slug of a topic or target group, id of a district */
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

/**
 * Topics, target groups and districts by their names, synonyms and everyday names in every language, and those that the
 * marks say are meant; the best first, districts before their quarters.
 */
export async function suggestVocabulary(
  db: Database,
  { text, marks }: { text: string; marks: readonly string[] },
): Promise<VocabularyHit[]> {
  const { rows } = await sql<VocabularyHit>`
    select v.kind, v.id, min(${rankOf('p.phrase')}) as rank
    from search_phrase p join (
      select '#t' || id as mark, 'topic' as kind, slug as id, position from topic
      union all select '#g' || id, 'targetGroup', slug, position from target_group
      union all select '#d' || id, 'district', id, position + (parent_id is not null)::integer * 10000 from district
    ) v on v.mark = p.mark, lateral (select search_fold(btrim(${text})) as typed) f
    where ${fits('p.phrase')} or p.mark = any (${marks}::text[])
    group by v.kind, v.id, v.position order by rank, v.position, v.id
  `.execute(db);
  return rows;
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

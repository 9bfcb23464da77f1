import { sql } from 'kysely';
import type { Database } from './filter.queries.ts';
import type { StreetSuggestion } from './suggestion.type.ts';

/** A hit in the vocabulary, the better the lower its rank: 0 begins with the text, 1 has a word that does, 2 is meant. */
export interface VocabularyHit {
  kind: 'topic' | 'targetGroup' | 'district';
  /** slug of a topic or target group, id of a district */
  id: string;
  rank: number;
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
    select v.kind, v.id, min(${rankOf('search_fold(p.phrase)')}) as rank
    from search_phrase p join (
      select '#t' || id as mark, 'topic' as kind, slug as id, position from topic
      union all select '#g' || id, 'targetGroup', slug, position from target_group
      union all select '#d' || id, 'district', id, position + (parent_id is not null)::integer * 10000 from district
    ) v on v.mark = p.mark, lateral (select search_fold(btrim(${text})) as typed) f
    where ${fits('search_fold(p.phrase)')} or p.mark = any (${marks}::text[])
    group by v.kind, v.id, v.position order by rank, v.position, v.id
  `.execute(db);
  return rows;
}

/** Streets where somebody is found with an address; a house number that was typed behind it does not matter. */
export async function suggestStreets(db: Database, text: string, limit: number): Promise<StreetSuggestion[]> {
  const { rows } = await sql<StreetSuggestion>`
    select w.street, a."postalCode", a.latitude, a.longitude from (
      select distinct d.street, ${rankOf('d.folded')} as rank
      from directory_street d, lateral (select regexp_replace(regexp_replace(search_fold(btrim(${text})), '\\s+[0-9].*$', ''), 'str\\.?$', 'strasse') as typed) f
      where ${fits('d.folded')}
    ) w, lateral (
      select min(p.postal_code) as "postalCode", avg(i.latitude) as latitude, avg(i.longitude) as longitude
      from directory_index i join published_place p on p.id = i.place_id where i.street = w.street
    ) a where a.latitude is not null
    order by w.rank, w.street collate "de-x-icu" limit ${limit}
  `.execute(db);
  return rows;
}

/** Hyphens and spaces count alike. */
function plain(expression: string) {
  return sql`translate(${sql.raw(expression)}, '-', ' ')`;
}

function fits(folded: string) {
  return sql<boolean>`(' ' || ${plain(folded)}) like '% ' || replace(replace(replace(${plain('f.typed')}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;
}

function rankOf(folded: string) {
  return sql<number>`case when starts_with(${plain(folded)}, ${plain('f.typed')}) then 0 when ${fits(folded)} then 1 else 2 end`;
}

import { type RawBuilder, sql } from 'kysely';
import { localized } from '#server/topics/topic.queries.ts';
import {
  baseCondition,
  type Database,
  type DirectoryFilter,
  type FacetField,
  facetCondition,
  facetFields,
} from './filter.queries.ts';

export interface FacetRow {
  field: FacetField | 'total';
  /** for topics and target groups their slug; null for the total */
  value: string | null;
  count: number;
}

/** The values of a row of the directory index for each facet, as a set of text `v (value)`. */
const valuesOf: Record<FacetField, RawBuilder<unknown>> = {
  kinds: sql`(values (i.kind))`,
  operatorTypes: sql`(select i.operator_type where i.operator_type is not null)`,
  districts: sql`(select unnest(i.districts || i.active_in))`,
  topics: sql`(select t.slug from topic t where t.id = any (i.topics))`,
  targetGroups: sql`(select t.slug from target_group t where t.id = any (i.target_groups))`,
  languages: sql`(select unnest(i.languages))`,
};

/**
 * Exact counts of the values that occur, each facet without its own field, in one statement and one pass over the
 * places that meet what all facets share.
 */
export async function countFacets(db: Database, directoryFilter: DirectoryFilter): Promise<FacetRow[]> {
  const { filter } = directoryFilter;
  const flags = facetFields.map((field) => sql`${facetCondition(field, filter)} as ${sql.ref(`meets_${field}`)}`);
  const meets = (without: FacetField | null) =>
    sql.join(
      facetFields.filter((field) => field !== without).map((field) => sql.ref(`meets_${field}`)),
      sql` and `,
    );
  const counts = facetFields.map(
    (field) => sql`
      select ${sql.lit(field)} as field, v.value, count(distinct i.actor_id)::integer as count
      from base i, lateral ${valuesOf[field]} v (value) where ${meets(field)} group by v.value`,
  );
  const { rows } = await sql<FacetRow>`
    with base as materialized (
      select i.actor_id, i.kind, i.operator_type, i.districts, i.active_in, i.topics, i.target_groups, i.languages, ${sql.join(flags)}
      from directory_index i where ${baseCondition(directoryFilter)}
    )
    select 'total' as field, null as value, count(distinct i.actor_id)::integer as count from base i where ${meets(null)}
    union all ${sql.join(counts, sql` union all `)}
  `.execute(db);
  return rows;
}

/** A value that a facet may have, with what people read. */
export interface FacetLabel {
  field: 'districts' | 'topics' | 'targetGroups' | 'languages';
  value: string;
  /** null for languages, whose names the database does not know */
  label: string | null;
}

/** All districts, topics and target groups in the coordinator's order, and every language that a published actor speaks. */
export async function listFacetLabels(db: Database, locale: string): Promise<FacetLabel[]> {
  const { rows } = await sql<FacetLabel>`
    select field, value, label from (
      select 'districts' as field, d.id as value, d.name as label, array[(d.parent_id is not null)::integer, d.position] as place from district d
      union all select 'topics', t.slug, ${localized('t.names', locale)},
        array[coalesce(u.position, t.position), (t.parent_id is not null)::integer, t.position] from topic t left join topic u on u.id = t.parent_id
      union all select 'targetGroups', g.slug, ${localized('g.names', locale)}, array[g.position] from target_group g
      union all select 'languages', l.language, null, '{}'
        from (select distinct unnest(languages) as language from directory_index) l
    ) v order by field, place, value
  `.execute(db);
  return rows;
}

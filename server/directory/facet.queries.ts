import { sql } from 'kysely';
import { localized } from '#server/topics/topic.queries.ts';
import type { Database } from './filter.queries.ts';

/** A value that a facet may have, with what people read. */
export interface FacetLabel {
  field: 'districts' | 'topics' | 'targetGroups';
  value: string;
  label: string;
}

/** All districts, topics and target groups in the coordinator's order. */
export async function listFacetLabels(db: Database, locale: string): Promise<FacetLabel[]> {
  const { rows } = await sql<FacetLabel>`
    select field, value, label from (
      select 'districts' as field, d.id as value, d.name as label, array[(d.parent_id is not null)::integer, d.position] as place from district d
      union all select 'topics', t.slug, ${localized('t.names', locale)},
        array[coalesce(u.position, t.position), (t.parent_id is not null)::integer, t.position] from topic t left join topic u on u.id = t.parent_id
      union all select 'targetGroups', g.slug, ${localized('g.names', locale)}, array[g.position] from target_group g
    ) v order by field, place, value
  `.execute(db);
  return rows;
}

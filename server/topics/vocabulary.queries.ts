import { type Kysely, sql } from 'kysely';
import { instancesOf } from '#server/database/batch.ts';
import { District } from '#server/districts/district.type.ts';
import { localized } from './topic.queries.ts';
import { TargetGroup, Topic } from './topic.type.ts';
import type { Vocabulary } from './vocabulary.type.ts';

/** In one statement; parents before their children, districts before their quarters. */
export async function loadVocabulary(db: Kysely<unknown>, locale: string): Promise<Vocabulary> {
  const { rows } = await sql<{ topics: Topic[]; targetGroups: TargetGroup[]; districts: District[] }>`
    select (
      select coalesce(json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', ${localized('t.names', locale)},
          'description', ${localized('t.descriptions', locale)}, 'icon', t.icon, 'parentId', t.parent_id)
        order by coalesce(u.position, t.position), t.parent_id is not null, t.position, t.id), '[]')
      from topic t left join topic u on u.id = t.parent_id
    ) as topics, (
      select coalesce(json_agg(json_build_object('id', g.id, 'slug', g.slug, 'name', ${localized('g.names', locale)},
          'description', ${localized('g.descriptions', locale)}) order by g.position, g.id), '[]')
      from target_group g
    ) as "targetGroups", (
      select coalesce(json_agg(json_build_object('id', d.id, 'slug', d.slug, 'name', d.name, 'otherNames', d.other_names,
          'outline', d.outline, 'parentId', d.parent_id) order by d.parent_id is not null, d.position, d.id), '[]')
      from district d
    ) as districts
  `.execute(db);
  const { topics, targetGroups, districts } = rows[0] ?? { topics: [], targetGroups: [], districts: [] };
  return {
    topics: new Map(instancesOf(Topic, topics).map((topic) => [topic.id, topic])),
    targetGroups: new Map(instancesOf(TargetGroup, targetGroups).map((group) => [group.id, group])),
    districts: new Map(instancesOf(District, districts).map((district) => [district.id, district])),
  };
}

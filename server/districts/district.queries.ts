import { type Kysely, sql } from 'kysely';
import type { District } from './district.type.ts';

const districtColumns = sql`d.id, d.slug, d.name, d.other_names as "otherNames", d.outline, d.parent_id as "parentId"`;

/** Districts before their quarters. */
export async function listDistricts(db: Kysely<unknown>): Promise<District[]> {
  const { rows } = await sql<District>`
    select ${districtColumns} from district d order by d.parent_id is not null, d.position, d.id
  `.execute(db);
  return rows;
}

export async function findDistrictsById(db: Kysely<unknown>, ids: readonly string[]): Promise<District[]> {
  const { rows } = await sql<District>`
    select ${districtColumns} from district d where d.id = any (${ids}::text[]) order by d.id
  `.execute(db);
  return rows;
}

/** The districts where actors work, also without a place there. */
export async function findDistrictsByActor(
  db: Kysely<unknown>,
  actorIds: readonly string[],
): Promise<(District & { actorId: string })[]> {
  const { rows } = await sql<District & { actorId: string }>`
    select ${districtColumns}, l.actor_id as "actorId" from published_actor_district l join district d on d.id = l.district_id
    where l.actor_id = any (${actorIds}::uuid[]) order by l.actor_id, d.position, d.id
  `.execute(db);
  return rows;
}

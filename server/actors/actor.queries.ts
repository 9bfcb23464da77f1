import { type Kysely, sql } from 'kysely';
import type { Actor } from './actor.type.ts';

/** The columns of `published_actor a`, shaped like the API's type; its text is still Markdown. */
export const actorColumns = sql`
  a.id, a.slug, a.kind, a.name, a.alternate_names as "alternateNames", a.legal_form as "legalForm",
  a.operator_type as "operatorType", a.summary, a.description, a.plain_language as "plainLanguage",
  a.easy_language as "easyLanguage", a.easy_language_checked_by as "easyLanguageCheckedBy", a.languages,
  a.email, a.phone, a.website, a.links, a.run_by_id as "runById", a.run_by_name as "runByName",
  a.open_to_cooperation as "openToCooperation", a.confirmed_at as "confirmedAt", a.confirmed_via as "confirmedVia",
  a.is_example as "isExample", a.version, a.updated_at as "updatedAt"`;

/** A row as the driver gives it: timestamps are PostgreSQL's text. */
export type ActorRow<More = object> = Omit<Actor, 'confirmedAt' | 'updatedAt'> & {
  confirmedAt: string | null;
  updatedAt: string;
} & More;

/** The row with its timestamps parsed; further columns stay. */
export function toActor<Row extends ActorRow>(
  row: Row,
): Omit<Row, 'confirmedAt' | 'updatedAt'> & Pick<Actor, 'confirmedAt' | 'updatedAt'> {
  return {
    ...row,
    confirmedAt: row.confirmedAt === null ? null : new Date(row.confirmedAt),
    updatedAt: new Date(row.updatedAt),
  };
}

/** What an actor is filed under, each in the order in which it is shown. */
export interface ActorLinks {
  actorId: string;
  topicIds: number[];
  targetGroupIds: number[];
  /** where it works, also without a place there */
  districtIds: string[];
}

export async function findLinksByActor(db: Kysely<unknown>, actorIds: readonly string[]): Promise<ActorLinks[]> {
  const { rows } = await sql<ActorLinks>`
    select a.id as "actorId",
      array(select l.topic_id from published_actor_topic l join topic t on t.id = l.topic_id
        where l.actor_id = a.id order by l.position, t.position, t.id) as "topicIds",
      array(select l.target_group_id from published_actor_target_group l join target_group g on g.id = l.target_group_id
        where l.actor_id = a.id order by l.position, g.position, g.id) as "targetGroupIds",
      array(select l.district_id from published_actor_district l join district d on d.id = l.district_id
        where l.actor_id = a.id order by d.position, d.id) as "districtIds"
    from unnest(${actorIds}::uuid[]) a (id) order by a.id
  `.execute(db);
  return rows;
}

export async function findActorsById(db: Kysely<unknown>, ids: readonly string[]): Promise<Actor[]> {
  const { rows } = await sql<ActorRow>`
    select ${actorColumns} from published_actor a where a.id = any (${ids}::uuid[]) order by a.id
  `.execute(db);
  return rows.map(toActor);
}

/** The published actors that have, or once had, one of the slugs; each with the slug that was asked for. */
export async function findActorsBySlug(
  db: Kysely<unknown>,
  slugs: readonly string[],
): Promise<(Actor & { askedSlug: string })[]> {
  const { rows } = await sql<ActorRow<{ askedSlug: string }>>`
    select ${actorColumns}, s.slug as "askedSlug"
    from published_actor_slug s join published_actor a on a.id = s.actor_id
    where s.slug = any (${slugs}::text[]) order by s.slug
  `.execute(db);
  return rows.map(toActor);
}

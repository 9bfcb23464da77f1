import { type Kysely, sql } from 'kysely';
import { prepared } from '#server/database/read-connection.ts';
import { Actor } from './actor.type.ts';

/** The columns of `published_actor a`, shaped like the API's type, of those that others lead to: without contacts. */
export const relatedColumns = sql`
  a.id, a.slug, a.kind, a.name, a.alternate_names as "alternateNames", a.legal_form as "legalForm",
  a.operator_type as "operatorType", a.summary, a.description, a.plain_language as "plainLanguage",
  a.easy_language as "easyLanguage", a.easy_language_checked_by as "easyLanguageCheckedBy", a.languages,
  a.website, a.links, a.run_by_id as "runById", a.run_by_name as "runByName",
  a.open_to_cooperation as "openToCooperation", a.confirmed_at as "confirmedAt", a.confirmed_via as "confirmedVia",
  a.is_example as "isExample", a.version, a.updated_at as "updatedAt"`;

/** Of those that are named only: whoever asks for more reads it anew. */
export const cardColumns = sql`a.id, a.slug, a.kind, a.name`;

/** Of those that are asked for themselves: with contacts, each of which is looked up in a table of its own. */
export const actorColumns = sql`${relatedColumns}, a.email, a.phone`;

export type ActorCard = Pick<Actor, 'id' | 'slug' | 'kind' | 'name'>;

/** A row as the driver gives it: timestamps are PostgreSQL's text. */
export type ActorRow<More = object> = Omit<Actor, 'confirmedAt' | 'updatedAt'> & {
  confirmedAt: string | null;
  updatedAt: string;
} & More;

/** The row as an instance of the API's type, with its timestamps parsed; further columns stay. */
export function toActor<Row extends ActorRow>(
  row: Row,
): Omit<Row, 'confirmedAt' | 'updatedAt'> & Pick<Actor, 'confirmedAt' | 'updatedAt'> {
  return Object.assign(new Actor(), row, {
    confirmedAt: row.confirmedAt === null ? null : new Date(row.confirmedAt),
    updatedAt: new Date(row.updatedAt),
  });
}

/** What an actor is filed under, each in the order in which it is shown. */
export interface ActorLinks {
  actorId: string;
  topicIds: number[];
  targetGroupIds: number[];
  /** where it works, also without a place there */
  districtIds: string[];
}

const linkColumns = sql`
  array(select l.topic_id from published_actor_topic l join topic t on t.id = l.topic_id
    where l.actor_id = a.id order by l.position, t.position, t.id) as "topicIds",
  array(select l.target_group_id from published_actor_target_group l join target_group g on g.id = l.target_group_id
    where l.actor_id = a.id order by l.position, g.position, g.id) as "targetGroupIds",
  array(select l.district_id from published_actor_district l join district d on d.id = l.district_id
    where l.actor_id = a.id order by d.position, d.id) as "districtIds"`;

export async function findLinksByActor(db: Kysely<unknown>, actorIds: readonly string[]): Promise<ActorLinks[]> {
  const { rows } = await sql<ActorLinks>`
    ${prepared} select a.id as "actorId", ${linkColumns} from unnest(${actorIds}::uuid[]) a (id) order by a.id
  `.execute(db);
  return rows;
}

export async function findActorsById(db: Kysely<unknown>, ids: readonly string[]): Promise<Actor[]> {
  const { rows } = await sql<ActorRow>`
    ${prepared} select ${relatedColumns} from published_actor a where a.id = any (${ids}::uuid[]) order by a.id
  `.execute(db);
  return rows.map(toActor);
}

export async function findActorCards(db: Kysely<unknown>, ids: readonly string[]): Promise<Actor[]> {
  const { rows } = await sql<ActorCard>`
    ${prepared} select ${cardColumns} from published_actor a where a.id = any (${ids}::uuid[]) order by a.id
  `.execute(db);
  return rows.map((row) => Object.assign(new Actor(), row));
}

/**
 * The published actors that have, or once had, one of the slugs; each with the slug that was asked for, and with its links, which a
 * page of its own always shows.
 */
export async function findActorsBySlug(
  db: Kysely<unknown>,
  slugs: readonly string[],
): Promise<(Actor & ActorLinks & { askedSlug: string })[]> {
  const { rows } = await sql<ActorRow<ActorLinks & { askedSlug: string }>>`
    ${prepared} select ${actorColumns}, a.id as "actorId", ${linkColumns}, s.slug as "askedSlug"
    from published_actor_slug s join published_actor a on a.id = s.actor_id
    where s.slug = any (${slugs}::text[]) order by s.slug
  `.execute(db);
  return rows.map(toActor);
}

export interface ActorContacts {
  actorId: string;
  email: string | null;
  phone: string | null;
}

export async function findContactsByActor(db: Kysely<unknown>, actorIds: readonly string[]): Promise<ActorContacts[]> {
  const { rows } = await sql<ActorContacts>`
    ${prepared} select a.id as "actorId", a.email, a.phone from published_actor a
    where a.id = any (${actorIds}::uuid[]) order by a.id
  `.execute(db);
  return rows;
}

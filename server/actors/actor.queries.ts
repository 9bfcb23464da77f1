import { type Kysely, sql } from 'kysely';
import { prepared } from '#server/database/read-connection.ts';
import { Actor, type ActorFiling } from './actor.type.ts';

/** The columns of `published_actor a`, shaped like the API's type, of those that others lead to: without contacts. */
export const relatedColumns = sql`
  a.id, a.slug, a.kind, a.name, a.alternate_names as "alternateNames", a.legal_form as "legalForm",
  a.operator_type as "operatorType", a.summary, a.description, a.plain_language as "plainLanguage",
  a.easy_language as "easyLanguage", a.easy_language_checked_by as "easyLanguageCheckedBy", a.languages,
  a.website, a.links, a.run_by_id as "runById", a.run_by_name as "runByName",
  a.open_to_cooperation as "openToCooperation", a.confirmed_at as "confirmedAt", a.confirmed_via as "confirmedVia",
  a.is_unconfirmed as "isUnconfirmed", a.is_example as "isExample", a.version, a.updated_at as "updatedAt"`;

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

/** What `directory_entry e` files an actor under, as one value. */
export const filingColumn = sql`json_build_object('mainDistrictId', e.main_district_id, 'topicIds', e.topic_ids,
  'targetGroupIds', e.target_group_ids, 'activeInIds', e.active_in)`;

export async function findFilingByActor(
  db: Kysely<unknown>,
  actorIds: readonly string[],
): Promise<{ actorId: string; filing: ActorFiling }[]> {
  const { rows } = await sql<{ actorId: string; filing: ActorFiling }>`
    ${prepared} select e.actor_id as "actorId", ${filingColumn} as filing
    from directory_entry e where e.actor_id = any (${actorIds}::uuid[]) order by e.actor_id
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

import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type ActorCard, type ActorRow, cardColumns, relatedColumns, toActor } from '#server/actors/actor.queries.ts';
import { Actor } from '#server/actors/actor.type.ts';
import { instancesOf } from '#server/database/batch.ts';
import { prepared } from '#server/database/read-connection.ts';
import type { CursorKeys, KeyKind } from '#server/directory/cursor.model.ts';
import type { CooperationFilter } from './cooperation.input.ts';
import { Cooperation, CooperationParticipant } from './cooperation.type.ts';

const cooperationColumns = sql`
  c.id, c.title, c.kind, c.state, c.description, c.since::text as since, c.until::text as until`;

/** Live before ended, then the newest; what began on an unknown day comes last. */
const newestFirst = sql`(c.state = 'ENDED')::integer, -extract(epoch from coalesce(c.since, '0001-01-01'::date)), c.id`;
/** The keys of a cursor in that order. */
export const keyKinds: readonly KeyKind[] = ['integer', 'number', 'uuid'];

/** The public cooperations of each actor, at most `first` an actor. */
export async function findCooperationsByActor(
  db: Kysely<unknown>,
  actorIds: readonly string[],
  first: number,
): Promise<(Cooperation & { actorId: string })[]> {
  const { rows } = await sql<Cooperation & { actorId: string }>`
    ${prepared} select ${cooperationColumns}, a.id as "actorId"
    from unnest(${actorIds}::uuid[]) a (id) cross join lateral (
      select c.* from published_cooperation_participant p join published_cooperation c on c.id = p.cooperation_id
      where p.actor_id = a.id order by ${newestFirst} limit ${first}
    ) c order by a.id, ${newestFirst}
  `.execute(db);
  return instancesOf(Cooperation, rows);
}

/** Who takes part in each cooperation, in the order in which it is shown. */
export async function findParticipants(
  db: Kysely<unknown>,
  cooperationIds: readonly string[],
): Promise<CooperationParticipant[]> {
  const { rows } = await sql<ActorCard & Pick<CooperationParticipant, 'cooperationId' | 'role'>>`
    ${prepared} select p.cooperation_id as "cooperationId", p.role, ${cardColumns}
    from published_cooperation_participant p join published_actor a on a.id = p.actor_id
    where p.cooperation_id = any (${cooperationIds}::uuid[]) order by p.cooperation_id, p.position, p.actor_id
  `.execute(db);
  return rows.map(({ cooperationId, role, ...card }) =>
    Object.assign(new CooperationParticipant(), { cooperationId, role, card: Object.assign(new Actor(), card) }),
  );
}

/** The partners of each actor in live public cooperations, by name, at most `first` an actor. */
export async function findPartners(
  db: Kysely<unknown>,
  actorIds: readonly string[],
  first: number,
): Promise<(Actor & { partnerOf: string })[]> {
  const { rows } = await partnersWith<ActorRow<{ partnerOf: string }>>(relatedColumns, actorIds, first).execute(db);
  return rows.map(toActor);
}

/** The same, with only the columns of a card. */
export async function findPartnerCards(
  db: Kysely<unknown>,
  actorIds: readonly string[],
  first: number,
): Promise<(Actor & { partnerOf: string })[]> {
  const { rows } = await partnersWith<ActorCard & { partnerOf: string }>(cardColumns, actorIds, first).execute(db);
  return rows.map((row) => Object.assign(new Actor(), row));
}

function partnersWith<Row>(columns: RawBuilder<unknown>, actorIds: readonly string[], first: number): RawBuilder<Row> {
  return sql<Row>`
    ${prepared} select ${columns}, i.id as "partnerOf"
    from unnest(${actorIds}::uuid[]) i (id) cross join lateral (
      select distinct b.name collate "de-x-icu" as name, p.partner_id
      from published_partner p join published_actor b on b.id = p.partner_id
      where p.actor_id = i.id order by 1, 2 limit ${first}
    ) p join published_actor a on a.id = p.partner_id order by i.id, p.name, p.partner_id
  `;
}

export async function countPartners(
  db: Kysely<unknown>,
  actorIds: readonly string[],
): Promise<{ actorId: string; count: number }[]> {
  const { rows } = await sql<{ actorId: string; count: number }>`
    ${prepared} select actor_id as "actorId", count(distinct partner_id)::integer as count from published_partner
    where actor_id = any (${actorIds}::uuid[]) group by actor_id order by actor_id
  `.execute(db);
  return rows;
}

export interface CooperationList {
  filter: CooperationFilter;
  limit: number;
  after: CursorKeys | null;
}

/** Public cooperations, each with the keys of its cursor. */
export async function listCooperations(
  db: Kysely<unknown>,
  { filter, limit, after }: CooperationList,
): Promise<{ cooperation: Cooperation; keys: CursorKeys }[]> {
  const [ended, age, id] = after ?? [];
  const behind =
    after === null
      ? sql<boolean>`true`
      : sql<boolean>`(${newestFirst}) > (${ended}::integer, ${age}::numeric, ${id}::uuid)`;
  const { rows } = await sql<Cooperation & { keys: CursorKeys }>`
    select ${cooperationColumns}, array[k.ended::text, k.age::text, c.id::text] as keys
    from published_cooperation c, lateral (values (${newestFirst})) k (ended, age, id)
    where ${matches(filter)} and ${behind} order by ${newestFirst} limit ${limit}
  `.execute(db);
  return rows.map(({ keys, ...cooperation }) => ({ cooperation: Object.assign(new Cooperation(), cooperation), keys }));
}

export async function countCooperations(db: Kysely<unknown>, filter: CooperationFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from published_cooperation c where ${matches(filter)}
  `.execute(db);
  return rows[0]?.total ?? 0;
}

function matches(filter: CooperationFilter): RawBuilder<boolean> {
  const { kinds, states, topics, districts, actor } = filter;
  const conditions: RawBuilder<boolean>[] = [sql<boolean>`true`];
  if (kinds?.length) conditions.push(sql<boolean>`c.kind = any (${kinds}::text[])`);
  if (states?.length) conditions.push(sql<boolean>`c.state = any (${states}::text[])`);
  if (topics?.length) {
    conditions.push(sql<boolean>`exists (select 1 from published_cooperation_topic l join topic t on t.id = l.topic_id
      left join topic u on u.id = t.parent_id
      where l.cooperation_id = c.id and (t.slug = any (${topics}::text[]) or u.slug = any (${topics}::text[])))`);
  }
  if (districts?.length) {
    conditions.push(sql<boolean>`exists (select 1 from published_cooperation_participant p
      join directory_index i on i.actor_id = p.actor_id
      where p.cooperation_id = c.id and (i.districts || i.active_in) && ${districts}::text[])`);
  }
  if (actor != null) {
    conditions.push(sql<boolean>`exists (select 1 from published_cooperation_participant p
      join published_actor_slug s on s.actor_id = p.actor_id where p.cooperation_id = c.id and s.slug = ${actor})`);
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

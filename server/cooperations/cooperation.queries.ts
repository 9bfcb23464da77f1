import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type ActorCard, type ActorRow, relatedColumns, toActor } from '#server/actors/actor.queries.ts';
import { Actor } from '#server/actors/actor.type.ts';
import { prepared } from '#server/database/read-connection.ts';
import type { CursorKeys, KeyKind } from '#server/directory/cursor.model.ts';
import type { CooperationFilter } from './cooperation.input.ts';
import { Cooperation, CooperationParticipant } from './cooperation.type.ts';

/** Those of `directory_cooperation c`, which holds what is public; whether one has ended depends on the day. */
const cooperationColumns = sql`
  c.cooperation_id as id, c.title, c.kind, case when ${isEnded('c')} then 'ENDED' else 'ACTIVE' end as state, c.description,
  c.since::text as since, c.until::text as until, c.topic_ids as "topicIds", c.participants`;

/** Each `p.actor_id` with each `q.actor_id` it works with, once for each live cooperation they share. */
export const sharedParticipation = sql`directory_participation p
  join directory_participation q on q.cooperation_id = p.cooperation_id and q.actor_id <> p.actor_id
  join directory_cooperation c on c.cooperation_id = p.cooperation_id and not ${isEnded('c')}`;

/** A row as the driver gives it. */
export type CooperationRow = Omit<Cooperation, 'participants'> & {
  participants: (ActorCard & { role: string | null })[];
};

/** Live before ended, then the newest; what began on an unknown day comes last. */
const newestFirst = sql`
  ${isEnded('c')}::integer, -extract(epoch from coalesce(c.since, '0001-01-01'::date)), c.cooperation_id`;
/** The keys of a cursor in that order. */
export const keyKinds: readonly KeyKind[] = ['integer', 'number', 'uuid'];

/** The public cooperations of an actor as one value, at most `first`. */
export function cooperationsOf(actorId: RawBuilder<unknown>, first: number): RawBuilder<CooperationRow[]> {
  return sql<CooperationRow[]>`coalesce((select json_agg(l) from (
    select ${cooperationColumns} from directory_participation p join directory_cooperation c on c.cooperation_id = p.cooperation_id
    where p.actor_id = ${actorId} order by ${newestFirst} limit ${first}
  ) l), '[]')`;
}

export async function findCooperationsByActor(
  db: Kysely<unknown>,
  actorIds: readonly string[],
  first: number,
): Promise<{ actorId: string; cooperations: Cooperation[] }[]> {
  const { rows } = await sql<{ actorId: string; cooperations: CooperationRow[] }>`${prepared}
    select i.id as "actorId", ${cooperationsOf(sql`i.id`, first)} as cooperations
    from unnest(${actorIds}::uuid[]) i (id) order by i.id
  `.execute(db);
  return rows.map(({ actorId, cooperations }) => ({ actorId, cooperations: cooperations.map(toCooperation) }));
}

export function toCooperation(row: CooperationRow): Cooperation {
  const participants = row.participants.map(({ role, ...card }) =>
    Object.assign(new CooperationParticipant(), { role, card: toCard(card) }),
  );
  return Object.assign(new Cooperation(), row, { participants });
}

export function toCard(card: ActorCard): Actor {
  return Object.assign(new Actor(), card);
}

/** The partners of each actor in live public cooperations, by name, at most `first` an actor. */
export async function findPartners(
  db: Kysely<unknown>,
  actorIds: readonly string[],
  first: number,
): Promise<(Actor & { partnerOf: string })[]> {
  const { rows } = await sql<ActorRow<{ partnerOf: string }>>`${prepared}
    select ${relatedColumns}, i.id as "partnerOf" from unnest(${actorIds}::uuid[]) i (id)
      cross join lateral (${partnersOf(sql`i.id`, first)}) l join published_actor a on a.id = l.id
    order by i.id, l.name collate "de-x-icu", l.id
  `.execute(db);
  return rows.map(toActor);
}

/** The same of one actor as one value, with only the columns of a card. */
export function partnerCardsOf(actorId: RawBuilder<unknown>, first: number): RawBuilder<ActorCard[]> {
  return sql<ActorCard[]>`coalesce((select json_agg(l) from (${partnersOf(actorId, first)}) l), '[]')`;
}

export async function findPartnerCards(
  db: Kysely<unknown>,
  actorIds: readonly string[],
  first: number,
): Promise<{ actorId: string; partners: Actor[] }[]> {
  const { rows } = await sql<{ actorId: string; partners: ActorCard[] }>`${prepared}
    select i.id as "actorId", ${partnerCardsOf(sql`i.id`, first)} as partners
    from unnest(${actorIds}::uuid[]) i (id) order by i.id
  `.execute(db);
  return rows.map(({ actorId, partners }) => ({ actorId, partners: partners.map(toCard) }));
}

function partnersOf(actorId: RawBuilder<unknown>, first: number): RawBuilder<unknown> {
  // an actor is "a" in the statements that this stands in
  return sql`select distinct b.name collate "de-x-icu" as name, b.id, b.slug, b.kind
    from ${sharedParticipation} join published_actor b on b.id = q.actor_id
    where p.actor_id = ${actorId} order by 1, 2 limit ${first}`;
}

export async function countPartners(
  db: Kysely<unknown>,
  actorIds: readonly string[],
): Promise<{ actorId: string; count: number }[]> {
  const { rows } = await sql<{ actorId: string; count: number }>`
    ${prepared} select p.actor_id as "actorId", count(distinct q.actor_id)::integer as count from ${sharedParticipation}
    where p.actor_id = any (${actorIds}::uuid[]) group by p.actor_id order by p.actor_id
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
  const { rows } = await sql<CooperationRow & { keys: CursorKeys }>`
    select ${cooperationColumns}, array[k.ended::text, k.age::text, k.id::text] as keys
    from directory_cooperation c, lateral (values (${newestFirst})) k (ended, age, id)
    where ${matches(filter)} and ${behind} order by ${newestFirst} limit ${limit}
  `.execute(db);
  return rows.map(({ keys, ...cooperation }) => ({ cooperation: toCooperation(cooperation), keys }));
}

export async function countCooperations(db: Kysely<unknown>, filter: CooperationFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from directory_cooperation c where ${matches(filter)}
  `.execute(db);
  return rows[0]?.total ?? 0;
}

function matches(filter: CooperationFilter): RawBuilder<boolean> {
  const { kinds, states, topics, districts, actor } = filter;
  const conditions: RawBuilder<boolean>[] = [sql<boolean>`true`];
  if (kinds?.length) conditions.push(sql<boolean>`c.kind = any (${kinds}::text[])`);
  if (states?.length) {
    const state = sql`case when ${isEnded('c')} then 'ENDED' else 'ACTIVE' end`;
    conditions.push(sql<boolean>`${state} = any (${states}::text[])`);
  }
  if (topics?.length) {
    conditions.push(sql<boolean>`c.topic_ids && array(select t.id from topic t left join topic u on u.id = t.parent_id
      where t.slug = any (${topics}::text[]) or u.slug = any (${topics}::text[]))`);
  }
  if (districts?.length) {
    conditions.push(sql<boolean>`exists (select 1 from directory_participation p
      join directory_index i on i.actor_id = p.actor_id
      where p.cooperation_id = c.cooperation_id and (i.districts || i.active_in) && ${districts}::text[])`);
  }
  if (actor != null) {
    conditions.push(sql<boolean>`exists (select 1 from directory_participation p
      join published_actor_slug s on s.actor_id = p.actor_id where p.cooperation_id = c.cooperation_id and s.slug = ${actor})`);
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function isEnded(table: string): RawBuilder<boolean> {
  return sql<boolean>`coalesce(${sql.ref(table)}.until < current_date, false)`;
}

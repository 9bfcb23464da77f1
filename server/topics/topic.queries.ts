import { type Kysely, sql } from 'kysely';
import type { TargetGroup, Topic } from './topic.type.ts';

/** Texts in the locale, else German, else any. */
export function localized(column: string, locale: string) {
  const texts = sql.ref(column);
  return sql`coalesce(${texts} ->> ${locale}, ${texts} ->> 'de', (select min(value) from jsonb_each_text(${texts})))`;
}

const topicColumns = (locale: string) => sql`
  t.id, t.slug, ${localized('t.names', locale)} as name, ${localized('t.descriptions', locale)} as description,
  t.icon, t.parent_id as "parentId"`;

const targetGroupColumns = (locale: string) => sql`
  t.id, t.slug, ${localized('t.names', locale)} as name, ${localized('t.descriptions', locale)} as description`;

/** Parents before their children, each in the coordinator's order. */
export async function listTopics(db: Kysely<unknown>, locale: string): Promise<Topic[]> {
  const { rows } = await sql<Topic>`
    select ${topicColumns(locale)} from topic t left join topic u on u.id = t.parent_id
    order by coalesce(u.position, t.position), t.parent_id is not null, t.position, t.id
  `.execute(db);
  return rows;
}

export async function listTargetGroups(db: Kysely<unknown>, locale: string): Promise<TargetGroup[]> {
  const { rows } = await sql<TargetGroup>`
    select ${targetGroupColumns(locale)} from target_group t order by t.position, t.id
  `.execute(db);
  return rows;
}

export async function findTopicsByActor(
  db: Kysely<unknown>,
  actorIds: readonly string[],
  locale: string,
): Promise<(Topic & { actorId: string })[]> {
  const { rows } = await sql<Topic & { actorId: string }>`
    select ${topicColumns(locale)}, l.actor_id as "actorId" from published_actor_topic l join topic t on t.id = l.topic_id
    where l.actor_id = any (${actorIds}::uuid[]) order by l.actor_id, l.position, t.position, t.id
  `.execute(db);
  return rows;
}

export async function findTopicsByCooperation(
  db: Kysely<unknown>,
  cooperationIds: readonly string[],
  locale: string,
): Promise<(Topic & { cooperationId: string })[]> {
  const { rows } = await sql<Topic & { cooperationId: string }>`
    select ${topicColumns(locale)}, l.cooperation_id as "cooperationId"
    from published_cooperation_topic l join topic t on t.id = l.topic_id
    where l.cooperation_id = any (${cooperationIds}::uuid[]) order by l.cooperation_id, l.position, t.position, t.id
  `.execute(db);
  return rows;
}

export async function findTargetGroupsByActor(
  db: Kysely<unknown>,
  actorIds: readonly string[],
  locale: string,
): Promise<(TargetGroup & { actorId: string })[]> {
  const { rows } = await sql<TargetGroup & { actorId: string }>`
    select ${targetGroupColumns(locale)}, l.actor_id as "actorId"
    from published_actor_target_group l join target_group t on t.id = l.target_group_id
    where l.actor_id = any (${actorIds}::uuid[]) order by l.actor_id, l.position, t.position, t.id
  `.execute(db);
  return rows;
}

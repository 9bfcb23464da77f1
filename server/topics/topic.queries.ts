import { type Kysely, sql } from 'kysely';
import { prepared } from '#server/database/read-connection.ts';

/** Texts in the locale, else German, else any. */
export function localized(column: string, locale: string) {
  const texts = sql.ref(column);
  return sql`coalesce(${texts} ->> ${locale}, ${texts} ->> 'de', (select min(value) from jsonb_each_text(${texts})))`;
}

/** In the order in which they are shown. */
export async function findTopicIdsByCooperation(
  db: Kysely<unknown>,
  cooperationIds: readonly string[],
): Promise<{ cooperationId: string; topicId: number }[]> {
  const { rows } = await sql<{ cooperationId: string; topicId: number }>`
    ${prepared} select l.cooperation_id as "cooperationId", l.topic_id as "topicId"
    from published_cooperation_topic l join topic t on t.id = l.topic_id
    where l.cooperation_id = any (${cooperationIds}::uuid[]) order by l.cooperation_id, l.position, t.position, t.id
  `.execute(db);
  return rows;
}

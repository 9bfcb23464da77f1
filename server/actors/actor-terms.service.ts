import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** Gives an actor topics or target groups, in this order; slugs that are not there are passed over. */
export async function setTerms(
  em: EntityManager,
  actorId: string,
  { term, slugs }: { term: 'topic' | 'target_group'; slugs: readonly string[] },
): Promise<void> {
  const db = em.getKysely<unknown>();
  const [link, column] = [sql.table(`actor_${term}`), sql.ref(`${term}_id`)];
  await sql`delete from ${link} where actor_id = ${actorId}::uuid`.execute(db);
  await sql`
    insert into ${link} (actor_id, ${column}, position)
    select ${actorId}::uuid, t.id, s.place - 1
    from unnest(${slugs}::text[]) with ordinality s (slug, place) join ${sql.table(term)} t on t.slug = s.slug
  `.execute(db);
}

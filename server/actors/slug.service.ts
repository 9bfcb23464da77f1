import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { nextFreeSlug, slugOf } from './slug.model.ts';

/** Whose slug it is or was; null: nobody's. */
export async function actorIdOf(em: EntityManager, slug: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select actor_id as id from actor_slug where slug = ${slug}`.execute(
    em.getKysely<unknown>(),
  );
  return rows[0]?.id ?? null;
}

/** Whose slugs they are or were, by slug; who has none is left out. */
export async function actorIdsOf(em: EntityManager, slugs: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; slug: string }>`
    select actor_id as id, slug from actor_slug where slug = any (${[...slugs]}::text[])
  `.execute(em.getKysely<unknown>());
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}

/** A slug for the new name of an actor that nobody else has or had; its own former ones it may have back. */
export async function freeSlugOf(em: EntityManager, name: string, actorId: string): Promise<string> {
  const base = slugOf(name);
  const { rows } = await sql<{ slug: string }>`
    select slug from actor_slug
    where actor_id <> ${actorId}::uuid and (slug = ${base} or starts_with(slug, ${base.slice(0, 70)}))
  `.execute(em.getKysely<unknown>());
  return nextFreeSlug(base, new Set(rows.map(({ slug }) => slug)));
}

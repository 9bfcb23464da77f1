import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { StartError } from '#server/errors.ts';
import { seedExample } from './seed-example.ts';
import type { ExampleActor } from './seed-example.type.ts';
import { readSeed } from './seed-vocabulary.ts';
import { takeTurns } from './turn.ts';

/**
 * Loads the invented network into a directory that may have real entries already; returns whether it was not there yet.
 * Throws a `StartError` when a real entry has, or had, the address of an invented one.
 */
export async function loadExample(em: EntityManager, now: Date): Promise<boolean> {
  const db = em.getKysely<unknown>();
  await takeTurns(db);
  const present = await sql`select 1 from actor where is_example limit 1`.execute(db);
  if (present.rows.length > 0) return false;
  const files = await Promise.all(
    ['114009', '114010', '114011'].map((id) => readSeed<ExampleActor[]>(`example/actors-${id}.json`)),
  );
  const slugs = files.flat().map(({ slug }) => slug);
  const taken = await sql<{ slug: string }>`
    select slug from actor_slug where slug = any (${slugs}::text[]) order by slug limit 1
  `.execute(db);
  const [collision] = taken.rows;
  if (collision) {
    throw new StartError(
      `The examples cannot be loaded: one of them would have the address /akteure/${collision.slug}, which belongs to an entry of yours.`,
    );
  }
  await seedExample(em, now);
  return true;
}

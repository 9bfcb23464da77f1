import { type Kysely, sql } from 'kysely';
import { removeExampleAddresses } from './seed-addresses.ts';
import { takeTurns } from './turn.ts';

export interface RemovedExample {
  actors: number;
  cooperations: number;
  /** real cooperations that lost an invented participant */
  shortened: number;
  /** titles of real cooperations that had nobody left to cooperate with, and went too */
  dissolved: string[];
}

/**
 * Takes the invented network out again, and nothing else: entries and cooperations marked as examples, with all that hangs
 * on them. A real cooperation loses its invented participants; with fewer than two left it is none any more. Runs in the
 * transaction of `db`; slugs are free afterwards.
 */
export async function removeExample(db: Kysely<unknown>): Promise<RemovedExample> {
  await takeTurns(db);
  const touched = await sql<{ id: string; title: string; left: number }>`
    select c.id, c.title, count(*) filter (where not a.is_example)::integer as left
    from cooperation c join cooperation_participant p on p.cooperation_id = c.id join actor a on a.id = p.actor_id
    where not c.is_example group by c.id having bool_or(a.is_example) order by c.title, c.id
  `.execute(db);
  const dissolved = touched.rows.filter(({ left }) => left < 2);
  await sql`delete from cooperation where id = any (${dissolved.map(({ id }) => id)}::uuid[])`.execute(db);
  const cooperations = await sql`delete from cooperation where is_example returning id`.execute(db);
  await sql`delete from account where is_example`.execute(db);
  await removeExampleAddresses(db);
  const actors = await sql`delete from actor where is_example returning id`.execute(db);
  return {
    actors: actors.rows.length,
    cooperations: cooperations.rows.length,
    shortened: touched.rows.length - dissolved.length,
    dissolved: dissolved.map(({ title }) => title),
  };
}

import { sql } from 'kysely';
import { type ActorRow, filingColumn, relatedColumns, toActor } from '#server/actors/actor.queries.ts';
import type { Actor } from '#server/actors/actor.type.ts';
import { prepared } from '#server/database/read-connection.ts';
import type { Database } from './filter.queries.ts';

/** Published actors by their numbers in the catalogue of the same moment. */
export async function findActorsByNumber(db: Database, numbers: readonly number[]): Promise<Map<number, Actor>> {
  const { rows } = await sql<ActorRow<{ no: number }>>`
    ${prepared} select ${relatedColumns}, ${filingColumn} as filing, d.no
    from directory_actor d join published_actor a on a.id = d.actor_id join directory_entry e on e.actor_id = a.id
    where d.no = any (${numbers}::integer[])
  `.execute(db);
  return new Map(rows.map(({ no, ...actor }) => [no, toActor(actor)]));
}

/** Ids of actors by their numbers, in the order of the numbers given. */
export async function listActorIds(db: Database, numbers: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.actor_id as id from unnest(${numbers}::integer[]) with ordinality n (no, place)
      join directory_actor d on d.no = n.no order by n.place
  `.execute(db);
  return rows.map(({ id }) => id);
}

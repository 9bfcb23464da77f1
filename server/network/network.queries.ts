import { sql } from 'kysely';
import { sharedParticipation } from '#server/cooperations/cooperation.queries.ts';
import type { Database } from '#server/directory/filter.queries.ts';
import type { NetworkEdge } from './network.type.ts';

/** Pairs among these actors, at most `limit`. */
export async function listNetworkEdges(
  db: Database,
  actorIds: readonly string[],
  limit: number,
): Promise<NetworkEdge[]> {
  const { rows } = await sql<NetworkEdge>`
    select p.actor_id as source, q.actor_id as target, array_agg(p.cooperation_id::text order by p.cooperation_id) as cooperations
    from ${sharedParticipation}
    where p.actor_id < q.actor_id and p.actor_id = any (${actorIds}::uuid[]) and q.actor_id = any (${actorIds}::uuid[])
    group by p.actor_id, q.actor_id order by p.actor_id, q.actor_id
    limit ${limit}
  `.execute(db);
  return rows;
}

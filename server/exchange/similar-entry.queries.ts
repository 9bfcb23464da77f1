import { type Kysely, sql } from 'kysely';
import type { KnownCandidate } from './duplicate-candidate.queries.ts';

const batchSize = 5000;
/** As many places of an actor as are compared at an import. */
const mostPlaces = 5;

/**
 * What residents may know of all published actors, as candidates, a batch at a time: by what stands in none of the published views
 * nobody who tries texts can find out anything.
 */
export async function* listPublishedCandidates(db: Kysely<unknown>): AsyncGenerator<KnownCandidate[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<KnownCandidate>`
      select 'actor ' || a.id as key, a.id as "actorId", a.name, a.website, a.phone, a.email, p.street,
        p.postal_code as "postalCode", p.latitude, p.longitude
      from (select * from published_actor where id > ${after} order by id limit ${batchSize}) a
        left join lateral (
          select * from published_place p where p.actor_id = a.id order by p.position limit ${mostPlaces}
        ) p on true
      order by a.id, p.position
    `.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.actorId;
  }
}

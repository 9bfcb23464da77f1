import { sql } from 'kysely';
import type { Database } from './filter.queries.ts';

/** A place of the catalogue, of the same moment, by its number. */
export interface NumberedPlace {
  no: number;
  actorId: string;
  placeId: string;
}

export async function findPlacesByNumber(db: Database, numbers: readonly number[]): Promise<NumberedPlace[]> {
  const { rows } = await sql<NumberedPlace>`
    select no, actor_id as "actorId", place_id as "placeId" from directory_index
    where no = any (${numbers}::integer[]) and place_id is not null order by no
  `.execute(db);
  return rows;
}

import { sql } from 'kysely';
import type { Viewport } from './filter.input.ts';
import { type Database, type DirectoryFilter, filterCondition, insideViewport } from './filter.queries.ts';

/** A square of the map with its places; one place alone carries its ids. */
export interface MapSquare {
  square: string;
  count: number;
  latitude: number;
  longitude: number;
  west: number;
  south: number;
  east: number;
  north: number;
  actorId: string;
  placeId: string;
}

export interface MapCounts {
  total: number;
  outside: number;
  withoutPlace: number;
}

/**
 * The matching places of a viewport, grouped by a prefix of their Z-order cell: `cell >> shift` is the number of a square.
 * Places at one and the same point stay together at every zoom.
 */
export async function listMapSquares(
  db: Database,
  directoryFilter: DirectoryFilter,
  { viewport, shift }: { viewport: Viewport; shift: number },
): Promise<MapSquare[]> {
  const { rows } = await sql<MapSquare>`
    select (i.cell >> ${shift}::integer)::text as square, count(*)::integer as count,
      avg(i.latitude) as latitude, avg(i.longitude) as longitude,
      min(i.longitude) as west, min(i.latitude) as south, max(i.longitude) as east, max(i.latitude) as north,
      min(i.actor_id::text) as "actorId", min(i.place_id::text) as "placeId"
    from directory_index i
    where i.cell is not null and ${insideViewport(viewport)} and ${filterCondition(directoryFilter)}
    group by 1 order by 1
  `.execute(db);
  return rows;
}

export async function countMap(db: Database, directoryFilter: DirectoryFilter, viewport: Viewport): Promise<MapCounts> {
  const { rows } = await sql<MapCounts>`
    select coalesce(sum(located), 0)::integer - coalesce(sum(inside), 0)::integer as outside,
      coalesce(sum(inside), 0)::integer as total,
      count(*) filter (where located = 0)::integer as "withoutPlace"
    from (
      select i.actor_id, count(i.cell) as located, count(i.cell) filter (where ${insideViewport(viewport)}) as inside
      from directory_index i where ${filterCondition(directoryFilter)} group by i.actor_id
    ) actors
  `.execute(db);
  return rows[0] ?? { total: 0, outside: 0, withoutPlace: 0 };
}

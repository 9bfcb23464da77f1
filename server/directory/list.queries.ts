import { type RawBuilder, sql } from 'kysely';
import { type ActorRow, actorColumns, toActor } from '#server/actors/actor.queries.ts';
import type { Actor } from '#server/actors/actor.type.ts';
import { assertNever } from '#server/errors.ts';
import type { ActorSort } from './actor-sort.type.ts';
import type { CursorKeys, KeyKind } from './cursor.model.ts';
import { type Database, type DirectoryFilter, filterCondition } from './filter.queries.ts';
import { relevanceOf } from './search.queries.ts';

/** German order, Ä beside A. */
const germanName = sql`name collate "de-x-icu"`;

export interface ListedActor {
  actor: Actor;
  keys: CursorKeys;
}

export interface ListRequest {
  directoryFilter: DirectoryFilter;
  sort: ActorSort;
  /** one more than the page holds, to see whether it goes on */
  limit: number;
  /** null: from the beginning */
  after: CursorKeys | null;
}

/** The keys that a cursor of each sort carries: the sort's own where it has one, the name and the id. */
export const keyKinds: Record<ActorSort, readonly KeyKind[]> = {
  RELEVANCE: ['integer', 'text', 'uuid'],
  NAME: ['text', 'uuid'],
  DISTANCE: ['number', 'text', 'uuid'],
  RECENTLY_CONFIRMED: ['number or null', 'text', 'uuid'],
};

/** The matching actors in order, with the keys of their cursors. */
export async function listActors(db: Database, request: ListRequest): Promise<ListedActor[]> {
  const { directoryFilter, sort, limit, after } = request;
  const near = directoryFilter.filter.near;
  const distance = near
    ? sql`min(i.position <-> local_metres(${near.longitude}, ${near.latitude}))`
    : sql`null::double precision`;
  const { rows } = await sql<ActorRow<{ sortKey: string | null }>>`
    with matching as (
      select i.actor_id, ${distance} as distance
      from directory_index i where ${filterCondition(directoryFilter)} group by i.actor_id
    ), keyed as (
      select p.id, p.name, m.distance, ${sortKey(sort, directoryFilter)} as sort_key
      from matching m join published_actor p on p.id = m.actor_id join actor_search s on s.actor_id = m.actor_id
    ), page as (
      select id, name, distance, sort_key from keyed
      where ${after === null ? sql`true` : behind(sort, after)} order by ${order(sort)} limit ${limit}
    )
    select ${actorColumns}, round(page.distance)::integer as distance, page.sort_key::text as "sortKey"
    from (select *, row_number() over (order by ${order(sort)}) as place from page) page
      join published_actor a on a.id = page.id order by page.place
  `.execute(db);
  return rows.map(({ sortKey: key, ...actor }) => ({
    actor: toActor(actor),
    keys: sort === 'NAME' ? [actor.name, actor.id] : [key, actor.name, actor.id],
  }));
}

export async function countActors(db: Database, directoryFilter: DirectoryFilter): Promise<number> {
  const [total = 0] = await countActorsOfEach(db, [directoryFilter]);
  return total;
}

/** How many actors each of the filters finds, in one statement. */
export async function countActorsOfEach(db: Database, filters: readonly DirectoryFilter[]): Promise<number[]> {
  const totals = filters.map(
    (directoryFilter) =>
      sql`(select count(distinct i.actor_id)::integer from directory_index i where ${filterCondition(directoryFilter)})`,
  );
  const { rows } = await sql<{ totals: number[] }>`select array[${sql.join(totals)}] as totals`.execute(db);
  return rows[0]?.totals ?? [];
}

function sortKey(sort: ActorSort, { search }: DirectoryFilter): RawBuilder<unknown> {
  switch (sort) {
    case 'RELEVANCE':
      return relevanceOf(search);
    case 'DISTANCE':
      return sql`m.distance`;
    case 'RECENTLY_CONFIRMED':
      return sql`extract(epoch from p.confirmed_at)`;
    case 'NAME':
      return sql`null::text`;
    default:
      return assertNever(sort);
  }
}

function order(sort: ActorSort): RawBuilder<unknown> {
  switch (sort) {
    case 'RELEVANCE':
      return sql`sort_key desc, ${germanName}, id`;
    case 'DISTANCE':
      return sql`sort_key, ${germanName}, id`;
    case 'RECENTLY_CONFIRMED':
      return sql`sort_key desc nulls last, ${germanName}, id`;
    case 'NAME':
      return sql`${germanName}, id`;
    default:
      return assertNever(sort);
  }
}

/** What comes after the keys of a cursor, in the order of the sort. */
function behind(sort: ActorSort, keys: CursorKeys): RawBuilder<unknown> {
  const [name, id] = keys.slice(-2);
  const later = sql`(${germanName}, id) > (${name}::text collate "de-x-icu", ${id}::uuid)`;
  const [key] = keys;
  switch (sort) {
    case 'NAME':
      return later;
    case 'RELEVANCE':
      return sql`(sort_key < ${key}::integer or (sort_key = ${key}::integer and ${later}))`;
    case 'DISTANCE':
      return sql`(sort_key > ${key}::double precision or (sort_key = ${key}::double precision and ${later}))`;
    case 'RECENTLY_CONFIRMED':
      return key === null
        ? sql`(sort_key is null and ${later})`
        : sql`(sort_key is null or sort_key < ${key}::numeric or (sort_key = ${key}::numeric and ${later}))`;
    default:
      return assertNever(sort);
  }
}

import type { Actor } from '#server/actors/actor.type.ts';
import type { Context } from '#server/context.ts';
import type { ActorSort } from './actor-sort.type.ts';
import { findNumberBehind } from './catalogue.queries.ts';
import type { CursorKeys, KeyKind } from './cursor.model.ts';
import type { Near } from './filter.input.ts';
import type { SelectedChunk } from './filter.model.ts';
import { pickPage } from './list.model.ts';
import { findActorsByNumber } from './list.queries.ts';

export interface ListedActor {
  actor: Actor;
  keys: CursorKeys;
}

export interface ListRequest {
  selected: readonly SelectedChunk[];
  near: Near | null;
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
export async function listActors(
  { db, catalogue }: Pick<Context, 'db' | 'catalogue'>,
  { selected, near, sort, limit, after }: ListRequest,
): Promise<ListedActor[]> {
  const current = await catalogue();
  const page = pickPage(selected, {
    catalogue: current,
    sort,
    near,
    limit,
    from: after && { key: keyIn(sort, after), rank: await rankBehind(after) },
  });
  const actors = await findActorsByNumber(
    db,
    page.map(({ no }) => no),
  );
  return page.flatMap(({ no, key, distance }) => {
    const actor = actors.get(no);
    if (actor === undefined) return [];
    return [
      {
        actor: Object.assign(actor, { distance: distance === null ? null : Math.round(distance) }),
        keys: [...(sort === 'NAME' ? [] : [Number.isFinite(key) ? String(key) : null]), actor.name, actor.id],
      },
    ];
  });

  /** The place in the order of names of the first actor behind a cursor, which may be of one that is gone by now. */
  async function rankBehind(keys: CursorKeys): Promise<number> {
    const [name, id] = keys.slice(-2);
    const no = await findNumberBehind(db, name ?? '', id ?? '');
    return no === null ? Number.POSITIVE_INFINITY : (current.rank[no] ?? 0);
  }
}

function keyIn(sort: ActorSort, [key]: CursorKeys): number {
  if (sort === 'NAME') return 0;
  return key === null || key === undefined ? Number.POSITIVE_INFINITY : Number(key);
}

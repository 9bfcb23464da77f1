import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import { ActorConnection } from './actor-connection.type.ts';
import { ActorSort } from './actor-sort.type.ts';
import { decodeCursor, encodeCursor } from './cursor.model.ts';
import { ActorFilter } from './filter.input.ts';
import { countActors, type SelectedChunk, selectRows } from './filter.model.ts';
import { loadDirectoryFilter } from './filter.service.ts';
import { keyKinds, listActors } from './list.service.ts';
import { PageSize } from './page-size.type.ts';
import { cleanSearch } from './search.model.ts';

/** The page as the resolver hands it on: its total is counted only when somebody asks. */
class CountedConnection extends ActorConnection {
  selected: readonly SelectedChunk[];
}

@Resolver(() => ActorConnection)
export class DirectoryListResolver {
  @Query(() => ActorConnection, { description: 'The actors of the neighbourhood.' })
  async actors(
    @Arg('filter', () => ActorFilter, { nullable: true, description: 'Which ones.' }) filter: ActorFilter | null,
    @Arg('sort', () => ActorSort, {
      nullable: true,
      description: 'null: RELEVANCE with a search, else DISTANCE with near, else NAME.',
    })
    sort: ActorSort | null,
    @Arg('first', () => PageSize, { nullable: true, defaultValue: 20, description: 'How many a page.' }) first:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' }) after:
      | string
      | null,
    @Ctx() context: Context,
  ): Promise<CountedConnection> {
    const size = first ?? 20;
    const order = sort ?? usualSort(filter);
    if (order === 'DISTANCE' && !filter?.near) {
      throw new AppError('BAD_USER_INPUT', 'Sorting by DISTANCE needs a filter with near: say near which point.');
    }
    const scope = { query: 'actors', sort: order, filter };
    const selected = selectRows(await context.catalogue(), await loadDirectoryFilter(context, filter));
    const listed = await listActors(context, {
      selected,
      near: filter?.near ?? null,
      sort: order,
      limit: size + 1,
      after: after == null ? null : decodeCursor(scope, after, keyKinds[order]),
    });
    if (listed.length === 0 && after == null) context.missed.push(...missedWords(filter));
    const edges = listed.slice(0, size).map(({ actor, keys }) => ({ node: actor, cursor: encodeCursor(scope, keys) }));
    return {
      nodes: edges.map(({ node }) => node),
      edges,
      pageInfo: { hasNextPage: listed.length > size, endCursor: edges.at(-1)?.cursor ?? null },
      totalCount: 0,
      selected,
    };
  }

  @FieldResolver(() => Int)
  totalCount(@Root() connection: CountedConnection): number {
    return countActors(connection.selected);
  }
}

function usualSort(filter: ActorFilter | null): ActorSort {
  if (filter?.search?.trim()) return 'RELEVANCE';
  return filter?.near ? 'DISTANCE' : 'NAME';
}

/** The words that were searched for, as typed but in lower case. */
function missedWords(filter: ActorFilter | null): string[] {
  return cleanSearch(filter?.search ?? '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
}

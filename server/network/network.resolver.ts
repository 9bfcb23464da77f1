import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { ActorFilter } from '#server/directory/filter.input.ts';
import { selectRows } from '#server/directory/filter.model.ts';
import { loadDirectoryFilter } from '#server/directory/filter.service.ts';
import { listNumbers } from '#server/directory/list.model.ts';
import { listActorIds } from '#server/directory/list.queries.ts';
import { AppError } from '#server/errors.ts';
import { networkGroups } from './network.model.ts';
import { listNetworkEdges } from './network.queries.ts';
import { Network } from './network.type.ts';

/** More than anybody can look at, and what the cost of a question counts with. */
const mostActors = 1000;
const mostEdges = 3000;

@Resolver(() => Network)
export class NetworkResolver {
  @Query(() => Network, { description: 'Confirmed, public cooperations among the actors that match.' })
  async network(
    @Arg('filter', () => ActorFilter, { nullable: true, description: 'Which actors.' }) filter: ActorFilter | null,
    @Ctx() context: Context,
  ): Promise<Network> {
    const catalogue = await context.catalogue();
    const numbers = listNumbers(selectRows(catalogue, await loadDirectoryFilter(context, filter)), catalogue);
    if (numbers.length > mostActors) throw tooMany(`more than ${mostActors} actors`);
    const ids = await listActorIds(context.db, numbers);
    const edges = await listNetworkEdges(context.db, ids, mostEdges + 1);
    if (edges.length > mostEdges) throw tooMany(`more than ${mostEdges} pairs of actors`);
    const groups = networkGroups(ids, edges);
    const actors = await Promise.all(ids.map((id) => context.loaders.actor.load(id)));
    const nodes = actors.flatMap((actor) => {
      const place = actor && groups.get(actor.id);
      return place ? [{ actor, ...place }] : [];
    });
    return { nodes, edges };
  }
}

function tooMany(what: string): AppError {
  return new AppError('TOO_EXPENSIVE', `This network has ${what}: narrow the filter.`);
}

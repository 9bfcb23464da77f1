import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { ActorFilter } from './filter.input.ts';
import { countActors, type DirectoryFilter, selectRows } from './filter.model.ts';
import { loadDirectoryFilter } from './filter.service.ts';
import { ActorFilterField, type FilterFieldName, filterFieldNames, LooserFilter } from './looser-filter.type.ts';

@Resolver()
export class LoosenResolver {
  @Query(() => [LooserFilter], {
    description:
      "What would be found without one of the filter's fields; only fields that are set and would find more, most first.",
  })
  async loosen(
    @Arg('filter', () => ActorFilter, { description: 'A filter that finds too little.' }) filter: ActorFilter,
    @Ctx() context: Context,
  ): Promise<LooserFilter[]> {
    const complete = await loadDirectoryFilter(context, filter);
    const names = (Object.keys(filterFieldNames) as FilterFieldName[]).filter((name) => isSet(filter[name]));
    const catalogue = await context.catalogue();
    const count = (directoryFilter: DirectoryFilter) => countActors(selectRows(catalogue, directoryFilter));
    const found = count(complete);
    return names
      .map((name) => ({
        without: ActorFilterField[filterFieldNames[name]],
        total: count(withoutField(complete, name)),
      }))
      .filter(({ total }) => total > found)
      .sort((one, other) => other.total - one.total);
  }
}

function withoutField(complete: DirectoryFilter, name: FilterFieldName): DirectoryFilter {
  const filter = { ...complete.filter, [name]: null };
  const isLookedUp = name === 'search' || name === 'openNow' || name === 'openAt';
  return { ...complete, filter, ...(isLookedUp ? { [name]: null } : {}) };
}

function isSet(value: unknown): boolean {
  return value != null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

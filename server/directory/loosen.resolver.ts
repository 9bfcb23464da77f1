import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { ActorFilter } from './filter.input.ts';
import type { DirectoryFilter } from './filter.queries.ts';
import { loadDirectoryFilter } from './filter.service.ts';
import { countActorsOfEach } from './list.queries.ts';
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
    const [found = 0, ...totals] = await countActorsOfEach(context.db, [
      complete,
      ...names.map((name) => withoutField(complete, name)),
    ]);
    return names
      .map((name, index) => ({ without: ActorFilterField[filterFieldNames[name]], total: totals[index] ?? 0 }))
      .filter(({ total }) => total > found)
      .sort((one, other) => other.total - one.total);
  }
}

function withoutField(complete: DirectoryFilter, name: FilterFieldName): DirectoryFilter {
  const filter = { ...complete.filter, [name]: null };
  return { ...complete, filter, search: name === 'search' ? null : complete.search };
}

function isSet(value: unknown): boolean {
  return value != null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

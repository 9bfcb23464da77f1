import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { ActorFilter } from './filter.input.ts';
import { loadDirectoryFilter } from './filter.service.ts';
import { countActors } from './list.queries.ts';
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
    const { db } = context;
    const complete = await loadDirectoryFilter(context, filter);
    const found = await countActors(db, complete);
    const looser: LooserFilter[] = [];
    for (const name of Object.keys(filterFieldNames) as FilterFieldName[]) {
      if (!isSet(filter[name])) continue;
      const without = { ...complete, filter: { ...complete.filter, [name]: null } };
      const total = await countActors(db, name === 'search' ? { ...without, search: null } : without);
      if (total > found) looser.push({ without: ActorFilterField[filterFieldNames[name]], total });
    }
    return looser.sort((one, other) => other.total - one.total);
  }
}

function isSet(value: unknown): boolean {
  return value != null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

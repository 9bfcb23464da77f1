import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import type { ActorFilter } from './filter.input.ts';
import type { DirectoryFilter } from './filter.queries.ts';
import { storableText } from './storable-text.model.ts';

const weeksAhead = 8;
const dayInMilliseconds = 86_400_000;
const weekInMilliseconds = 7 * dayInMilliseconds;

/** A filter ready for SQL: its words expanded over the vocabulary, its texts free of what PostgreSQL cannot hold. */
export async function loadDirectoryFilter(
  { loaders, now }: Pick<Context, 'loaders' | 'now'>,
  given: ActorFilter | null | undefined,
): Promise<DirectoryFilter> {
  const filter = given ?? {};
  if (filter.openAt && filter.openAt.getTime() > now.getTime() + weeksAhead * weekInMilliseconds) {
    throw new AppError(
      'BAD_USER_INPUT',
      `Opening hours are known ${weeksAhead} weeks ahead: ask for an earlier openAt.`,
    );
  }
  if (filter.openAt && filter.openAt.getTime() < now.getTime() - dayInMilliseconds) {
    throw new AppError('BAD_USER_INPUT', 'Opening hours are known from today on: ask for a later openAt.');
  }
  if (filter.within && filter.within.south > filter.within.north) {
    throw new AppError('BAD_USER_INPUT', 'The southern edge of within lies north of its northern edge: swap them.');
  }
  return { filter: storable(filter), search: await loaders.searchPlan.load(filter.search ?? ''), now };
}

function storable(filter: ActorFilter): ActorFilter {
  const clean = (values: string[] | null | undefined) => values?.map(storableText);
  return {
    ...filter,
    districts: clean(filter.districts),
    topics: clean(filter.topics),
    targetGroups: clean(filter.targetGroups),
    languages: clean(filter.languages),
  };
}

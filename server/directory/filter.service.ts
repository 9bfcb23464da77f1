import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import type { ActorFilter } from './filter.input.ts';
import type { DirectoryFilter } from './filter.model.ts';
import { loadHoursAt } from './filter.queries.ts';

const weeksAhead = 8;
const dayInMilliseconds = 86_400_000;
const weekInMilliseconds = 7 * dayInMilliseconds;

/** A filter ready to be applied: its words expanded over the vocabulary, its moments looked up in the opening hours. */
export async function loadDirectoryFilter(
  { db, loaders, now }: Pick<Context, 'db' | 'loaders' | 'now'>,
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
  return {
    filter,
    search: await loaders.searchPlan.load(filter.search ?? ''),
    openNow: filter.openNow ? await loadHoursAt(db, now) : null,
    openAt: filter.openAt ? await loadHoursAt(db, filter.openAt) : null,
  };
}

import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { mayCoordinate } from '#server/accounts/account.policy.ts';
import { countCalls } from '#server/confirmations/phone-list.service.ts';
import type { Context } from '#server/context.ts';
import { decodeCursor, encodeCursor } from '#server/directory/cursor.model.ts';
import { PageSize } from '#server/directory/page-size.type.ts';
import { orderTasks } from './desk.model.ts';
import { countWaiting, listSearchMisses, readYear } from './desk.queries.ts';
import { Desk, DeskTask } from './desk.type.ts';
import { countWorklist, keyKinds, listWorklist } from './worklist.queries.ts';
import { Worklist, WorklistName } from './worklist.type.ts';

const mostMisses = 12;

@Resolver()
export class DeskResolver {
  @Query(() => Desk, { nullable: true, description: 'What the coordinator sees first; null for all others.' })
  async desk(@Ctx() { db, now, viewer, site }: Context): Promise<Desk | null> {
    if (!mayCoordinate(viewer)) return null;
    const [calls, waiting, searchMisses, year] = await Promise.all([
      countCalls(db, { rules: { everyMonths: site.confirmEveryMonths }, now }),
      countWaiting(db, now),
      listSearchMisses(db, now, mostMisses),
      readYear(db, now),
    ]);
    const counted = waiting.map((task) => ({ ...task, since: task.since === null ? null : new Date(task.since) }));
    const tasks = orderTasks([{ name: 'CALLS', ...calls }, ...counted]).map((task) =>
      Object.assign(new DeskTask(), task),
    );
    return Object.assign(new Desk(), { tasks, searchMisses, year });
  }

  @Query(() => Worklist, { nullable: true, description: 'Entries the coordinator looks through; null for all others.' })
  async worklist(
    @Arg('name', () => WorklistName, { description: 'Which ones.' }) name: WorklistName,
    @Arg('first', () => PageSize, { nullable: true, defaultValue: 20, description: 'How many a page.' }) first:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' }) after:
      | string
      | null,
    @Ctx() { db, now, viewer }: Context,
  ): Promise<Worklist | null> {
    if (!mayCoordinate(viewer)) return null;
    const size = first ?? 20;
    const scope = { query: 'worklist', sort: 'WAITED', filter: { name } };
    const keys = after == null ? null : decodeCursor(scope, after, keyKinds);
    const [found, totalCount] = await Promise.all([
      listWorklist(db, { name, now, limit: size + 1, after: keys }),
      countWorklist(db, name, now),
    ]);
    const page = found.slice(0, size);
    const last = page.at(-1);
    return Object.assign(new Worklist(), {
      nodes: page.map(({ entry }) => entry),
      pageInfo: { hasNextPage: found.length > size, endCursor: last ? encodeCursor(scope, last.keys) : null },
      totalCount,
    });
  }
}

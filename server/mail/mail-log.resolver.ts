import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { mayCoordinate } from '#server/accounts/account.policy.ts';
import type { Context } from '#server/context.ts';
import { decodeCursor, encodeCursor } from '#server/directory/cursor.model.ts';
import { PageSize } from '#server/directory/page-size.type.ts';
import { countMailLog, keyKinds, listMailLog } from './mail-log.queries.ts';
import { MailLog, MailState } from './mail-log.type.ts';

@Resolver()
export class MailLogResolver {
  @Query(() => MailLog, {
    nullable: true,
    description: 'What has become of the mails; null for who does not coordinate.',
  })
  async mailLog(
    @Arg('state', () => MailState, { nullable: true, description: 'Which ones; left out: all.' })
    state: MailState | null,
    @Arg('first', () => PageSize, { nullable: true, defaultValue: 20, description: 'How many a page.' }) first:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' }) after:
      | string
      | null,
    @Ctx() { db, viewer }: Context,
  ): Promise<MailLog | null> {
    if (!mayCoordinate(viewer)) return null;
    const size = first ?? 20;
    const wanted = state ?? null;
    const scope = { query: 'mailLog', sort: 'NEWEST', filter: { state: wanted } };
    const keys = after == null ? null : decodeCursor(scope, after, keyKinds);
    const [found, totalCount] = await Promise.all([
      listMailLog(db, { state: wanted, limit: size + 1, after: keys }),
      countMailLog(db, wanted),
    ]);
    const nodes = found.slice(0, size);
    const last = nodes.at(-1);
    const endCursor = last === undefined ? null : encodeCursor(scope, [last.id]);
    return Object.assign(new MailLog(), {
      nodes,
      pageInfo: { hasNextPage: found.length > size, endCursor },
      totalCount,
    });
  }
}

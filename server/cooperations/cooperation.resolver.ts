import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Actor } from '#server/actors/actor.type.ts';
import { isCardEnough } from '#server/actors/actor-card.model.ts';
import type { Context } from '#server/context.ts';
import { decodeCursor, encodeCursor } from '#server/directory/cursor.model.ts';
import { PageSize } from '#server/directory/page-size.type.ts';
import { storableText } from '#server/directory/storable-text.model.ts';
import { Topic } from '#server/topics/topic.type.ts';
import { CooperationFilter } from './cooperation.input.ts';
import { countCooperations, keyKinds, listCooperations } from './cooperation.queries.ts';
import { Cooperation, CooperationConnection, CooperationParticipant } from './cooperation.type.ts';

@Resolver(() => Cooperation)
export class CooperationResolver {
  @Query(() => CooperationConnection, { description: 'Public cooperations, live before ended, then the newest first.' })
  async cooperations(
    @Arg('filter', () => CooperationFilter, { nullable: true, description: 'Which ones.' })
    filter: CooperationFilter | null,
    @Arg('first', () => PageSize, { nullable: true, defaultValue: 20, description: 'How many a page.' }) first:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' }) after:
      | string
      | null,
    @Ctx() { db }: Context,
  ): Promise<CooperationConnection> {
    const size = first ?? 20;
    const scope = { query: 'cooperations', sort: 'NEWEST', filter };
    const wanted = storable(filter ?? {});
    const found = await listCooperations(db, {
      filter: wanted,
      limit: size + 1,
      after: after == null ? null : decodeCursor(scope, after, keyKinds),
    });
    const page = found.slice(0, size);
    const last = page.at(-1);
    return {
      nodes: page.map(({ cooperation }) => cooperation),
      pageInfo: { hasNextPage: found.length > size, endCursor: last ? encodeCursor(scope, last.keys) : null },
      totalCount: await countCooperations(db, wanted),
    };
  }

  @FieldResolver(() => [Topic], { description: 'What it is about.' })
  async topics(@Root() { topicIds }: Cooperation, @Ctx() { vocabulary }: Context): Promise<Topic[]> {
    const { topics } = await vocabulary();
    return topicIds.flatMap((id) => topics.get(id) ?? []);
  }
}

@Resolver(() => CooperationParticipant)
export class CooperationParticipantResolver {
  @FieldResolver(() => Actor, { description: 'Who takes part.' })
  actor(
    @Root() { card }: CooperationParticipant,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Actor | Promise<Actor | null> {
    return isCardEnough(info) ? card : loaders.actor.load(card.id);
  }
}

function storable(filter: CooperationFilter): CooperationFilter {
  const { actor, topics, districts } = filter;
  return {
    ...filter,
    actor: actor == null ? actor : storableText(actor),
    topics: topics?.map(storableText),
    districts: districts?.map(storableText),
  };
}

import { Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { Topic } from './topic.type.ts';

@Resolver(() => Topic)
export class TopicResolver {
  @Query(() => [Topic], { description: "All topics in the coordinator's order, parents before their children." })
  async topics(@Ctx() { vocabulary }: Context): Promise<Topic[]> {
    return [...(await vocabulary()).topics.values()];
  }

  @FieldResolver(() => Topic, { nullable: true, description: 'The topic above it.' })
  parent(@Root() topic: Topic, @Ctx() { loaders }: Context): Promise<Topic | null> | null {
    return topic.parentId === null ? null : loaders.topic.load(topic.parentId);
  }

  @FieldResolver(() => Int, { description: 'Published actors of the topic and those below it.' })
  actorCount(@Root() topic: Topic, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.actorsOfTopic.load(topic.id);
  }
}

import { Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { TargetGroup } from './topic.type.ts';

@Resolver(() => TargetGroup)
export class TargetGroupResolver {
  @Query(() => [TargetGroup], { description: "All target groups in the coordinator's order." })
  async targetGroups(@Ctx() { vocabulary }: Context): Promise<TargetGroup[]> {
    return [...(await vocabulary()).targetGroups.values()];
  }

  @FieldResolver(() => Int, { description: 'Published actors that are for them.' })
  actorCount(@Root() group: TargetGroup, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.actorsOfTargetGroup.load(group.id);
  }
}

import { Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#server/context.ts';
import { District } from './district.type.ts';

@Resolver(() => District)
export class DistrictResolver {
  @Query(() => [District], { description: 'All districts, then their quarters.' })
  async districts(@Ctx() { vocabulary }: Context): Promise<District[]> {
    return [...(await vocabulary()).districts.values()];
  }

  @FieldResolver(() => District, { nullable: true, description: 'The district a quarter lies in.' })
  parent(@Root() district: District, @Ctx() { loaders }: Context): Promise<District | null> | null {
    return district.parentId === null ? null : loaders.district.load(district.parentId);
  }

  @FieldResolver(() => Int, { description: 'Published actors that have a place there or work there.' })
  actorCount(@Root() district: District, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.actorsInDistrict.load(district.id);
  }
}

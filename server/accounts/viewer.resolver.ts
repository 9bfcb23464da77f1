import { Query, Resolver } from 'type-graphql';
import { Viewer } from './viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; null for a visitor.' })
  viewer(): Viewer | null {
    return null;
  }
}

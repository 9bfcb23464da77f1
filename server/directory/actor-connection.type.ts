import { Field, Int, ObjectType } from 'type-graphql';
import { Actor } from '#server/actors/actor.type.ts';
import { PageInfo } from './page-info.type.ts';

@ObjectType({ simpleResolvers: true, description: 'An actor on a page, with its cursor.' })
export class ActorEdge {
  @Field(() => String, { description: 'Pass it as `after` to go on behind this actor.' })
  cursor: string;

  @Field(() => Actor, { description: 'The actor.' })
  node: Actor;
}

@ObjectType({ simpleResolvers: true, description: 'A page of actors.' })
export class ActorConnection {
  @Field(() => [Actor], { description: 'The actors of this page.' })
  nodes: Actor[];

  @Field(() => [ActorEdge], { description: 'The same with their cursors.' })
  edges: ActorEdge[];

  @Field(() => PageInfo, { description: 'Whether and how it goes on.' })
  pageInfo: PageInfo;

  @Field(() => Int, { description: 'All that match, on every page.' })
  totalCount: number;
}

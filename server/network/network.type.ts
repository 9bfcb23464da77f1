import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Actor } from '#server/actors/actor.type.ts';

@ObjectType({ simpleResolvers: true, description: 'An actor in the network.' })
export class NetworkNode {
  @Field(() => Actor, { description: 'The actor.' })
  actor: Actor;

  @Field(() => Int, { description: 'How many partners it has among the actors that match.' })
  partners: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the connected group it belongs to, largest first; null: alone.',
  })
  group: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'Two actors that work together.' })
export class NetworkEdge {
  @Field(() => ID, { description: 'Id of one actor, the smaller one.' })
  source: string;

  @Field(() => ID, { description: 'Id of the other.' })
  target: string;

  @Field(() => [ID], { description: 'Ids of the live public cooperations they share.' })
  cooperations: string[];
}

@ObjectType({ simpleResolvers: true, description: 'Confirmed, public, live cooperations among the actors that match.' })
export class Network {
  @Field(() => [NetworkNode], { description: 'All actors that match, by name.' })
  nodes: NetworkNode[];

  @Field(() => [NetworkEdge], { description: 'Each pair once.' })
  edges: NetworkEdge[];
}

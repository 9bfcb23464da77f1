import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'An entry that a coordinator took out of what residents see.' })
export class ArchivedActor {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => Int, { description: 'What a return says it is based on.' })
  version: number;

  @Field(() => String, { description: 'Slug.' })
  slug: string;

  @Field(() => String, { description: 'Name.' })
  name: string;

  @Field(() => GraphQLDateTime, { description: 'When it was archived.' })
  archivedAt: Date;

  @Field(() => String, { description: 'Who archived it; empty: an account without a name.' })
  archivedBy: string;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason: string | null;
}

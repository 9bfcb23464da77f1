import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Problem } from '#server/problem.type.ts';

@ObjectType({ simpleResolvers: true, description: 'Somebody says that an entry is theirs, and a coordinator decides.' })
export class Claim {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => String, { description: 'Slug of the actor.' })
  actorSlug: string;

  @Field(() => String, { description: 'Name of the actor.' })
  actorName: string;

  @Field(() => Boolean, { description: 'Whether somebody keeps the entry as its owner already.' })
  hasOwner: boolean;

  @Field(() => String, { description: 'Name of who asks.' })
  name: string;

  @Field(() => String, { description: 'Mail address of who asks, which is proved.' })
  email: string;

  @Field(() => String, { description: 'What it says about itself.' })
  message: string;

  @Field(() => GraphQLDateTime, { description: 'When it was asked.' })
  createdAt: Date;
}

@ObjectType({ simpleResolvers: true, description: 'What came of a decision about a claim.' })
export class DecideClaimPayload {
  @Field(() => Claim, { nullable: true, description: 'What was decided; null when it was not.' })
  claim: Claim | null;

  @Field(() => [Problem], { description: 'What has to be mended first; empty when it is decided.' })
  problems: Problem[];
}

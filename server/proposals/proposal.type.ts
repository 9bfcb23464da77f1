import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { ActorKind } from '#server/actors/actor.type.ts';
import { DuplicateReason } from '#server/duplicates/duplicate.type.ts';
import { Problem } from '#server/problem.type.ts';

@ObjectType({ simpleResolvers: true, description: 'A published entry that something is probably the same as.' })
export class SimilarActor {
  @Field(() => Float, { description: 'How probably, from 0 to 1.' })
  score: number;

  @Field(() => [DuplicateReason], { description: 'What speaks for it.' })
  reasons: DuplicateReason[];

  actorId: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'An entry that a proposal is probably the same as, whoever sees it.',
})
export class ProposalTwin {
  @Field(() => ID, { description: 'The actor’s id.' })
  id: string;

  @Field(() => String, { description: 'Its slug.' })
  slug: string;

  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => ActorKind, { description: 'What it is.' })
  kind: ActorKind;

  @Field(() => String, { nullable: true, description: 'Street with house number of the main place.' })
  street: string | null;

  @Field(() => Boolean, { description: 'Whether residents see it.' })
  published: boolean;

  @Field(() => Boolean, { description: 'Whether it was archived.' })
  archived: boolean;

  @Field(() => Float, { description: 'How probably they are the same, from 0 to 1.' })
  score: number;

  @Field(() => [DuplicateReason], { description: 'What speaks for it.' })
  reasons: DuplicateReason[];
}

@ObjectType({ simpleResolvers: true, description: 'Somebody proposes to list an actor, and the coordinator decides.' })
export class Proposal {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => ActorKind, { description: 'What it is.' })
  kind: ActorKind;

  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => String, { description: 'What it does.' })
  summary: string;

  @Field(() => [String], { description: 'Names of its topics in the language of the request.' })
  topicNames: string[];

  @Field(() => String, { nullable: true, description: 'Street with house number; null: no fixed place.' })
  street: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  postalCode: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the district that the proposer chose.' })
  districtName: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the entry in the same house that the point on the map would be taken from; null: none is known.',
  })
  pointFrom: string | null;

  @Field(() => String, { nullable: true, description: 'Public phone number.' })
  phone: string | null;

  @Field(() => String, { nullable: true, description: 'Public mail address.' })
  email: string | null;

  @Field(() => String, { nullable: true, description: 'Web address.' })
  website: string | null;

  @Field(() => Boolean, {
    description: 'Whether the proposer says that somebody’s own number or address may be public.',
  })
  mayBePublic: boolean;

  @Field(() => Boolean, { description: 'Whether the proposer says to belong to it.' })
  belongs: boolean;

  @Field(() => String, { description: 'Who proposes it.' })
  proposerName: string;

  @Field(() => String, { description: 'Mail address of who proposes it, which is proved.' })
  proposerEmail: string;

  @Field(() => GraphQLDateTime, { description: 'When the proposer proved the address.' })
  confirmedAt: Date;

  @Field(() => [ProposalTwin], { description: 'Entries that it is probably the same as, the likeliest first.' })
  twins: ProposalTwin[];
}

@ObjectType({ simpleResolvers: true, description: 'What came of a decision about a proposal.' })
export class DecideProposalPayload {
  @Field(() => String, { nullable: true, description: 'Slug of the entry that was published or was there; else null.' })
  slug: string | null;

  @Field(() => Boolean, { description: 'Whether it is decided.' })
  decided: boolean;

  @Field(() => [Problem], { description: 'What has to be mended first; empty when it is decided.' })
  problems: Problem[];
}

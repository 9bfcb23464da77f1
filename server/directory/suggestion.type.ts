import { createUnionType, Field, Float, ObjectType } from 'type-graphql';
import { Actor } from '#server/actors/actor.type.ts';
import { District } from '#server/districts/district.type.ts';
import { TargetGroup, Topic } from '#server/topics/topic.type.ts';

@ObjectType({ simpleResolvers: true, description: 'An actor whose name fits what is being typed.' })
export class ActorSuggestion {
  @Field(() => Actor, { description: 'The actor.' })
  actor: Actor;
}

@ObjectType({ simpleResolvers: true, description: 'A topic whose name or synonym fits.' })
export class TopicSuggestion {
  @Field(() => Topic, { description: 'The topic.' })
  topic: Topic;
}

@ObjectType({ simpleResolvers: true, description: 'A target group whose name or synonym fits.' })
export class TargetGroupSuggestion {
  @Field(() => TargetGroup, { description: 'The target group.' })
  targetGroup: TargetGroup;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A district or quarter whose name, other spelling or everyday name fits.',
})
export class DistrictSuggestion {
  @Field(() => District, { description: 'The district or quarter.' })
  district: District;
}

@ObjectType({ simpleResolvers: true, description: 'A street where somebody is found.' })
export class StreetSuggestion {
  @Field(() => String, { description: 'Name of the street.' })
  street: string;

  @Field(() => String, { nullable: true, description: 'Five digits.' })
  postalCode: string | null;

  @Field(() => Float, { description: 'Middle of the places known there, degrees.' })
  latitude: number;

  @Field(() => Float, { description: 'Middle of the places known there, degrees.' })
  longitude: number;
}

export const Suggestion = createUnionType({
  name: 'Suggestion',
  description: 'Something that fits what is being typed.',
  types: () => [ActorSuggestion, TopicSuggestion, TargetGroupSuggestion, DistrictSuggestion, StreetSuggestion] as const,
  resolveType: (value) => {
    if ('actor' in value) return 'ActorSuggestion';
    if ('topic' in value) return 'TopicSuggestion';
    if ('targetGroup' in value) return 'TargetGroupSuggestion';
    return 'district' in value ? 'DistrictSuggestion' : 'StreetSuggestion';
  },
});

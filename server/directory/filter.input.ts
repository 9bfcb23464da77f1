import { ArrayMaxSize, Equals, Max, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, InputType, Int } from 'type-graphql';
import { ActorKind, OperatorType } from '#server/actors/actor.type.ts';

/** A list longer than any vocabulary is no filter. */
const mostValues = 100;

@InputType({ description: 'Places around a point.' })
export class Near {
  @Min(-90)
  @Max(90)
  @Field(() => Float, { description: 'Degrees, WGS84.' })
  latitude: number;

  @Min(-180)
  @Max(180)
  @Field(() => Float, { description: 'Degrees, WGS84.' })
  longitude: number;

  @Min(50)
  @Max(20_000)
  @Field(() => Int, { description: '50 to 20000.' })
  metres: number;
}

@InputType({ description: 'A part of the map; degrees, WGS84.' })
export class Viewport {
  @Min(-180)
  @Max(180)
  @Field(() => Float, { description: 'Western edge.' })
  west: number;

  @Min(-90)
  @Max(90)
  @Field(() => Float, { description: 'Southern edge.' })
  south: number;

  @Min(-180)
  @Max(180)
  @Field(() => Float, { description: 'Eastern edge.' })
  east: number;

  @Min(-90)
  @Max(90)
  @Field(() => Float, { description: 'Northern edge.' })
  north: number;
}

@InputType({
  description:
    'Fields together mean "and", values inside a list "any of"; an empty list is as if absent; an unknown value matches nothing. All conditions on places (districts, wheelchair, openNow, openAt, near, within) must hold at one and the same place, except that `districts` is also met by activeIn.',
})
export class ActorFilter {
  @MaxLength(20_000)
  @ValidateIf((filter) => filter.search != null)
  @Field(() => String, { nullable: true, description: 'Words as people type them; several narrow.' })
  search?: string | null;

  @ArrayMaxSize(mostValues)
  @ValidateIf((filter) => filter.kinds != null)
  @Field(() => [ActorKind], { nullable: true, description: 'Any of these kinds.' })
  kinds?: ActorKind[] | null;

  @ArrayMaxSize(mostValues)
  @ValidateIf((filter) => filter.operatorTypes != null)
  @Field(() => [OperatorType], { nullable: true, description: 'Any of these operators.' })
  operatorTypes?: OperatorType[] | null;

  @ArrayMaxSize(mostValues)
  @ValidateIf((filter) => filter.districts != null)
  @Field(() => [String], { nullable: true, description: 'District or quarter ids.' })
  districts?: string[] | null;

  @ArrayMaxSize(mostValues)
  @ValidateIf((filter) => filter.topics != null)
  @Field(() => [String], { nullable: true, description: 'Slugs; a parent topic includes its children.' })
  topics?: string[] | null;

  @ArrayMaxSize(mostValues)
  @ValidateIf((filter) => filter.targetGroups != null)
  @Field(() => [String], { nullable: true, description: 'Slugs.' })
  targetGroups?: string[] | null;

  @ArrayMaxSize(mostValues)
  @ValidateIf((filter) => filter.languages != null)
  @Field(() => [String], { nullable: true, description: 'BCP 47 tags of languages spoken there.' })
  languages?: string[] | null;

  @Equals(true, { message: 'wheelchair can only be true: leave it out to see everything.' })
  @ValidateIf((filter) => filter.wheelchair != null)
  @Field(() => Boolean, {
    nullable: true,
    description: 'true: the entrance is usable with a wheelchair (access YES); false is refused.',
  })
  wheelchair?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'true: open at this moment.' })
  openNow?: boolean | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Open at that moment, at most 8 weeks ahead.' })
  openAt?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'With openNow or openAt: whether places with unknown hours stay.',
  })
  includeUnknownHours?: boolean | null;

  @ValidateNested()
  @ValidateIf((filter) => filter.near != null)
  @Field(() => Near, { nullable: true, description: 'Within so many metres of a point.' })
  near?: Near | null;

  @ValidateNested()
  @ValidateIf((filter) => filter.within != null)
  @Field(() => Viewport, { nullable: true, description: 'Inside a part of the map.' })
  within?: Viewport | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only actors with no point to show; false: only those with one.',
  })
  withoutPlace?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it asks others to get in touch about working together.',
  })
  openToCooperation?: boolean | null;
}

import { ArrayMaxSize, MaxLength, ValidateIf } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { CooperationKind, CooperationState } from './cooperation.type.ts';

@InputType({ description: 'Fields together mean "and", values inside a list "any of".' })
export class CooperationFilter {
  @Field(() => [CooperationKind], { nullable: true, description: 'Any of these kinds.' })
  kinds?: CooperationKind[] | null;

  @MaxLength(200)
  @ValidateIf((filter) => filter.actor != null)
  @Field(() => String, { nullable: true, description: 'Slug of an actor that takes part.' })
  actor?: string | null;

  @ArrayMaxSize(100)
  @ValidateIf((filter) => filter.topics != null)
  @Field(() => [String], { nullable: true, description: 'Slugs; a parent topic includes its children.' })
  topics?: string[] | null;

  @ArrayMaxSize(100)
  @ValidateIf((filter) => filter.districts != null)
  @Field(() => [String], { nullable: true, description: 'District or quarter ids where a participant is or works.' })
  districts?: string[] | null;

  @Field(() => [CooperationState], { nullable: true, description: 'Any of these states.' })
  states?: CooperationState[] | null;
}

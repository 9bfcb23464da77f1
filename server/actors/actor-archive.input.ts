import { IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'That an entry is to be shown no more, or again, and why.' })
export class ArchiveActorInput {
  @Field(() => ID, { description: 'Id of the entry.' })
  @IsUUID()
  id: string;

  @Field(() => Int, {
    description: 'The version that was read; where it is no longer the present one, the answer is CONFLICT.',
  })
  version: number;

  @Field(() => String, { description: 'Why, in a sentence that others can read in the history.' })
  @MaxLength(50_000)
  reason: string;
}

@InputType({ description: 'That an archived entry is to be shown again.' })
export class RestoreActorInput {
  @Field(() => ID, { description: 'Id of the entry.' })
  @IsUUID()
  id: string;

  @Field(() => Int, {
    description: 'The version that was read; where it is no longer the present one, the answer is CONFLICT.',
  })
  version: number;
}

import { IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A decision about a claim.' })
export class DecideClaimInput {
  @Field(() => ID, { description: 'Id of the claim.' })
  @IsUUID()
  id: string;

  @Field(() => Boolean, { description: 'Whether who asks keeps the entry from now on.' })
  accept: boolean;

  @Field(() => String, { nullable: true, description: 'What who asks reads about it; a refusal needs one.' })
  @MaxLength(5000)
  reason?: string | null;
}

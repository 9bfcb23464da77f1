import { IsOptional, IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ConfirmActorInput } from './actor-edit.input.ts';

@InputType({ description: 'Which version of an entry is to be again.' })
export class RestoreRevisionInput extends ConfirmActorInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The revision that made it; null: the entry as it was before all that is written down.',
  })
  @IsOptional()
  @IsUUID()
  revisionId?: string | null;
}

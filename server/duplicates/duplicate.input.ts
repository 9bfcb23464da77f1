import { ArrayMaxSize, IsUUID } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { MergeField } from './duplicate.type.ts';

@InputType({ description: 'Two entries.' })
export class DismissDuplicateInput {
  @Field(() => ID, { description: 'The id of one.' })
  @IsUUID()
  actorId: string;

  @Field(() => ID, { description: 'The id of the other.' })
  @IsUUID()
  otherId: string;
}

@InputType({ description: 'An entry as it was read.' })
export class MergedEntryInput {
  @Field(() => ID, { description: 'Its id.' })
  @IsUUID()
  id: string;

  @Field(() => Int, {
    description: 'The version that was read; where it is no longer the present one, the answer is CONFLICT.',
  })
  version: number;
}

@InputType({ description: 'How two entries become one.' })
export class MergeActorsInput {
  @Field(() => MergedEntryInput, { description: 'The one that stays, with its address.' })
  keep: MergedEntryInput;

  @Field(() => MergedEntryInput, { description: 'The one that goes; its addresses lead to the other from then on.' })
  merged: MergedEntryInput;

  @Field(() => [MergeField], { description: 'What is taken over from the one that goes.' })
  @ArrayMaxSize(30)
  take: MergeField[];

  @Field(() => [ID], { description: 'The places that the entry has afterwards, of both, the main one first.' })
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(200)
  places: string[];
}

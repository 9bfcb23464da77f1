import { IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';

export const SpokenWay = { PHONE: 'PHONE', LETTER: 'LETTER', MEETING: 'MEETING' } as const;
export type SpokenWay = keyof typeof SpokenWay;
registerEnumType(SpokenWay, {
  name: 'SpokenWay',
  description: 'How somebody told the coordinator that an entry is still right.',
  valuesConfig: {
    PHONE: { description: 'On the phone.' },
    LETTER: { description: 'On paper.' },
    MEETING: { description: 'At a meeting.' },
  },
});

@InputType({ description: 'That somebody told the coordinator that an entry is still right.' })
export class RecordConfirmationInput {
  @Field(() => ID, { description: 'Id of the entry.' })
  @IsUUID()
  id: string;

  @Field(() => Int, {
    description: 'The version that was read out; where it is no longer the present one, the answer is CONFLICT.',
  })
  version: number;

  @Field(() => SpokenWay, { description: 'How it was told.' })
  via: SpokenWay;

  @Field(() => String, { description: 'Who said so.' })
  @MaxLength(50_000)
  saidBy: string;
}

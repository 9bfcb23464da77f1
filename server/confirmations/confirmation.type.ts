import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

export const ConfirmationState = {
  OPEN: 'OPEN',
  NEWER: 'NEWER',
  CONFIRMED: 'CONFIRMED',
  SAID_GONE: 'SAID_GONE',
  EXPIRED: 'EXPIRED',
  HIDDEN: 'HIDDEN',
} as const;
export type ConfirmationState = keyof typeof ConfirmationState;
registerEnumType(ConfirmationState, {
  name: 'ConfirmationState',
  description: 'How it stands with a question by mail whether an entry is still right.',
  valuesConfig: {
    OPEN: { description: 'It waits for an answer.' },
    NEWER: { description: 'It waits for an answer, and the entry has changed since it was asked.' },
    CONFIRMED: { description: 'The entry has been confirmed since, by whichever way.' },
    SAID_GONE: { description: 'The answer was that there is nobody left; it can still be taken back.' },
    EXPIRED: { description: 'It was asked too long ago.' },
    HIDDEN: { description: 'Residents do not see the entry any more.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'A question by mail whether an entry is still right, for whoever has the link of that mail.',
})
export class Confirmation {
  @Field(() => ConfirmationState, { description: 'How it stands.' })
  state: ConfirmationState;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was answered last; null: not yet.' })
  answeredAt: Date | null;

  @Field(() => Boolean, { description: 'Whether the address wants no more of these mails.' })
  isStopped: boolean;

  actorId: string;
}

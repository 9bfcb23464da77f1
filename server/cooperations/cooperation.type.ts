import 'reflect-metadata';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Actor } from '#server/actors/actor.type.ts';
import { CalendarDate } from '#server/actors/calendar-date.type.ts';
import { PageInfo } from '#server/directory/page-info.type.ts';

export const CooperationKind = {
  PROJECT: 'PROJECT',
  ALLIANCE: 'ALLIANCE',
  ROOMS: 'ROOMS',
  REFERRAL: 'REFERRAL',
  FUNDING: 'FUNDING',
  EXCHANGE: 'EXCHANGE',
} as const;
export type CooperationKind = keyof typeof CooperationKind;
registerEnumType(CooperationKind, {
  name: 'CooperationKind',
  description: 'How actors work together.',
  valuesConfig: {
    PROJECT: { description: 'A common project.' },
    ALLIANCE: { description: 'An alliance or network.' },
    ROOMS: { description: 'One uses rooms of the other.' },
    REFERRAL: { description: 'They send people to each other.' },
    FUNDING: { description: 'One funds the other.' },
    EXCHANGE: { description: 'They exchange experience.' },
  },
});

export const CooperationState = { KNOWN: 'KNOWN', ACTIVE: 'ACTIVE', ENDED: 'ENDED' } as const;
export type CooperationState = keyof typeof CooperationState;
registerEnumType(CooperationState, {
  name: 'CooperationState',
  description: 'How far a cooperation has come.',
  valuesConfig: {
    KNOWN: { description: 'Fewer than two have confirmed: for the coordinator only.' },
    ACTIVE: { description: 'At least two have confirmed, and it goes on.' },
    ENDED: { description: 'It is history.' },
  },
});

/** One actor's part in a cooperation; the actor is loaded. */
@ObjectType({ simpleResolvers: true, description: "An actor's part in a cooperation." })
export class CooperationParticipant {
  @Field(() => String, { nullable: true, description: 'What it contributes.' })
  role: string | null;

  /** only the columns of `ActorCard` */
  card: Actor;
}

@ObjectType({ simpleResolvers: true, description: 'A dated, typed fact among two or more actors.' })
export class Cooperation {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => String, { description: 'What it is called.' })
  title: string;

  @Field(() => CooperationKind, { description: 'How they work together.' })
  kind: CooperationKind;

  @Field(() => CooperationState, { description: 'Live or ended; known ones are not public.' })
  state: CooperationState;

  @Field(() => String, { nullable: true, description: 'What they do together.' })
  description: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'First day; null: unknown.' })
  since: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day; null: open.' })
  until: string | null;

  @Field(() => [CooperationParticipant], { description: 'Confirmed ones only, for the public.' })
  participants: CooperationParticipant[];

  /** in the order in which they are shown */
  topicIds: number[];
}

@ObjectType({ simpleResolvers: true, description: 'A page of cooperations, newest first.' })
export class CooperationConnection {
  @Field(() => [Cooperation], { description: 'The cooperations of this page.' })
  nodes: Cooperation[];

  @Field(() => PageInfo, { description: 'Whether and how it goes on.' })
  pageInfo: PageInfo;

  @Field(() => Int, { description: 'All that match, on every page.' })
  totalCount: number;
}

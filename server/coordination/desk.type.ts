import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CalendarDate } from '#server/actors/calendar-date.type.ts';

export const DeskTaskName = {
  REVIEW: 'REVIEW',
  REPORTS: 'REPORTS',
  CLAIMS: 'CLAIMS',
  PROPOSALS: 'PROPOSALS',
  REMINDERS: 'REMINDERS',
  CALLS: 'CALLS',
  DUPLICATES: 'DUPLICATES',
  UNCONFIRMED: 'UNCONFIRMED',
  INCOMPLETE: 'INCOMPLETE',
  PARKED_MAIL: 'PARKED_MAIL',
} as const;
export type DeskTaskName = keyof typeof DeskTaskName;
registerEnumType(DeskTaskName, {
  name: 'DeskTaskName',
  description: 'Something that waits for the coordinator.',
  valuesConfig: {
    REVIEW: { description: 'Changes that wait, or that are public and nobody has looked at.' },
    REPORTS: { description: 'What residents said and nobody has answered.' },
    CLAIMS: { description: 'People who say that an entry is theirs.' },
    PROPOSALS: { description: 'What somebody proposes to list.' },
    REMINDERS: { description: 'Reminders of a coordinator whose day has come.' },
    CALLS: { description: 'Entries whose people are to be called.' },
    DUPLICATES: { description: 'Pairs of entries that are probably the same.' },
    UNCONFIRMED: { description: 'Entries that nobody has confirmed for a year.' },
    INCOMPLETE: { description: 'Entries without a place, a topic or a way to reach somebody.' },
    PARKED_MAIL: { description: 'Mails that could not be delivered.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A worklist in brief.' })
export class DeskTask {
  @Field(() => DeskTaskName, { description: 'What is to be done.' })
  name: DeskTaskName;

  @Field(() => Int, { description: 'How many wait.' })
  count: number;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Since when the oldest has waited; null: unknown.' })
  since: Date | null;

  @Field(() => Int, { description: 'About how long all of them take, in minutes.' })
  minutes: number;
}

@ObjectType({ simpleResolvers: true, description: 'A word that residents looked for and did not find.' })
export class SearchMiss {
  @Field(() => String, { description: 'The word.' })
  word: string;

  @Field(() => Int, { description: 'On how many days; at least five.' })
  days: number;

  @Field(() => CalendarDate, { description: 'The last of them.' })
  lastDay: string;
}

@ObjectType({ simpleResolvers: true, description: 'The last twelve months in figures.' })
export class DeskYear {
  @Field(() => Int, { description: 'Published entries.' })
  entries: number;

  @Field(() => Int, { description: 'Those that somebody confirmed in the last twelve months.' })
  confirmed: number;

  @Field(() => Int, { description: 'Those whose own people keep them.' })
  keptByMembers: number;

  @Field(() => Int, { description: 'Those without a confirmed cooperation.' })
  withoutPartner: number;
}

@ObjectType({ simpleResolvers: true, description: 'What the coordinator sees first.' })
export class Desk {
  @Field(() => [DeskTask], { description: 'What waits, the most urgent first; what is empty is left out.' })
  tasks: DeskTask[];

  @Field(() => [SearchMiss], { description: 'Looked for and not found, the most frequent first.' })
  searchMisses: SearchMiss[];

  @Field(() => DeskYear, { description: 'The year.' })
  year: DeskYear;
}

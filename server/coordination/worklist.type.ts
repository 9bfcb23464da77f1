import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ActorKind, ConfirmedVia } from '#server/actors/actor.type.ts';
import { PageInfo } from '#server/directory/page-info.type.ts';

export const WorklistName = { UNCONFIRMED: 'UNCONFIRMED', INCOMPLETE: 'INCOMPLETE' } as const;
export type WorklistName = keyof typeof WorklistName;
registerEnumType(WorklistName, {
  name: 'WorklistName',
  description: 'Which entries are looked through.',
  valuesConfig: {
    UNCONFIRMED: { description: 'Nobody has confirmed them for a year.' },
    INCOMPLETE: { description: 'They lack something that residents need.' },
  },
});

export const EntryLack = { PLACE: 'PLACE', TOPIC: 'TOPIC', CONTACT: 'CONTACT' } as const;
export type EntryLack = keyof typeof EntryLack;
registerEnumType(EntryLack, {
  name: 'EntryLack',
  description: 'Something that residents need and an entry does not say.',
  valuesConfig: {
    PLACE: { description: 'Where it is.' },
    TOPIC: { description: 'What it is about.' },
    CONTACT: { description: 'How to reach it: neither phone nor mail nor website.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A published entry that waits to be looked at.' })
export class WorklistEntry {
  @Field(() => ID, { description: 'The actor’s id.' })
  id: string;

  @Field(() => String, { description: 'Its slug.' })
  slug: string;

  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => ActorKind, { description: 'What it is.' })
  kind: ActorKind;

  @Field(() => [EntryLack], { description: 'What it lacks.' })
  lacks: EntryLack[];

  @Field(() => String, { nullable: true, description: 'Public phone number, E.164.' })
  phone: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last confirmed; null: never.' })
  confirmedAt: Date | null;

  @Field(() => ConfirmedVia, { nullable: true, description: 'By which way it was last confirmed.' })
  confirmedVia: ConfirmedVia | null;
}

@ObjectType({ simpleResolvers: true, description: 'One page of a worklist.' })
export class Worklist {
  @Field(() => [WorklistEntry], { description: 'Those that have waited longest first.' })
  nodes: WorklistEntry[];

  @Field(() => PageInfo, { description: 'How to go on.' })
  pageInfo: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount: number;
}

import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CalendarDate } from '#server/actors/calendar-date.type.ts';
import { EditableActor } from '#server/actors/editable-actor.type.ts';
import { Problem } from '#server/problem.type.ts';

export const ActorNoteKind = { NOTE: 'NOTE', CALL: 'CALL', REMINDER: 'REMINDER' } as const;
export type ActorNoteKind = keyof typeof ActorNoteKind;
registerEnumType(ActorNoteKind, {
  name: 'ActorNoteKind',
  description: 'What a coordinator writes down.',
  valuesConfig: {
    NOTE: { description: 'Something to know.' },
    CALL: { description: 'What was said on the phone.' },
    REMINDER: { description: 'Something to do on a day.' },
  },
});

@ObjectType('ActorNote', { simpleResolvers: true, description: 'What a coordinator wrote down about an actor.' })
export class ActorNoteEntry {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => Int, { description: 'What a change says it is based on.' })
  version: number;

  @Field(() => ActorNoteKind, { description: 'What it is.' })
  kind: ActorNoteKind;

  @Field(() => String, { description: 'The text as it was typed.' })
  text: string;

  @Field(() => CalendarDate, { nullable: true, description: 'Of a reminder: its day.' })
  dueOn: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Of a reminder: when it was done.' })
  doneAt: Date | null;

  @Field(() => String, { description: 'Who wrote it.' })
  writtenBy: string;

  @Field(() => GraphQLDateTime, { description: 'When it was written.' })
  createdAt: Date;
}

@ObjectType('InternalContact', { simpleResolvers: true, description: 'A person known to the coordinator alone.' })
export class InternalContactEntry {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => Int, { description: 'What a change says it is based on.' })
  version: number;

  @Field(() => String, { description: 'Name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'What the person does there.' })
  task: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number, E.164.' })
  phone: string | null;

  @Field(() => String, { nullable: true, description: 'Mail address.' })
  email: string | null;

  @Field(() => String, { nullable: true, description: 'What else is to be known.' })
  remark: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Somebody who keeps the entry.' })
export class ActorKeeper {
  @Field(() => ID, { description: 'Id of the account.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Name, when given.' })
  name: string | null;

  @Field(() => String, { description: 'Mail address.' })
  email: string;

  @Field(() => Boolean, { description: 'Whether it may invite and remove others.' })
  isOwner: boolean;

  @Field(() => Boolean, { description: 'Whether its changes are public at once.' })
  publishesAtOnce: boolean;

  @Field(() => Int, { description: 'How many of its changes a coordinator has accepted, or looked at.' })
  acceptedChanges: number;

  @Field(() => Boolean, { description: 'Whether these are enough to offer that its changes be public at once.' })
  trustOffered: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last here; null: not in the last months.' })
  lastSeenAt: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'Everything that the coordinator knows of an actor.' })
export class ActorFile {
  @Field(() => EditableActor, { description: 'The entry with what the public does not see.' })
  actor: EditableActor;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last confirmed; null: never.' })
  confirmedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who confirmed it last.' })
  confirmedBy: string | null;

  @Field(() => [ActorKeeper], { description: 'Who keeps the entry.' })
  keepers: ActorKeeper[];

  @Field(() => [InternalContactEntry], { description: 'Persons known there, by name.' })
  contacts: InternalContactEntry[];

  @Field(() => [ActorNoteEntry], { description: 'Open reminders by their day, then all else, the newest first.' })
  notes: ActorNoteEntry[];
}

@ObjectType({ simpleResolvers: true, description: 'What came of a change in the file of an actor.' })
export class ActorFilePayload {
  @Field(() => ActorFile, { nullable: true, description: 'The file as it is now; null where nothing was changed.' })
  file: ActorFile | null;

  @Field(() => [Problem], { description: 'What cannot be taken as it was typed.' })
  problems: Problem[];
}

@ObjectType({ simpleResolvers: true, description: 'Something to be done for an actor on a day.' })
export class ActorReminder {
  @Field(() => ActorNoteEntry, { description: 'What.' })
  note: ActorNoteEntry;

  @Field(() => String, { description: 'The actor’s slug.' })
  slug: string;

  @Field(() => String, { description: 'The actor’s name.' })
  name: string;
}

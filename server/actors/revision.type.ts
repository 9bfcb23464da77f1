import 'reflect-metadata';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo } from '#server/directory/page-info.type.ts';
import { Problem } from '#server/problem.type.ts';
import { EditableActor } from './editable-actor.type.ts';

export const RevisionWay = {
  EDIT: 'EDIT',
  IMPORT: 'IMPORT',
  COMMAND: 'COMMAND',
  MERGE: 'MERGE',
  PROPOSAL: 'PROPOSAL',
} as const;
export type RevisionWay = keyof typeof RevisionWay;
registerEnumType(RevisionWay, {
  name: 'RevisionWay',
  description: 'How an entry was changed.',
  valuesConfig: {
    EDIT: { description: 'Somebody who keeps it edited it.' },
    IMPORT: { description: 'A list was imported.' },
    COMMAND: { description: 'Whoever operates the installation ran a command.' },
    MERGE: { description: 'A second entry of the same was merged into it.' },
    PROPOSAL: { description: 'Somebody had proposed it, and the coordinator published it.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'One thing that was changed, in words of the language of the request.',
})
export class RevisionChange {
  @Field(() => String, { description: 'Which field, as inputs call it.' })
  field: string;

  @Field(() => String, { nullable: true, description: 'Which place, by its street.' })
  subject: string | null;

  @Field(() => String, { nullable: true, description: 'What stood there; null: nothing.' })
  from: string | null;

  @Field(() => String, { nullable: true, description: 'What stands there since; null: nothing.' })
  to: string | null;
}

@ObjectType('Revision', { simpleResolvers: true, description: 'What of an entry was changed, when, by whom and how.' })
export class EntryRevision {
  @Field(() => ID, { description: 'UUID.' })
  id: string;

  @Field(() => Int, { description: 'The version that it made.' })
  version: number;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  changedAt: Date;

  @Field(() => String, { nullable: true, description: 'Name of who did it, or of the list that was imported.' })
  changedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the coordinator who accepted it, or looked at it when it was public already.',
  })
  acceptedBy: string | null;

  @Field(() => RevisionWay, { description: 'How.' })
  via: RevisionWay;

  @Field(() => [RevisionChange], { description: 'What changed.' })
  changes: RevisionChange[];
}

@ObjectType({ simpleResolvers: true, description: 'The history of an entry, the newest change first.' })
export class RevisionConnection {
  @Field(() => EditableActor, { description: 'The entry as it is.' })
  entry: EditableActor;

  @Field(() => [EntryRevision], { description: 'Changes of this page.' })
  nodes: EntryRevision[];

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo: PageInfo;

  @Field(() => Boolean, {
    description:
      'Whether there was a version before all that is written down, which can be compared and restored as well.',
  })
  hasBeginning: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What differs between two versions of an entry.' })
export class RevisionDifference {
  @Field(() => EntryRevision, {
    nullable: true,
    description: 'The change that made the older one; null: the beginning.',
  })
  older: EntryRevision | null;

  @Field(() => EntryRevision, { description: 'The change that made the newer one.' })
  newer: EntryRevision;

  @Field(() => [RevisionChange], { description: 'What changed from the older to the newer.' })
  changes: RevisionChange[];
}

@ObjectType({ simpleResolvers: true, description: 'An entry as it was, laid over what it is; nothing is saved.' })
export class RecalledEntry {
  @Field(() => EditableActor, { description: 'The entry as it is.' })
  present: EditableActor;

  @Field(() => EditableActor, { description: 'The entry as it would be.' })
  entry: EditableActor;

  @Field(() => [String], { description: 'Fields that cannot come back and stay as they are.' })
  left: string[];

  @Field(() => [Problem], { description: 'What of the old values cannot be taken any more.' })
  problems: Problem[];
}

@ObjectType({ simpleResolvers: true, description: 'What came of restoring a version.' })
export class RestoreRevisionPayload {
  @Field(() => EditableActor, { nullable: true, description: 'The entry as it is now; null when nothing was changed.' })
  actor: EditableActor | null;

  @Field(() => [String], { description: 'Fields that cannot come back and stayed as they were.' })
  left: string[];

  @Field(() => [Problem], { description: 'What of the old values cannot be taken any more; empty when all is.' })
  problems: Problem[];
}

import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EntryProposedRevision } from '#server/actors/editable-actor.type.ts';
import { RevisionChange } from '#server/actors/revision.type.ts';
import { PageInfo } from '#server/directory/page-info.type.ts';
import { Problem } from '#server/problem.type.ts';

@ObjectType({ simpleResolvers: true, description: 'What the viewer has proposed of an entry, with the entry’s name.' })
export class OwnProposedRevision {
  @Field(() => EntryProposedRevision, { description: 'What became of it.' })
  proposal: EntryProposedRevision;

  @Field(() => String, { description: 'Present slug of the entry.' })
  slug: string;

  @Field(() => String, { description: 'Name of the entry.' })
  name: string;

  @Field(() => [RevisionChange], { description: 'What the entry says and what it is to say, in words.' })
  changes: RevisionChange[];
}

@ObjectType({ simpleResolvers: true, description: 'A proposal in the list of those that wait.' })
export class WaitingProposedRevision {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => String, { description: 'Name of the entry.' })
  name: string;

  @Field(() => String, { description: 'Name of who proposed it, or the mail address.' })
  proposer: string;

  @Field(() => GraphQLDateTime, { description: 'Since when it has waited.' })
  since: Date;

  @Field(() => [String], { description: 'Fields that it is about, as inputs call them.' })
  fields: string[];
}

@ObjectType({ simpleResolvers: true, description: 'One page of the proposals that wait.' })
export class WaitingProposedRevisions {
  @Field(() => [WaitingProposedRevision], { description: 'Those that have waited longest first.' })
  nodes: WaitingProposedRevision[];

  @Field(() => PageInfo, { description: 'How to go on.' })
  pageInfo: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount: number;
}

@ObjectType({ simpleResolvers: true, description: 'A field of a proposal, in words of the language of the request.' })
export class ProposedChange {
  @Field(() => String, { description: 'Which field, as inputs call it.' })
  field: string;

  @Field(() => String, { nullable: true, description: 'What the proposer saw; null: nothing.' })
  seen: string | null;

  @Field(() => String, { nullable: true, description: 'What the entry says now; null: nothing.' })
  from: string | null;

  @Field(() => String, { nullable: true, description: 'What it is to say; null: nothing.' })
  to: string | null;

  @Field(() => Boolean, { description: 'Whether somebody else has changed the field since the proposer saw it.' })
  isConflict: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The proposed text as it was typed, where the coordinator may change it; null: not a text.',
  })
  text: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A proposal beside the entry as it is.' })
export class ProposedRevision {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => Int, { description: 'What a decision says it is based on.' })
  version: number;

  @Field(() => Int, { description: 'The version of the entry that it stands beside.' })
  entryVersion: number;

  @Field(() => String, { description: 'Present slug of the entry.' })
  slug: string;

  @Field(() => String, { description: 'Name of the entry.' })
  name: string;

  @Field(() => String, { description: 'Name of who proposed it, or the mail address.' })
  proposer: string;

  @Field(() => GraphQLDateTime, { description: 'Since when it has waited.' })
  since: Date;

  @Field(() => [ProposedChange], { description: 'Field by field; what the entry says already is left out.' })
  changes: ProposedChange[];
}

@ObjectType({ simpleResolvers: true, description: 'What came of a decision.' })
export class DecideProposedRevisionPayload {
  @Field(() => Boolean, { description: 'Whether it is decided.' })
  decided: boolean;

  @Field(() => [Problem], { description: 'What has to be mended first; empty when it is decided.' })
  problems: Problem[];
}

@ObjectType({ simpleResolvers: true, description: 'A change that is public and that no coordinator has seen.' })
export class PublishedChange {
  @Field(() => ID, { description: 'Id of its revision.' })
  id: string;

  @Field(() => String, { description: 'Present slug of the entry.' })
  slug: string;

  @Field(() => String, { description: 'Name of the entry.' })
  name: string;

  @Field(() => String, { description: 'Name of who changed it, or the mail address.' })
  changedBy: string;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  changedAt: Date;

  @Field(() => [RevisionChange], { description: 'What changed.' })
  changes: RevisionChange[];
}

@ObjectType({ simpleResolvers: true, description: 'One page of the changes that are to be looked at.' })
export class PublishedChanges {
  @Field(() => [PublishedChange], { description: 'The oldest first.' })
  nodes: PublishedChange[];

  @Field(() => PageInfo, { description: 'How to go on.' })
  pageInfo: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount: number;
}

@ObjectType({ simpleResolvers: true, description: 'What came of looking through changes.' })
export class FinishLooksPayload {
  @Field(() => Int, { description: 'How many of them were open till now.' })
  finished: number;

  @Field(() => [Problem], { description: 'Always empty.' })
  problems: Problem[];
}

@ObjectType({ simpleResolvers: true, description: 'That a proposal is gone.' })
export class WithdrawProposedRevisionPayload {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => [Problem], { description: 'Always empty.' })
  problems: Problem[];
}

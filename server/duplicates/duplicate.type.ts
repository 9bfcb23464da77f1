import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ActorKind, ConfirmedVia, OperatorType } from '#server/actors/actor.type.ts';
import { EditableActor } from '#server/actors/editable-actor.type.ts';
import { PageInfo } from '#server/directory/page-info.type.ts';
import { DuplicateReasonCode } from '#server/exchange/duplicate-reason.type.ts';
import { Problem } from '#server/problem.type.ts';

registerEnumType(DuplicateReasonCode, {
  name: 'DuplicateReasonCode',
  description: 'What speaks for two entries being the same.',
  valuesConfig: {
    SAME_NAME: { description: 'The names have the same words.' },
    SIMILAR_NAME: { description: 'The names are alike; the value is per cent.' },
    SAME_ADDRESS: { description: 'Street, number and postal code are the same.' },
    APART: { description: 'They are near each other; the value is metres.' },
    SAME_EMAIL: { description: 'The mail address is the same.' },
    SAME_PHONE: { description: 'The phone number is the same.' },
    SAME_WEBSITE: { description: 'The web page is the same.' },
  },
});

export const MergeField = {
  NAME: 'NAME',
  KIND: 'KIND',
  LEGAL_FORM: 'LEGAL_FORM',
  OPERATOR_TYPE: 'OPERATOR_TYPE',
  RUN_BY: 'RUN_BY',
  SUMMARY: 'SUMMARY',
  DESCRIPTION: 'DESCRIPTION',
  PLAIN_LANGUAGE: 'PLAIN_LANGUAGE',
  EASY_LANGUAGE: 'EASY_LANGUAGE',
  EMAIL: 'EMAIL',
  PHONE: 'PHONE',
  WEBSITE: 'WEBSITE',
  OPEN_TO_COOPERATION: 'OPEN_TO_COOPERATION',
} as const;
export type MergeField = keyof typeof MergeField;
registerEnumType(MergeField, {
  name: 'MergeField',
  description: 'What one of two entries has to give, where only one can stay.',
  valuesConfig: {
    NAME: { description: 'The name; the other one stays as a further name.' },
    KIND: { description: 'Association, initiative or institution.' },
    LEGAL_FORM: { description: 'The legal form.' },
    OPERATOR_TYPE: { description: 'What kind of body stands behind it.' },
    RUN_BY: { description: 'Who runs it.' },
    SUMMARY: { description: 'The sentence or two.' },
    DESCRIPTION: { description: 'The long text.' },
    PLAIN_LANGUAGE: { description: 'The text in plain language.' },
    EASY_LANGUAGE: { description: 'The text in easy language, with who checked it.' },
    EMAIL: { description: 'Which mail address comes first; all of them stay.' },
    PHONE: { description: 'Which phone number comes first; all of them stay.' },
    WEBSITE: { description: 'The website.' },
    OPEN_TO_COOPERATION: { description: 'Whether others may ask about working together.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Something that speaks for two entries being the same.' })
export class DuplicateReason {
  @Field(() => DuplicateReasonCode, { description: 'What.' })
  code: DuplicateReasonCode;

  @Field(() => Int, { nullable: true, description: 'Per cent or metres, where the code speaks of them.' })
  value: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'One of two entries, in brief.' })
export class DuplicateBrief {
  @Field(() => ID, { description: 'The actor’s id.' })
  id: string;

  @Field(() => String, { description: 'Its slug.' })
  slug: string;

  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => ActorKind, { description: 'What it is.' })
  kind: ActorKind;

  @Field(() => Boolean, { description: 'Whether residents see it.' })
  published: boolean;

  @Field(() => String, { nullable: true, description: 'Street with house number of the main place.' })
  street: string | null;

  @Field(() => [String], { description: 'Imports that it came from; none: entered by hand.' })
  sources: string[];
}

@ObjectType({ simpleResolvers: true, description: 'Two entries that are probably the same.' })
export class DuplicatePair {
  @Field(() => Float, { description: 'How probably, from 0 to 1.' })
  score: number;

  @Field(() => [DuplicateReason], { description: 'What speaks for it.' })
  reasons: DuplicateReason[];

  @Field(() => GraphQLDateTime, { description: 'When that was seen first.' })
  foundAt: Date;

  @Field(() => [DuplicateBrief], { description: 'The two.' })
  entries: DuplicateBrief[];
}

@ObjectType({ simpleResolvers: true, description: 'One page of probable duplicates.' })
export class Duplicates {
  @Field(() => [DuplicatePair], { description: 'The likeliest first.' })
  nodes: DuplicatePair[];

  @Field(() => PageInfo, { description: 'How to go on.' })
  pageInfo: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount: number;
}

@ObjectType({ simpleResolvers: true, description: 'An entry that may be merged, with all that would come along.' })
export class MergeableEntry {
  @Field(() => EditableActor, { description: 'The entry as whoever keeps it sees it.' })
  actor: EditableActor;

  @Field(() => String, { nullable: true, description: 'Legal form.' })
  legalForm: string | null;

  @Field(() => OperatorType, { nullable: true, description: 'What kind of body stands behind it.' })
  operatorType: OperatorType | null;

  @Field(() => String, { nullable: true, description: 'Name of who runs it.' })
  runByName: string | null;

  @Field(() => String, { nullable: true, description: 'The text in easy language.' })
  easyLanguage: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last confirmed; null: never.' })
  confirmedAt: Date | null;

  @Field(() => ConfirmedVia, { nullable: true, description: 'By which way it was last confirmed.' })
  confirmedVia: ConfirmedVia | null;

  @Field(() => [String], { description: 'Imports that it came from; none: entered by hand.' })
  sources: string[];

  @Field(() => Int, { description: 'In how many cooperations it takes part.' })
  cooperations: number;

  @Field(() => Int, { description: 'How many people keep it.' })
  keepers: number;

  @Field(() => Int, { description: 'How many notes, reminders and persons the coordinator has of it.' })
  filed: number;
}

@ObjectType({ simpleResolvers: true, description: 'Two entries side by side.' })
export class MergeablePair {
  @Field(() => Float, { nullable: true, description: 'How probably they are the same; null: nothing was seen.' })
  score: number | null;

  @Field(() => [DuplicateReason], { description: 'What speaks for it.' })
  reasons: DuplicateReason[];

  @Field(() => Boolean, { description: 'Whether somebody said that they are not the same.' })
  dismissed: boolean;

  @Field(() => [MergeableEntry], { description: 'The two, in the order in which they were asked for.' })
  entries: MergeableEntry[];

  @Field(() => [String], { description: 'Titles of cooperations of these two alone: there would be none any more.' })
  endingCooperations: string[];
}

@ObjectType({ simpleResolvers: true, description: 'What came of a decision about duplicates.' })
export class DuplicatesPayload {
  @Field(() => Int, { description: 'How many pairs still wait.' })
  waiting: number;

  @Field(() => [Problem], { description: 'What has to be mended first; empty when all is taken.' })
  problems: Problem[];
}

@ObjectType({ simpleResolvers: true, description: 'What came of merging two entries.' })
export class MergeActorsPayload {
  @Field(() => EditableActor, { nullable: true, description: 'The entry that stays; null when nothing was changed.' })
  actor: EditableActor | null;

  @Field(() => [Problem], { description: 'What has to be mended first; empty when all is taken.' })
  problems: Problem[];
}

import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ConfirmedVia } from '#server/actors/actor.type.ts';
import { PageInfo } from '#server/directory/page-info.type.ts';

export const CallReason = {
  SAID_GONE: 'SAID_GONE',
  WANTED_CHANGE: 'WANTED_CHANGE',
  SILENT: 'SILENT',
  NO_MAIL: 'NO_MAIL',
  UNSUBSCRIBED: 'UNSUBSCRIBED',
  UNREACHABLE: 'UNREACHABLE',
} as const;
export type CallReason = keyof typeof CallReason;
registerEnumType(CallReason, {
  name: 'CallReason',
  description: 'Why somebody has to be called.',
  valuesConfig: {
    SAID_GONE: { description: 'It said that it does not exist any more.' },
    WANTED_CHANGE: { description: 'It wanted to change something, and did not.' },
    SILENT: { description: 'Two mails were not answered.' },
    NO_MAIL: { description: 'It is due, and there is no address to write to.' },
    UNSUBSCRIBED: { description: 'It is due, and wants no mails about this.' },
    UNREACHABLE: { description: 'It is due, and the mail could not be delivered.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'An entry whose people are to be asked by phone.' })
export class Call {
  @Field(() => ID, { description: 'Id of the entry.' })
  id: string;

  @Field(() => Int, { description: 'Version of the entry, which a confirmation is based on.' })
  version: number;

  @Field(() => String, { description: 'Slug of the entry.' })
  slug: string;

  @Field(() => String, { description: 'Name of the entry.' })
  name: string;

  @Field(() => [String], { description: 'Its phone numbers in E.164, also those that are not public.' })
  phones: string[];

  @Field(() => [String], { description: 'Its mail addresses, also those that are not public.' })
  emails: string[];

  @Field(() => String, { nullable: true, description: 'Web address.' })
  website: string | null;

  @Field(() => [CallPlace], { description: 'Its places, the main one first.' })
  places: CallPlace[];

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last confirmed; null: never.' })
  confirmedAt: Date | null;

  @Field(() => ConfirmedVia, { nullable: true, description: 'How it was last confirmed.' })
  confirmedVia: ConfirmedVia | null;

  @Field(() => String, { nullable: true, description: 'Who confirmed it last.' })
  confirmedBy: string | null;

  @Field(() => CallReason, { description: 'Why it is to be called.' })
  reason: CallReason;

  @Field(() => GraphQLDateTime, { description: 'Since when it has been on the list.' })
  since: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A place as it is read out on the phone.' })
export class CallPlace {
  @Field(() => String, { nullable: true, description: 'Street, postal code and town; null: not given.' })
  address: string | null;

  @Field(() => [String], { description: 'Opening hours in words, a line each; empty: unknown.' })
  openingHours: string[];
}

@ObjectType({ simpleResolvers: true, description: 'A page of the list of calls.' })
export class CallConnection {
  @Field(() => Int, { description: 'How many calls there are in all.' })
  totalCount: number;

  @Field(() => [Call], { description: 'Those who have waited longest first.' })
  nodes: Call[];

  @Field(() => PageInfo, { description: 'Whether more follow.' })
  pageInfo: PageInfo;
}

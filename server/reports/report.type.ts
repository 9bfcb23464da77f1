import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo } from '#server/directory/page-info.type.ts';
import { Problem } from '#server/problem.type.ts';

export const ReportKind = {
  WRONG: 'WRONG',
  GONE: 'GONE',
  DUPLICATE: 'DUPLICATE',
  QUESTION: 'QUESTION',
  PRAISE: 'PRAISE',
  UNLAWFUL: 'UNLAWFUL',
} as const;
export type ReportKind = keyof typeof ReportKind;
registerEnumType(ReportKind, {
  name: 'ReportKind',
  description: 'What somebody wants to say about an entry.',
  valuesConfig: {
    WRONG: { description: 'Something in it is not right.' },
    GONE: { description: 'What it is about does not exist any more.' },
    DUPLICATE: { description: 'It stands there twice.' },
    QUESTION: { description: 'A question.' },
    PRAISE: { description: 'Praise.' },
    UNLAWFUL: { description: 'Something in it is held to be unlawful (Digital Services Act, article 16).' },
  },
});

export const ReportField = {
  REACH: 'REACH',
  WHERE: 'WHERE',
  WHEN: 'WHEN',
  ACCESS: 'ACCESS',
  ABOUT: 'ABOUT',
  PLAIN_LANGUAGE: 'PLAIN_LANGUAGE',
  EASY_LANGUAGE: 'EASY_LANGUAGE',
  TOPICS: 'TOPICS',
  COOPERATIONS: 'COOPERATIONS',
} as const;
export type ReportField = keyof typeof ReportField;
registerEnumType(ReportField, {
  name: 'ReportField',
  description: 'A part of an entry as its page shows it.',
  valuesConfig: {
    REACH: { description: 'Phone, mail and web addresses.' },
    WHERE: { description: 'Places and what holds there for a while.' },
    WHEN: { description: 'Opening hours.' },
    ACCESS: { description: 'Barriers.' },
    ABOUT: { description: 'The longer text.' },
    PLAIN_LANGUAGE: { description: 'The text in plain language (Einfache Sprache).' },
    EASY_LANGUAGE: { description: 'The text in easy language (Leichte Sprache).' },
    TOPICS: { description: 'Topics, target groups, languages, and who runs it.' },
    COOPERATIONS: { description: 'Whom it works with.' },
  },
});

export const ReportState = { OPEN: 'OPEN', ANSWERED: 'ANSWERED', DISMISSED: 'DISMISSED' } as const;
export type ReportState = keyof typeof ReportState;
registerEnumType(ReportState, {
  name: 'ReportState',
  description: 'What has come of a report.',
  valuesConfig: {
    OPEN: { description: 'Nobody has answered it yet.' },
    ANSWERED: { description: 'It was right, or it is answered.' },
    DISMISSED: { description: 'Nothing follows from it.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'What somebody said about an entry, without an account.' })
export class Report {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => Int, { description: 'What people name it by.' })
  number: number;

  @Field(() => Int, { description: 'What an answer says it is based on.' })
  version: number;

  @Field(() => ReportKind, { description: 'What it is.' })
  kind: ReportKind;

  @Field(() => ReportField, { nullable: true, description: 'The part it is about; null: the whole entry.' })
  field: ReportField | null;

  @Field(() => String, { description: 'What was written; may be empty.' })
  text: string;

  @Field(() => String, { description: 'BCP 47 tag of the page it came from, in which it is answered by mail.' })
  locale: string;

  @Field(() => ReportState, { description: 'What has come of it.' })
  state: ReportState;

  @Field(() => String, { nullable: true, description: 'What was answered.' })
  answer: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was answered or dismissed.' })
  answeredAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'When it came.' })
  createdAt: Date;

  @Field(() => String, { description: 'Name of the entry, also when it is not published any more.' })
  actorName: string;

  @Field(() => Boolean, { description: 'Whether an answer goes to somebody by mail.' })
  isMailed: boolean;

  @Field(() => String, { nullable: true, description: 'Whom it is from, if they said so; for the coordinator alone.' })
  reporterName: string | null;

  @Field(() => String, { nullable: true, description: 'Where the answer goes; for the coordinator alone.' })
  reporterEmail: string | null;

  actorId: string;
}

@ObjectType({ simpleResolvers: true, description: 'A page of reports.' })
export class ReportConnection {
  @Field(() => [Report], { description: 'The reports of this page.' })
  nodes: Report[];

  @Field(() => PageInfo, { description: 'Whether and how it goes on.' })
  pageInfo: PageInfo;

  @Field(() => Int, { description: 'All that there are, on every page.' })
  totalCount: number;
}

@ObjectType({ simpleResolvers: true, description: 'What came of an answer.' })
export class AnswerReportPayload {
  @Field(() => Report, { nullable: true, description: 'The report as it is now; null when nothing was changed.' })
  report: Report | null;

  @Field(() => [Problem], { description: 'What has to be mended first; empty when all is taken.' })
  problems: Problem[];
}

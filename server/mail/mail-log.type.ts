import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo } from '#server/directory/page-info.type.ts';

export const MailState = { QUEUED: 'QUEUED', SENT: 'SENT', PARKED: 'PARKED' } as const;
export type MailState = keyof typeof MailState;
registerEnumType(MailState, {
  name: 'MailState',
  description: 'What has become of a mail.',
  valuesConfig: {
    QUEUED: { description: 'It waits, or is tried again.' },
    SENT: { description: 'The mail server has taken it.' },
    PARKED: { description: 'It was refused for good, or eight times.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A mail of this installation, without its text.' })
export class LoggedMail {
  @Field(() => ID, { description: 'UUID, version 7; also the beginning of its Message-ID.' })
  id: string;

  @Field(() => String, { description: 'Mail address.' })
  recipient: string;

  @Field(() => String, { description: 'Subject.' })
  subject: string;

  @Field(() => MailState, { description: 'What has become of it.' })
  state: MailState;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts: number;

  @Field(() => String, { nullable: true, description: 'What the mail server said to the last try that failed.' })
  lastError: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was written.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was taken.' })
  sentAt: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'One page of the mail log.' })
export class MailLog {
  @Field(() => [LoggedMail], { description: 'The newest first.' })
  nodes: LoggedMail[];

  @Field(() => PageInfo, { description: 'How to go on.' })
  pageInfo: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount: number;
}

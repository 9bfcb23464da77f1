import 'reflect-metadata';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Problem } from '#server/problem.type.ts';
import { ActorKind } from './actor.type.ts';
import { CalendarDate } from './calendar-date.type.ts';
import { EditableLocation } from './editable-place.type.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A mail address or phone number as whoever keeps the entry sees it.',
})
export class EditableContact {
  @Field(() => String, { description: 'A mail address, or a phone number in E.164.' })
  value: string;

  @Field(() => Boolean, { description: 'Whether it is somebody’s own: public only with consent.' })
  personal: boolean;

  @Field(() => Boolean, { description: 'Whether it may be public.' })
  consented: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A place as whoever keeps the entry sees it.' })
export class EditablePlace extends EditableLocation {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'OpenStreetMap opening_hours.' })
  openingHours: string | null;

  @Field(() => String, { nullable: true, description: 'What holds for a while.' })
  notice: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'First day of the notice; null: at once.' })
  noticeFrom: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day of the notice; null: until it is taken off.' })
  noticeUntil: string | null;
}

export const ProposedRevisionState = { WAITING: 'WAITING', REFUSED: 'REFUSED' } as const;
export type ProposedRevisionState = keyof typeof ProposedRevisionState;
registerEnumType(ProposedRevisionState, {
  name: 'ProposedRevisionState',
  description: 'What became of a proposal; one that was accepted is in the entry and its history.',
  valuesConfig: {
    WAITING: { description: 'The coordinator has not decided yet.' },
    REFUSED: { description: 'The coordinator said no, with a reason.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'What the viewer wants of an entry and the public does not see.' })
export class EntryProposedRevision {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => Int, { description: 'What a change says it is based on.' })
  version: number;

  @Field(() => ProposedRevisionState, { description: 'What became of it.' })
  state: ProposedRevisionState;

  @Field(() => GraphQLDateTime, { description: 'Since when it has waited.' })
  since: Date;

  @Field(() => String, { nullable: true, description: 'Why it was refused.' })
  reason: string | null;

  @Field(() => [String], { description: 'Fields that it is about, as inputs call them.' })
  fields: string[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'An entry as whoever keeps it sees it: texts as they are written, and what the public does not see.',
})
export class EditableActor {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => Int, { description: 'What an edit says it is based on.' })
  version: number;

  @Field(() => String, { description: 'Present slug.' })
  slug: string;

  @Field(() => Boolean, { description: 'Whether residents see the entry.' })
  published: boolean;

  @Field(() => ActorKind, { description: 'What it is.' })
  kind: ActorKind;

  @Field(() => String, { description: 'Name.' })
  name: string;

  @Field(() => String, { description: 'One or two sentences; empty: none.' })
  summary: string;

  @Field(() => String, { nullable: true, description: 'Text in a subset of Markdown.' })
  description: string | null;

  @Field(() => String, { nullable: true, description: 'The same in plain language (Einfache Sprache).' })
  plainLanguage: string | null;

  @Field(() => [String], { description: 'Slugs of topics, the main one first.' })
  topics: string[];

  @Field(() => [String], { description: 'Slugs of target groups.' })
  targetGroups: string[];

  @Field(() => [String], { description: 'BCP 47 tags of languages spoken there.' })
  languages: string[];

  @Field(() => EditableContact, { nullable: true, description: 'The first mail address.' })
  email: EditableContact | null;

  @Field(() => EditableContact, { nullable: true, description: 'The first phone number.' })
  phone: EditableContact | null;

  @Field(() => String, { nullable: true, description: 'Web address, http or https.' })
  website: string | null;

  @Field(() => Boolean, { description: 'Whether others may ask about working together.' })
  openToCooperation: boolean;

  @Field(() => [EditablePlace], { description: 'The main place first.' })
  places: EditablePlace[];

  @Field(() => EntryProposedRevision, {
    nullable: true,
    description: 'What the viewer has proposed: while it waits, the other fields are as proposed.',
  })
  proposal?: EntryProposedRevision | null;
}

@ObjectType({ simpleResolvers: true, description: 'What came of a change of an entry.' })
export class EditActorPayload {
  @Field(() => EditableActor, { nullable: true, description: 'The entry as it is now; null when nothing was changed.' })
  actor: EditableActor | null;

  @Field(() => [Problem], { description: 'What has to be mended first; empty when all is taken.' })
  problems: Problem[];
}

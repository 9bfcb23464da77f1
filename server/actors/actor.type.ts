import 'reflect-metadata';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Place } from './place.type.ts';

export const ActorKind = { ASSOCIATION: 'ASSOCIATION', INITIATIVE: 'INITIATIVE', INSTITUTION: 'INSTITUTION' } as const;
export type ActorKind = keyof typeof ActorKind;
registerEnumType(ActorKind, {
  name: 'ActorKind',
  description: 'What somebody who is active here is.',
  valuesConfig: {
    ASSOCIATION: { description: 'A registered or unregistered association (Verein).' },
    INITIATIVE: { description: 'An initiative, group, project or council without a legal form of its own.' },
    INSTITUTION: { description: 'A facility, office, parish, foundation or company that serves the public.' },
  },
});

export const OperatorType = { PUBLIC: 'PUBLIC', NON_PROFIT: 'NON_PROFIT', PRIVATE: 'PRIVATE' } as const;
export type OperatorType = keyof typeof OperatorType;
registerEnumType(OperatorType, {
  name: 'OperatorType',
  description: 'Who stands behind an actor.',
  valuesConfig: {
    PUBLIC: { description: 'The state or the borough.' },
    NON_PROFIT: { description: 'A free, charitable body.' },
    PRIVATE: { description: 'A private business or person.' },
  },
});

export const ConfirmedVia = {
  LINK: 'LINK',
  EDIT: 'EDIT',
  MEETING: 'MEETING',
  PHONE: 'PHONE',
  LETTER: 'LETTER',
  IMPORT: 'IMPORT',
} as const;
export type ConfirmedVia = keyof typeof ConfirmedVia;
registerEnumType(ConfirmedVia, {
  name: 'ConfirmedVia',
  description: 'How an entry was last confirmed to be right.',
  valuesConfig: {
    LINK: { description: 'The actor pressed the button of a mail.' },
    EDIT: { description: 'The actor edited its entry.' },
    MEETING: { description: 'Said at a meeting.' },
    PHONE: { description: 'Said on the phone.' },
    LETTER: { description: 'Written on paper.' },
    IMPORT: { description: 'Taken over from a public list.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A web page of an actor besides its own site.' })
export class Link {
  @Field(() => String, { description: 'What the page is.' })
  label: string;

  @Field(() => String, { description: 'Its address, http or https.' })
  url: string;
}

/** What an actor is filed under, each in the order in which it is shown. */
export interface ActorFiling {
  mainDistrictId: string | null;
  topicIds: number[];
  targetGroupIds: number[];
  /** districts where it works, also without a place there */
  activeInIds: string[];
}

/** The columns of a published actor; its relations are resolved through loaders. */
@ObjectType({
  simpleResolvers: true,
  description: 'An association, initiative or institution that is active in the neighbourhood.',
})
export class Actor {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => String, { description: 'Its name in addresses; an old one keeps leading here.' })
  slug: string;

  @Field(() => ActorKind, { description: 'Association, initiative or institution.' })
  kind: ActorKind;

  @Field(() => String, { description: 'The name as it writes itself.' })
  name: string;

  @Field(() => [String], { description: 'Other and former names, abbreviations.' })
  alternateNames: string[];

  @Field(() => String, { nullable: true, description: 'Legal form as text, such as "e. V.".' })
  legalForm: string | null;

  @Field(() => OperatorType, { nullable: true, description: 'Who stands behind it; null: unknown.' })
  operatorType: OperatorType | null;

  @Field(() => String, { description: 'What residents get here, in one or two sentences; empty when not given.' })
  summary: string;

  @Field(() => String, { nullable: true, description: 'The long text as sanitised HTML.' })
  description: string | null;

  @Field(() => String, { nullable: true, description: 'A text in plain language (Einfache Sprache).' })
  plainLanguage: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A text in easy language (Leichte Sprache) that somebody checked.',
  })
  easyLanguage: string | null;

  @Field(() => String, { nullable: true, description: 'Who checked the text in easy language.' })
  easyLanguageCheckedBy: string | null;

  @Field(() => [String], { description: 'Languages spoken there, as BCP 47 tags.' })
  languages: string[];

  @Field(() => String, { nullable: true, description: 'Address of its own site, http or https.' })
  website: string | null;

  @Field(() => [Link], { description: 'Further pages.' })
  links: Link[];

  @Field(() => String, { nullable: true, description: 'Name of who runs it.' })
  runByName: string | null;

  @Field(() => Boolean, { description: 'Whether it asks others to get in touch about working together.' })
  openToCooperation: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the entry was last confirmed; null: never.' })
  confirmedAt: Date | null;

  @Field(() => ConfirmedVia, { nullable: true, description: 'How it was last confirmed.' })
  confirmedVia: ConfirmedVia | null;

  @Field(() => Boolean, {
    description: 'Whether it was asked twice and said nothing, or has not been confirmed for twice the usual time.',
  })
  isUnconfirmed: boolean;

  @Field(() => GraphQLDateTime, { description: 'When the entry last changed.' })
  updatedAt: Date;

  @Field(() => Boolean, { description: 'Invented, to show what the directory can do.' })
  isExample: boolean;

  @Field(() => Int, { description: 'The version that an edit is based on.' })
  version: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Metres to the nearest matching place, when `near` is given; only as exact as the place is public.',
  })
  distance?: number | null;

  runById: string | null;
  /** of these, undefined: not looked up yet */
  email?: string | null;
  phone?: string | null;
  filing?: ActorFiling;
  places?: Place[];
}

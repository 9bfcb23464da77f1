import 'reflect-metadata';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { CalendarDate } from './calendar-date.type.ts';

export const PlaceVisibility = { EXACT: 'EXACT', AREA: 'AREA', DISTRICT: 'DISTRICT', HIDDEN: 'HIDDEN' } as const;
export type PlaceVisibility = keyof typeof PlaceVisibility;
registerEnumType(PlaceVisibility, {
  name: 'PlaceVisibility',
  description: 'How precisely a place may be shown, everywhere.',
  valuesConfig: {
    EXACT: { description: 'Address and point.' },
    AREA: { description: 'A point about 250 m coarse, always the same; no address.' },
    DISTRICT: { description: 'Only the district.' },
    HIDDEN: { description: 'Only that there is a place.' },
  },
});

export const AccessFeature = {
  ENTRANCE: 'ENTRANCE',
  TOILET: 'TOILET',
  SEATING: 'SEATING',
  HEARING: 'HEARING',
  SIGHT: 'SIGHT',
  PLAIN_LANGUAGE: 'PLAIN_LANGUAGE',
} as const;
export type AccessFeature = keyof typeof AccessFeature;
registerEnumType(AccessFeature, {
  name: 'AccessFeature',
  description: 'What of a place can be used without a barrier, or not.',
  valuesConfig: {
    ENTRANCE: { description: 'The way in.' },
    TOILET: { description: 'A toilet.' },
    SEATING: { description: 'Seats, and room for a wheelchair.' },
    HEARING: { description: 'Help for people who hear badly.' },
    SIGHT: { description: 'Help for people who see badly.' },
    PLAIN_LANGUAGE: { description: 'People there speak plain language.' },
  },
});

export const AccessValue = { YES: 'YES', PARTLY: 'PARTLY', NO: 'NO', UNKNOWN: 'UNKNOWN' } as const;
export type AccessValue = keyof typeof AccessValue;
registerEnumType(AccessValue, {
  name: 'AccessValue',
  description: 'Whether something can be used without a barrier.',
  valuesConfig: {
    YES: { description: 'Without a barrier.' },
    PARTLY: { description: 'With help, or in part.' },
    NO: { description: 'Not without a barrier.' },
    UNKNOWN: { description: 'Nobody has said yet.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Whether something of a place can be used without a barrier.' })
export class Access {
  @Field(() => AccessFeature, { description: 'What is spoken of.' })
  feature: AccessFeature;

  @Field(() => AccessValue, { description: 'Usable without a barrier, or not.' })
  value: AccessValue;

  @Field(() => String, { nullable: true, description: 'A sentence that says more.' })
  note: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'The day it was looked at.' })
  asOf: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A time span in which a place is open.' })
export class OpeningInterval {
  @Field(() => GraphQLDateTime, { description: 'First moment.' })
  opens: Date;

  @Field(() => GraphQLDateTime, { description: 'The moment it closes.' })
  closes: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A day with the times in which a place is open; none: closed.' })
export class OpeningDay {
  @Field(() => CalendarDate, { description: 'The day, in the time zone of the house.' })
  date: string;

  @Field(() => [OpeningInterval], { description: 'Spans that begin on this day, in order.' })
  intervals: OpeningInterval[];
}

/** The columns of a published place: what is finer than its `publicAs` is null. */
@ObjectType({ simpleResolvers: true, description: 'Where an actor is found; never finer than it may be shown.' })
export class Place {
  @Field(() => ID, { description: 'UUID, version 7.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Street and house number; null where only an area is shown.' })
  street: string | null;

  @Field(() => String, { nullable: true, description: 'Five digits; null where only an area is shown.' })
  postalCode: string | null;

  @Field(() => String, { nullable: true, description: 'Town.' })
  city: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Degrees, WGS84; null where none may be shown, coarse for `AREA`.',
  })
  latitude: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Degrees, WGS84; null where none may be shown, coarse for `AREA`.',
  })
  longitude: number | null;

  @Field(() => String, { nullable: true, description: 'Times in OpenStreetMap `opening_hours` syntax; null: unknown.' })
  openingHours: string | null;

  @Field(() => String, { nullable: true, description: 'A note that holds today, such as "closed in August".' })
  notice: string | null;

  @Field(() => PlaceVisibility, { description: 'How precisely the place is shown.' })
  publicAs: PlaceVisibility;

  @Field(() => [Access], { description: 'What is known about barriers.' })
  access: Access[];

  districtId: string | null;
}

/** What the opening hours of a place mean around now. */
export interface OpeningTimes {
  /** half-open spans from today to a week ahead */
  intervals: OpeningInterval[];
  /** next opening after now, up to eight weeks ahead */
  nextOpening: Date | null;
  /** end of the span that holds now */
  openUntil: Date | null;
}

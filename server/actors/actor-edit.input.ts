import { ArrayMaxSize, IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ActorKind } from './actor.type.ts';
import { CalendarDate } from './calendar-date.type.ts';
import { PlaceLocationInput } from './place-edit.input.ts';

/** Whatever is longer was not typed by a person; what a person typed too long is told beside its field. */
const mostSigns = 50_000;
const mostEntries = 100;

@InputType({ description: 'A mail address or phone number of an entry.' })
export class EditContactInput {
  @Field(() => String, { description: 'As people write it; empty takes it off.' })
  @MaxLength(mostSigns)
  value: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the person whose own it is agreed to its being public; left out, that stays as it is.',
  })
  consented?: boolean | null;
}

@InputType({ description: 'What changes of a place; what is left out stays.' })
export class EditPlaceInput extends PlaceLocationInput {
  @Field(() => ID, { description: 'Its id.' })
  @IsUUID()
  id: string;

  @Field(() => String, { nullable: true, description: 'OpenStreetMap opening_hours; empty: unknown.' })
  @MaxLength(mostSigns)
  openingHours?: string | null;

  @Field(() => String, { nullable: true, description: 'What holds for a while; empty takes it off.' })
  @MaxLength(mostSigns)
  notice?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'First day of the notice.' })
  noticeFrom?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day of the notice.' })
  noticeUntil?: string | null;
}

@InputType({ description: 'That an entry is still right as it stands.' })
export class ConfirmActorInput {
  @Field(() => ID, { description: 'Its id.' })
  @IsUUID()
  id: string;

  @Field(() => Int, {
    description: 'The version that was read; where it is no longer the present one, the answer is CONFLICT.',
  })
  version: number;
}

@InputType({ description: 'What changes of an entry; what is left out stays.' })
export class EditActorInput extends ConfirmActorInput {
  @Field(() => ActorKind, { nullable: true, description: 'What it is.' })
  kind?: ActorKind | null;

  @Field(() => String, { nullable: true, description: 'Name.' })
  @MaxLength(mostSigns)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'One or two sentences.' })
  @MaxLength(mostSigns)
  summary?: string | null;

  @Field(() => String, { nullable: true, description: 'Text in a subset of Markdown.' })
  @MaxLength(mostSigns)
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'The same in plain language (Einfache Sprache).' })
  @MaxLength(mostSigns)
  plainLanguage?: string | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of topics, the main one first.' })
  @ArrayMaxSize(mostEntries)
  topics?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of target groups.' })
  @ArrayMaxSize(mostEntries)
  targetGroups?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'BCP 47 tags of languages spoken there.' })
  @ArrayMaxSize(mostEntries)
  languages?: string[] | null;

  @Field(() => EditContactInput, { nullable: true, description: 'The first mail address.' })
  email?: EditContactInput | null;

  @Field(() => EditContactInput, { nullable: true, description: 'The first phone number.' })
  phone?: EditContactInput | null;

  @Field(() => String, { nullable: true, description: 'Web address.' })
  @MaxLength(mostSigns)
  website?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether others may ask about working together.' })
  openToCooperation?: boolean | null;

  @Field(() => [EditPlaceInput], { nullable: true, description: 'Places that change.' })
  @ArrayMaxSize(mostEntries)
  places?: EditPlaceInput[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'All places, the main one first: an id that is not there yet is a new place, one that is left out is taken away.',
  })
  @ArrayMaxSize(mostEntries)
  @IsUUID(undefined, { each: true })
  placeOrder?: string[] | null;
}

import { ArrayMaxSize, MaxLength, ValidateNested } from 'class-validator';
import { Field, Float, InputType } from 'type-graphql';
import { CalendarDate } from './calendar-date.type.ts';
import { AccessFeature, AccessValue, PlaceVisibility } from './place.type.ts';

/** Whatever is longer was not typed by a person; what a person typed too long is told beside its field. */
const mostSigns = 50_000;
const mostAccess = 20;

@InputType({ description: 'What is known about one barrier of a place.' })
export class EditAccessInput {
  @Field(() => AccessFeature, { description: 'What is spoken of.' })
  feature: AccessFeature;

  @Field(() => AccessValue, { description: 'Usable without a barrier, or not.' })
  value: AccessValue;

  @Field(() => String, { nullable: true, description: 'A sentence that says more.' })
  @MaxLength(mostSigns)
  note?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'The day it was looked at.' })
  asOf?: string | null;
}

@InputType({
  description: 'Where a place is, how precisely it may be shown, and its barriers; what is left out stays.',
})
export class PlaceLocationInput {
  @Field(() => String, { nullable: true, description: 'Street with house number; empty: none.' })
  @MaxLength(mostSigns)
  street?: string | null;

  @Field(() => String, { nullable: true, description: 'Five digits; empty: none.' })
  @MaxLength(mostSigns)
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Town; empty: none.' })
  @MaxLength(mostSigns)
  city?: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees, WGS84; null together with the longitude: no point.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees, WGS84; null together with the latitude: no point.' })
  longitude?: number | null;

  @Field(() => PlaceVisibility, { nullable: true, description: 'How precisely the place may be shown.' })
  publicAs?: PlaceVisibility | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether somebody lives there; an initiative has to say so of a new address that is to be shown.',
  })
  personal?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether whoever lives there agreed to the exact address being public; left out, that stays as it is for the same address.',
  })
  consented?: boolean | null;

  @Field(() => [EditAccessInput], { nullable: true, description: 'All that is known about barriers.' })
  @ArrayMaxSize(mostAccess)
  @ValidateNested()
  access?: EditAccessInput[] | null;
}

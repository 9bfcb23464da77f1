import { Field, Float, ObjectType } from 'type-graphql';
import { Access, PlaceVisibility } from './place.type.ts';

@ObjectType({ simpleResolvers: true, description: 'Where a place is, whatever the public sees of it.' })
export class EditableLocation {
  @Field(() => String, { nullable: true, description: 'Street with house number, whatever the public sees of it.' })
  street: string | null;

  @Field(() => String, { nullable: true, description: 'Five digits.' })
  postalCode: string | null;

  @Field(() => String, { nullable: true, description: 'Town.' })
  city: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees, WGS84, exact; null: not known.' })
  latitude: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees, WGS84, exact; null: not known.' })
  longitude: number | null;

  @Field(() => PlaceVisibility, { description: 'How precisely the place may be shown.' })
  publicAs: PlaceVisibility;

  @Field(() => Boolean, { description: 'Whether somebody lives there: shown exactly only with consent.' })
  personal: boolean;

  @Field(() => Boolean, { description: 'Whether whoever lives there agreed to the exact address being public.' })
  consented: boolean;

  @Field(() => [Access], { description: 'What is known about barriers.' })
  access: Access[];
}

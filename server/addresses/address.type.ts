import 'reflect-metadata';
import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'An address of the register, or a street of it.' })
export class AddressSuggestion {
  @Field(() => String, { description: 'Street with house number; the street alone as long as none was typed.' })
  street: string;

  @Field(() => Boolean, { description: 'Whether the house number is there.' })
  complete: boolean;

  @Field(() => String, { nullable: true, description: 'Five digits; null for a street.' })
  postalCode: string | null;

  @Field(() => String, { nullable: true, description: 'Town.' })
  city: string | null;

  @Field(() => String, { description: 'Part of the town; empty: not known.' })
  locality: string;

  @Field(() => Float, { nullable: true, description: 'Degrees, WGS84; null: the register does not know where.' })
  latitude: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees, WGS84; null: the register does not know where.' })
  longitude: number | null;

  @Field(() => Boolean, { description: 'Whether the point is that of a neighbouring house.' })
  approximate: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Addresses that begin as was typed, those of the area first.' })
export class AddressSuggestions {
  @Field(() => [AddressSuggestion], { description: 'At most 8.' })
  suggestions: AddressSuggestion[];

  @Field(() => String, { nullable: true, description: 'Whose register it is, to be said beside them.' })
  credit: string | null;
}

/** A house of the register, read from a row of a file. */
export interface Address {
  street: string;
  number: number;
  /** in capitals; empty: none */
  suffix: string;
  /** empty: not known */
  postalCode: string;
  /** part of the town; empty: not known */
  locality: string;
  city: string | null;
  /** official id of its quarter or district */
  quarter: string | null;
  point: { latitude: number; longitude: number } | null;
}

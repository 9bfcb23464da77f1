import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Bounds } from '#server/directory/map.type.ts';

@ObjectType({ simpleResolvers: true, description: 'A point in degrees, WGS84.' })
export class GeoPoint {
  @Field(() => Float, { description: 'Degrees.' })
  latitude: number;

  @Field(() => Float, { description: 'Degrees.' })
  longitude: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "The base of the map, fetched through this server so that nobody's address reaches the tile host.",
})
export class MapTiles {
  @Field(() => String, { description: 'Path with {z}, {x} and {y}.' })
  path: string;

  @Field(() => String, { description: 'Whom to credit, as text.' })
  attribution: string;

  @Field(() => Int, { description: 'Smallest zoom level there is.' })
  minZoom: number;

  @Field(() => Int, { description: 'Largest zoom level there is.' })
  maxZoom: number;
}

@ObjectType({ simpleResolvers: true, description: 'A station of the railway or underground, to find one’s bearings.' })
export class Station {
  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => String, { description: 'U, S or S+U.' })
  lines: string;

  @Field(() => Float, { description: 'Degrees.' })
  latitude: number;

  @Field(() => Float, { description: 'Degrees.' })
  longitude: number;
}

@ObjectType({ simpleResolvers: true, description: 'Who runs this directory, and how to reach them.' })
export class Operator {
  @Field(() => String, { description: 'Name of the office.' })
  name: string;

  @Field(() => String, { description: 'What it does, in a sentence.' })
  role: string;

  @Field(() => String, { nullable: true, description: 'Who pays for it.' })
  funder: string | null;

  @Field(() => String, { nullable: true, description: 'The person one meets.' })
  contactName: string | null;

  @Field(() => String, { nullable: true, description: 'Path of a picture of that person.' })
  portrait: string | null;

  @Field(() => String, { nullable: true, description: 'E.164.' })
  phone: string | null;

  @Field(() => String, { description: 'Mail address.' })
  email: string;

  @Field(() => String, { nullable: true, description: 'When somebody is there, in words.' })
  hours: string | null;

  @Field(() => String, { nullable: true, description: 'Street and number.' })
  street: string | null;

  @Field(() => String, { nullable: true, description: 'Five digits.' })
  postalCode: string | null;

  @Field(() => String, { nullable: true, description: 'Town.' })
  city: string | null;
}

/** The fields that say how much is in it are resolved; the rest is the operator's data. */
@ObjectType({ simpleResolvers: true, description: 'This directory: who runs it, and what its map shows.' })
export class Directory {
  @Field(() => String, { description: 'What the site is called.' })
  siteName: string;

  @Field(() => String, { description: 'Name of the neighbourhood.' })
  area: string;

  @Field(() => Operator, { description: 'Who runs it.' })
  operator: Operator;

  @Field(() => Bounds, { description: 'What the map shows at first and never leaves by far.' })
  frame: Bounds;

  @Field(() => GeoPoint, { description: 'Middle of the map at first.' })
  centre: GeoPoint;

  @Field(() => Int, { description: 'Zoom of the map at first.' })
  zoom: number;

  @Field(() => MapTiles, { nullable: true, description: 'null: no base tiles are configured.' })
  tiles: MapTiles | null;

  @Field(() => Boolean, { description: "Whether the operator's own drawing is served at /map/overlay.geojson." })
  overlay: boolean;

  @Field(() => [Station], { description: 'Stations to draw.' })
  stations: Station[];

  @Field(() => String, { description: 'Credit of the outlines.' })
  outlineCredit: string;

  @Field(() => String, { nullable: true, description: 'Credit of the stations; null: none is asked for.' })
  stationCredit: string | null;

  @Field(() => [String], { description: 'Languages of the site, the usual one first.' })
  locales: string[];

  @Field(() => Boolean, { description: 'Whether mail can be sent here, by which one signs in.' })
  signInByMail: boolean;
}

export const OperatorTextName = {
  IMPRINT: 'IMPRINT',
  PRIVACY: 'PRIVACY',
  ACCESSIBILITY: 'ACCESSIBILITY',
  LISTING: 'LISTING',
} as const;
export type OperatorTextName = keyof typeof OperatorTextName;
registerEnumType(OperatorTextName, {
  name: 'OperatorTextName',
  description: 'A text that the operator answers for.',
  valuesConfig: {
    IMPRINT: { description: 'Who is responsible (Impressum).' },
    PRIVACY: { description: 'What happens with data (Datenschutz).' },
    ACCESSIBILITY: { description: 'How accessible the site is, and how to complain.' },
    LISTING: { description: 'Who is listed here and who is not, why, and how to object.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A text of the operator.' })
export class OperatorText {
  @Field(() => String, { description: 'Its heading.' })
  title: string;

  @Field(() => String, { description: 'Sanitised HTML without the heading.' })
  html: string;
}

import 'reflect-metadata';
import type { MultiPolygon, Polygon } from 'geojson';
import { Field, ID, ObjectType } from 'type-graphql';
import { GeoJSON } from './geo-json.type.ts';

@ObjectType({ simpleResolvers: true, description: 'A district of the neighbourhood, or a quarter below one.' })
export class District {
  @Field(() => ID, { description: 'Official id, a string of digits.' })
  id: string;

  @Field(() => String, { description: 'Its name in addresses.' })
  slug: string;

  @Field(() => String, { description: 'Official name.' })
  name: string;

  @Field(() => [String], { description: 'Other spellings and everyday names, all found by the search.' })
  otherNames: string[];

  @Field(() => GeoJSON, { description: 'Polygon or MultiPolygon.' })
  outline: Polygon | MultiPolygon;

  parentId: string | null;
}

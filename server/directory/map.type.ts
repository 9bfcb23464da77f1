import { createUnionType, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Actor } from '#server/actors/actor.type.ts';
import { Place } from '#server/actors/place.type.ts';

@ObjectType({ simpleResolvers: true, description: 'Edges in degrees, WGS84.' })
export class Bounds {
  @Field(() => Float, { description: 'Western edge.' })
  west: number;

  @Field(() => Float, { description: 'Southern edge.' })
  south: number;

  @Field(() => Float, { description: 'Eastern edge.' })
  east: number;

  @Field(() => Float, { description: 'Northern edge.' })
  north: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Several places that lie too close together to be told apart at this zoom.',
})
export class MapCluster {
  @Field(() => ID, { description: 'The same for the same square of the map.' })
  id: string;

  @Field(() => Int, { description: 'Places in it.' })
  count: number;

  @Field(() => Float, { description: 'Centre of the places, degrees.' })
  latitude: number;

  @Field(() => Float, { description: 'Centre of the places, degrees.' })
  longitude: number;

  @Field(() => Bounds, { description: 'What holds all of them; a point when they share an address.' })
  bounds: Bounds;
}

@ObjectType({ simpleResolvers: true, description: 'One place.' })
export class MapPin {
  @Field(() => Actor, { description: 'Who is there.' })
  actor: Actor;

  @Field(() => Place, { description: 'The place.' })
  place: Place;

  @Field(() => Float, { description: 'Degrees.' })
  latitude: number;

  @Field(() => Float, { description: 'Degrees.' })
  longitude: number;
}

export const MapFeature = createUnionType({
  name: 'MapFeature',
  description: 'What is drawn on the map.',
  types: () => [MapCluster, MapPin] as const,
  resolveType: (value) => ('count' in value ? 'MapCluster' : 'MapPin'),
});

@ObjectType({
  simpleResolvers: true,
  description:
    'One feature per matching place or square of the map, at most 500; pins and cluster counts add up to the total exactly.',
})
export class MapView {
  @Field(() => [MapFeature], { description: 'Clusters and pins inside the viewport.' })
  features: (typeof MapFeature)[];

  @Field(() => Int, { description: 'Matching places inside the viewport.' })
  total: number;

  @Field(() => Int, { description: 'Matching places elsewhere.' })
  outside: number;

  @Field(() => Int, { description: 'Matching actors with no point to show.' })
  withoutPlace: number;
}

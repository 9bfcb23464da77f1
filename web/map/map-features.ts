import type { MapFeaturesQuery, MarkedActorFragment } from '#web/gql/graphql.ts';

export type Feature = MapFeaturesQuery['map']['features'][number];
export type Cluster = Extract<Feature, { __typename: 'MapCluster' }>;
export type Pin = Extract<Feature, { __typename: 'MapPin' }>;

/** An actor of the list with its points, so that the map can mark it where a cluster hides it. */
export type LocatedActor = Pick<MarkedActorFragment, 'slug' | 'kind' | 'name' | 'topics'> & {
  places: readonly { id: string; latitude: number | null; longitude: number | null }[];
};

export const featureId = (feature: Feature): string =>
  feature.__typename === 'MapPin' ? feature.place.id : feature.id;

export const isPin = (feature: Feature): feature is Pin => feature.__typename === 'MapPin';

/** Pins for the points of these actors that no pin of the map shows, because they are in a cluster or just outside. */
export function hiddenPins(actors: readonly LocatedActor[], features: readonly Feature[]): Pin[] {
  const shown = new Set(features.map(featureId));
  return actors.flatMap(({ places, ...actor }) =>
    places.flatMap(({ id, latitude, longitude }): Pin[] =>
      shown.has(id) || latitude === null || longitude === null
        ? []
        : [{ __typename: 'MapPin', latitude, longitude, place: { id }, actor }],
    ),
  );
}

/** Room around a point, about 10 cm, so that the ends of a range do not depend on the last bit. */
const margin = 1e-6;

/** The viewport that holds a cluster's places and nothing else. */
export const boundsOf = ({ bounds: { west, south, east, north } }: Cluster) => ({
  west: west - margin,
  south: south - margin,
  east: east + margin,
  north: north + margin,
});

/** About 8 m, which is the width of a mark at the nearest zoom. */
const markWidth = { latitude: 0.000_07, longitude: 0.000_12 };

/** Whether the places of a cluster share one house, so that no zoom tells them apart. */
export const isStack = ({ bounds: { west, south, east, north } }: Cluster): boolean =>
  east - west < markWidth.longitude && north - south < markWidth.latitude;

/** Not finer than 10 m, so that a map that is moved to and fro asks the same again. */
export function roundedViewport({
  west,
  south,
  east,
  north,
}: {
  west: number;
  south: number;
  east: number;
  north: number;
}) {
  return { west: down(west), south: down(south), east: up(east), north: up(north) };
}

const down = (degrees: number): number => Math.floor(degrees * 10_000) / 10_000;
const up = (degrees: number): number => Math.ceil(degrees * 10_000) / 10_000;

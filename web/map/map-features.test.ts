import { describe, expect, test } from 'vitest';
import {
  boundsOf,
  type Cluster,
  hiddenPins,
  isStack,
  type LocatedActor,
  type Pin,
  roundedViewport,
} from './map-features.ts';

function aCluster(bounds: Partial<Cluster['bounds']> = {}): Cluster {
  const point = { west: 13.5, south: 52.5, east: 13.5, north: 52.5 };
  return {
    __typename: 'MapCluster',
    id: '20-1',
    count: 3,
    latitude: 52.5,
    longitude: 13.5,
    bounds: { ...point, ...bounds },
  };
}

const chess: LocatedActor = {
  slug: 'schachclub',
  kind: 'ASSOCIATION',
  name: 'Schachclub',
  topics: [],
  places: [
    { id: 'hall', latitude: 52.5, longitude: 13.5 },
    { id: 'garden', latitude: 52.51, longitude: 13.51 },
    { id: 'hidden', latitude: null, longitude: null },
  ],
};

describe('an actor that is pointed at in the list', () => {
  test('gets a pin for each point that hides in a cluster, and none for a place without a point', () => {
    expect(hiddenPins([chess], [aCluster()]).map(({ place }) => place.id)).toEqual(['hall', 'garden']);
  });

  test('gets no second pin where it has one', () => {
    const [hall] = hiddenPins([chess], []);
    const shown: Pin[] = hall ? [hall] : [];
    expect(hiddenPins([chess], shown).map(({ place }) => place.id)).toEqual(['garden']);
  });
});

describe('a cluster', () => {
  test('is a stack when its places share a house, and not when they share a street', () => {
    expect(isStack(aCluster())).toBe(true);
    expect(isStack(aCluster({ east: 13.500_05, north: 52.500_03 }))).toBe(true);
    expect(isStack(aCluster({ east: 13.5005 }))).toBe(false);
  });

  test('is asked for with bounds that hold its outermost places', () => {
    const { west, south, east, north } = boundsOf(aCluster());
    expect([west < 13.5, south < 52.5, east > 13.5, north > 52.5]).toEqual([true, true, true, true]);
  });
});

test('a viewport grows to whole steps of ten metres, so that nothing at its edge is lost', () => {
  expect(roundedViewport({ west: 13.46981, south: 52.49091, east: 13.54169, north: 52.51469 })).toEqual({
    west: 13.4698,
    south: 52.4909,
    east: 13.5417,
    north: 52.5147,
  });
});

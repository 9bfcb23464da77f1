import { describe, expect, test } from 'vitest';
import { createProjection, drawOutline, frameOf, labelPoint, sketchWidth } from './outline.ts';

const square = (west: number, south: number, edge: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + edge, south],
      [west + edge, south + edge],
      [west, south + edge],
      [west, south],
    ],
  ],
});

describe('the sketch of the districts', () => {
  test('frames all outlines', () => {
    expect(frameOf([square(13, 52, 1), square(15, 51, 2)])).toEqual({ west: 13, south: 51, east: 17, north: 53 });
  });

  test('puts the north-west corner at the origin and keeps metres equal in both directions', () => {
    const { height, project } = createProjection({ west: 13.4, south: 52.4, east: 13.6, north: 52.6 });
    expect(project([13.4, 52.6])).toEqual([0, 0]);
    expect(project([13.6, 52.4]).map(Math.round)).toEqual([sketchWidth, height]);
    // 0.2 degrees are 13.5 km to the east and 22.2 km to the north here.
    expect(height / sketchWidth).toBeCloseTo(1 / Math.cos((52.5 * Math.PI) / 180), 2);
  });

  test('draws every part of an outline as a closed line', () => {
    const outline = {
      type: 'MultiPolygon' as const,
      coordinates: [square(0, 0, 1).coordinates, square(3, 3, 1).coordinates],
    };
    expect(drawOutline(outline, ([x = 0, y = 0]) => [x, y]).match(/M[^Z]*Z/g)).toHaveLength(2);
  });

  test('names an outline in the middle of its largest part', () => {
    const outline = {
      type: 'MultiPolygon' as const,
      coordinates: [square(0, 0, 1).coordinates, square(10, 10, 4).coordinates],
    };
    expect(labelPoint(outline).map(Math.round)).toEqual([12, 12]);
  });
});

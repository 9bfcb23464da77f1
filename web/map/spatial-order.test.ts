import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Direction, nearestTo, nextInDirection } from './spatial-order.ts';

const home = { x: 100, y: 100 };

describe('an arrow key', () => {
  test('leads to the nearest spot in its direction', () => {
    const spots = [
      { name: 'near east', x: 150, y: 110 },
      { name: 'far east', x: 300, y: 100 },
      { name: 'west', x: 20, y: 90 },
      { name: 'north', x: 110, y: 20 },
    ];
    const names = (['right', 'left', 'up', 'down'] as const).map((way) => nextInDirection(spots, home, way)?.name);
    expect(names).toEqual(['near east', 'west', 'north', undefined]);
  });

  test('prefers a spot on the way to a nearer one beside it', () => {
    const spots = [
      { name: 'beside', x: 140, y: 160 },
      { name: 'ahead', x: 190, y: 100 },
    ];
    expect(nextInDirection(spots, home, 'right')?.name).toBe('ahead');
  });

  test('never stays where it is', () => {
    expect(nextInDirection([home], home, 'right')).toBeNull();
  });

  test('reaches every other spot from any spot by some key', () => {
    const spot = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) });
    const ways: Direction[] = ['up', 'down', 'left', 'right'];
    fc.assert(
      fc.property(spot, spot, (from, to) => {
        const isSame = from.x === to.x && from.y === to.y;
        expect(ways.some((way) => nextInDirection([to], from, way) === to)).toBe(!isSame);
      }),
    );
  });
});

test('entering the map leads to the spot nearest to its middle', () => {
  const spots = [
    { x: 0, y: 0 },
    { x: 90, y: 120 },
  ];
  expect(nearestTo(spots, home)).toEqual({ x: 90, y: 120 });
  expect(nearestTo([], home)).toBeNull();
});

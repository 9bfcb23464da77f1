import { expect, test } from 'vitest';
import { spreadApart } from './spread.ts';

const cluster = (x: number, y: number) => ({ x, y, isFixed: false });
const pin = (x: number, y: number) => ({ x, y, isFixed: true });
const limits = { distance: 44, most: 24 };

test('two clusters that touch give way to each other', () => {
  const [first, second] = spreadApart([cluster(0, 0), cluster(20, 0)], limits);
  expect(Number(second?.x) - Number(first?.x)).toBeCloseTo(44);
  expect(first?.x).toBeCloseTo(-12);
});

test('a cluster gives way to a pin, which stays where the place is', () => {
  const [place, moved] = spreadApart([pin(0, 0), cluster(0, 30)], limits);
  expect(place).toEqual(pin(0, 0));
  expect(moved?.y).toBeCloseTo(44);
});

test('nothing goes farther than it may, and what is free stays', () => {
  const marks = [pin(0, 0), cluster(1, 0), cluster(500, 500)];
  const [, moved, free] = spreadApart(marks, limits);
  expect(Number(moved?.x) - 1).toBeLessThanOrEqual(24);
  expect(free).toEqual(cluster(500, 500));
});

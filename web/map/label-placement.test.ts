import { expect, test } from 'vitest';
import { placeLabels } from './label-placement.ts';

const at = (x: number, y: number) => ({ x, y, width: 100, height: 20 });
const mark = { x: 40, y: 0, width: 20, height: 20 };

test('a label stands at its best place while that is free', () => {
  const placed = placeLabels([{ id: 'a', candidates: [at(0, 0), at(0, 50)], mayVanish: false }], []);
  expect(placed.get('a')).toEqual(at(0, 0));
});

test('a label avoids marks and the labels before it', () => {
  const candidates = [at(0, 0), at(0, 50), at(0, 100)];
  const wishes = ['a', 'b'].map((id) => ({ id, candidates, mayVanish: false }));
  expect([...placeLabels(wishes, [mark])]).toEqual([
    ['a', at(0, 50)],
    ['b', at(0, 100)],
  ]);
});

test('where every place is taken, a label stands where least of it is covered, or stays away', () => {
  const crowd = [mark, { x: 0, y: 50, width: 5, height: 20 }];
  const candidates = [at(0, 0), at(0, 50)];
  expect(placeLabels([{ id: 'a', candidates, mayVanish: false }], crowd).get('a')).toEqual(at(0, 50));
  expect(placeLabels([{ id: 'a', candidates, mayVanish: true }], crowd).size).toBe(0);
});

test('a label without a place in view is left out', () => {
  expect(placeLabels([{ id: 'a', candidates: [], mayVanish: false }], []).size).toBe(0);
});

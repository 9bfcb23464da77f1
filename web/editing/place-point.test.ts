import { expect, test } from 'vitest';
import { pointText, readPoint } from './place-point.ts';

test.each([
  ['52.4975, 13.5206'],
  ['52,4975 13,5206'],
  ['52,4975; 13,5206'],
  ['52.4975/13.5206'],
  ['  N 52,4975°  E 13,5206° '],
])('%j is a point', (text) => {
  expect(readPoint(text)).toEqual({ latitude: 52.4975, longitude: 13.5206 });
});

test.each([[''], ['zwei Zahlen'], ['52,4975'], ['52.4975 13.5206 4'], ['152.5 13.5'], ['52.5 913.5']])(
  '%j is none',
  (text) => {
    expect(readPoint(text)).toBeNull();
  },
);

test('what is written of a point is read as the same', () => {
  const point = { latitude: -52.497512, longitude: 13.520687 };
  expect(readPoint(pointText(point))).toEqual(point);
  expect(pointText(null)).toBe('');
});

import { expect, test } from 'vitest';
import { parseKept } from './kept-store.ts';

test("a list's link keeps order, drops doubles and what cannot be a slug", () => {
  expect(parseKept('cafe-ost,lernladen,cafe-ost,<b>,,../x')).toEqual(['cafe-ost', 'lernladen']);
  expect(parseKept(null)).toEqual([]);
});

test("a list's link holds at most as many as one answer", () => {
  expect(parseKept(Array.from({ length: 300 }, (_, index) => `a${index}`).join(','))).toHaveLength(100);
});

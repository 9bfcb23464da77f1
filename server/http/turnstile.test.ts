import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurnstile } from './turnstile.ts';

test('lets some through at a time, in order, and all in the end', async () => {
  const turnstile = createTurnstile({ width: 3, patience: 10_000 });
  const begun: number[] = [];
  let inside = 0;
  let most = 0;
  const work = (index: number) => async () => {
    begun.push(index);
    inside += 1;
    most = Math.max(most, inside);
    await wait(1);
    inside -= 1;
    if (index % 2 === 0) throw new Error('failed');
    return index;
  };
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => turnstile(work(index))));
  expect(most).toBe(3);
  expect(begun).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
});

test('tells who waited too long to come back, and goes on', async () => {
  const turnstile = createTurnstile({ width: 1, patience: 20 });
  const held = Promise.withResolvers<void>();
  const first = turnstile(() => held.promise);
  await expect(turnstile(async () => 'second')).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
  held.resolve();
  await first;
  expect(await turnstile(async () => 'third')).toBe('third');
});

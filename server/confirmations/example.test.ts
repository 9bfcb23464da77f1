import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConfirmationHouse, openConfirmationHouse } from '#server/testing/test-confirmations.ts';

let house: ConfirmationHouse;
beforeAll(async () => {
  house = await openConfirmationHouse('example', { pages: false });
  house.time.now = new Date();
  await house.coordinator('koordination@example.org');
});
afterAll(() => house?.close());

test('invented entries are never written to by a mail server, and their mailbox is not flooded', async () => {
  expect(await house.run()).toBe(0);
  const written = await house.run({ withExamples: true });
  expect(written).toBeGreaterThan(3);
  expect(written).toBeLessThan(15);
  expect(await house.run({ withExamples: true })).toBe(0);
  const { data } = await house.ask<{ phoneList: { totalCount: number } }>(
    '{ phoneList { totalCount } }',
    {},
    await house.signIn('koordination@example.org'),
  );
  expect(data.phoneList.totalCount).toBe(1);
});

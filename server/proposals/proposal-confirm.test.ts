import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openProposalHouse, type ProposalHouse, wholeProposal } from '#server/testing/test-proposals.ts';
import { forgetLimits } from '#server/testing/test-sign-in.ts';
import { tokenIn } from '#server/testing/test-team.ts';
import { forgetProposals } from './proposal-retention.service.ts';

let house: ProposalHouse;
beforeAll(async () => {
  house = await openProposalHouse();
});
beforeEach(async () => {
  await house.query(forgetLimits);
  await house.query(sql`delete from proposal`);
});
afterAll(() => house?.close());

const path = '/wir-fehlen';
const states = async () =>
  (await house.query(sql<{ state: string }>`select state from proposal order by id`)).map(({ state }) => state);
const mailsTo = async (address: string) =>
  (await house.query(sql<{ n: number }>`select count(*)::integer as n from mail where recipient = ${address}`))[0]?.n;
const hour = 3_600_000;

describe('the link of the mail', () => {
  test('changes nothing when it is opened, and puts the proposal before the coordinator by its button, once', async () => {
    await house.send({ proposerEmail: 'link@example.org' });
    const { text = '' } = await house.smtp.mailTo('link@example.org');
    const token = tokenIn(text, `${path}/bestaetigen`);
    for (const method of ['GET', 'HEAD'])
      expect((await fetch(`${house.site.origin}${path}/bestaetigen?token=${token}`, { method })).status).toBe(200);
    expect([await states(), await house.waiting()]).toEqual([['UNCONFIRMED'], []]);
    const pressed = await Promise.all([house.press(token), house.press(token)]);
    expect(pressed).toEqual([`${path}/bestaetigen?ergebnis=wartet`, `${path}/bestaetigen?ergebnis=wartet`]);
    expect(await house.waiting()).toMatchObject([
      { name: wholeProposal.name, topicNames: ['Nachbarschaft und Begegnung'] },
    ]);
    expect(await house.press('x')).toBe(`${path}/bestaetigen?ergebnis=abgelaufen`);
  });

  test('is good for three days; then the proposal goes, with the address and the mail', async () => {
    await house.send({ proposerEmail: 'spaet@example.org' });
    const { text = '' } = await house.smtp.mailTo('spaet@example.org');
    await expect.poll(() => mailsTo('spaet@example.org')).toBe(1);
    await expect
      .poll(
        async () =>
          (await house.query(sql<{ state: string }>`select state from mail where recipient = 'spaet@example.org'`))[0]
            ?.state,
      )
      .not.toBe('QUEUED');
    house.time.now = new Date(house.time.now.getTime() + 71 * hour);
    await forgetProposals(house.site.database.orm, house.time.now);
    expect(await states()).toEqual(['UNCONFIRMED']);
    house.time.now = new Date(house.time.now.getTime() + hour + 1000);
    expect(await house.press(tokenIn(text, `${path}/bestaetigen`))).toBe(`${path}/bestaetigen?ergebnis=abgelaufen`);
    await forgetProposals(house.site.database.orm, house.time.now);
    expect([await states(), await mailsTo('spaet@example.org')]).toEqual([[], 0]);
  });

  test('what waits for the coordinator does not go, however long that takes', async () => {
    await house.propose({ proposerEmail: 'geduldig@example.org' });
    await forgetProposals(house.site.database.orm, new Date(house.time.now.getTime() + 400 * 24 * hour));
    expect(await states()).toEqual(['IN_REVIEW']);
  });
});

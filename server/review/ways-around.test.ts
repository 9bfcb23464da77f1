import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { entries } from '#server/testing/test-editing.ts';
import { newcomerEmail, openReviewHouse, type ReviewHouse } from '#server/testing/test-review.ts';
import { tokenIn } from '#server/testing/test-team.ts';

let house: ReviewHouse;
beforeAll(async () => {
  house = await openReviewHouse();
});
afterEach(() => house.clear());
afterAll(() => house.close());

describe('whoever is not trusted', () => {
  test('edits all else of an entry that hides one of two places in the same house', async () => {
    const actorId = await house.idOf(entries.own);
    const [shown] = await house.query(sql<{ street: string }>`
      select street from place where actor_id = ${actorId}::uuid order by position limit 1`);
    await house.query(sql`
      insert into place (id, actor_id, street, public_as, position)
      values ('01990000-0000-7000-8000-0000000000e1', ${actorId}::uuid, ${shown?.street ?? ''}, 'HIDDEN', 8)`);
    const { id, version, places } = await house.seen();
    const input = { id, version, places: [{ id: places[0]?.id, notice: 'Heute zu' }] };
    expect((await house.edit(input, house.newcomer)).data.editActor.problems).toEqual([]);
    await house.query(sql`delete from place where id = '01990000-0000-7000-8000-0000000000e1'`);
  });

  test('is told once what is wrong with a place', async () => {
    const { id, version, places } = await house.seen();
    const input = { id, version, places: [{ id: places[0]?.id, postalCode: '1' }] };
    const { data } = await house.edit(input, house.newcomer);
    expect(data.editActor.problems.map(({ path }) => path.join('.'))).toEqual(['places.0.postalCode']);
  });

  test('takes with an address of its own also the one that still waits', async () => {
    await house.query(sql`
      update contact c set value = 'eins@privat.example.org', personal = true, consent_text_version = '1',
        consent_given_at = now(), consent_recorded_by = 'test', consent_revoked_at = null
      from actor a where a.id = c.actor_id and a.slug = ${entries.own} and c.channel = 'EMAIL' and c.position = 0`);
    await house.propose({ summary: 'Wartet.', email: { value: 'zwei@privat.example.org', consented: true } });
    await house.propose({ email: { value: '' } });
    expect((await house.onlyProposedRevision()).changes.map(({ field }) => field)).toEqual(['summary']);
    expect((await house.seen()).email).toBeNull();
  });

  test('does not hide by a second edit that somebody else has changed the field', async () => {
    await house.propose({ summary: 'Mein erster Satz.' });
    await house.propose({ summary: 'Eine Berichtigung.' }, house.cookie);
    await house.propose({ summary: 'Mein zweiter Satz.' });
    const { changes } = await house.onlyProposedRevision();
    expect(changes).toMatchObject([{ field: 'summary', isConflict: true, from: 'Eine Berichtigung.' }]);
  });

  test('gets no trust back by leaving and coming again through the public mailbox', async () => {
    await house.query(sql`
      update contact c set value = ${newcomerEmail}, personal = false from actor a
      where a.id = c.actor_id and a.slug = ${entries.initiative} and c.channel = 'EMAIL' and c.position = 0`);
    const trustedOf = async () => {
      const [row] = await house.query(sql<{ trusted: boolean }>`
        select m.trusted from membership m join account a on a.id = m.account_id join actor e on e.id = m.actor_id
        where a.email = ${newcomerEmail} and e.slug = ${entries.initiative}`);
      return row?.trusted;
    };
    const claim = async () => {
      await house.post(`/akteure/${entries.initiative}/das-sind-wir`, { tun: 'mail' });
      const { text = '' } = await house.smtp.mailTo(newcomerEmail);
      await house.post('/einladung', { token: tokenIn(text, '/einladung') });
    };
    await claim();
    expect(await trustedOf()).toBe(true);
    const ofNewcomer = sql`account_id = (select id from account where email = ${newcomerEmail})
      and actor_id = (select id from actor where slug = ${entries.initiative})`;
    await house.query(sql`update membership set trusted = false where ${ofNewcomer}`);
    await house.query(sql`delete from membership where ${ofNewcomer}`);
    await claim();
    expect(await trustedOf()).toBe(false);
  });
});

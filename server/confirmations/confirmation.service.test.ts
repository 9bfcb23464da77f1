import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answersIn } from '#server/testing/test-answers.ts';
import { type ConfirmationHouse, openConfirmationHouse } from '#server/testing/test-confirmations.ts';

let house: ConfirmationHouse;
let answers: Awaited<ReturnType<typeof answersIn>>;
beforeAll(async () => {
  house = await openConfirmationHouse('empty');
  answers = await answersIn(house);
});
beforeEach(() => house.query(sql`delete from rate_limit`));
afterAll(() => house?.close());

const untouched = { version: 1, state: 'PUBLISHED', via: null, by: null, answer: null, revisions: 0 };

describe('the link of a mail', () => {
  test('changes nothing when it is opened, however often and by whatever, and is kept by nobody', async () => {
    const { id, token } = await answers.anAskedEntry();
    const pages = [
      `/bestaetigen?token=${token}`,
      `/bestaetigen?token=${token}&ende=1`,
      `/en/bestaetigen?token=${token}`,
    ];
    for (const page of [...pages, `/bestaetigen/abbestellen?token=${token}`]) {
      for (const method of ['GET', 'HEAD']) {
        const response = await fetch(house.site.origin + page, { method, headers: { accept: 'text/html' } });
        expect([page, response.status]).toEqual([page, 200]);
        expect(response.headers.get('cache-control')).toBe('no-store');
        expect(response.headers.get('referrer-policy')).toBe('no-referrer');
        expect(response.headers.get('set-cookie')).toBe(null);
      }
    }
    expect(await answers.rowOf(id)).toEqual(untouched);
    expect((await answers.stateOf(token))?.isStopped).toBe(false);
  });

  test('confirms once, whoever presses at the same moment, and writes that down', async () => {
    const { id, name, token } = await answers.anAskedEntry();
    const pressed = await Promise.all(Array.from({ length: 8 }, () => answers.press(token, 'CONFIRMED')));
    expect(pressed.map(({ status }) => status)).toEqual(Array(8).fill(303));
    expect(pressed[0]?.headers.get('location')).toBe(`/bestaetigen?token=${token}`);
    expect(await answers.rowOf(id)).toEqual({
      ...{ version: 2, state: 'PUBLISHED', via: 'LINK', by: name, answer: 'CONFIRMED', revisions: 1 },
    });
    for (const later of ['GONE', 'CHANGED']) await answers.press(token, later, { sure: '1' });
    expect((await answers.rowOf(id))?.['answer']).toBe('CONFIRMED');
    expect(await answers.stateOf(token)).toMatchObject({ state: 'CONFIRMED' });
    expect(await house.run()).toBe(0);
  });

  test('names the member who pressed in the history', async () => {
    const { id, token } = await answers.anAskedEntry('eins@mitglied.example');
    await answers.press(token, 'CONFIRMED');
    expect(await answers.rowOf(id)).toMatchObject({ by: 'Ilse Beispiel', revisions: 1 });
    const [revision] = await house.query(sql<Record<string, unknown>>`
      select c.email, r.changed_by as by, r.version, r.changes -> 'confirmedVia' ->> 'to' as via
      from revision r join account c on c.id = r.account_id where r.actor_id = ${id}::uuid`);
    expect(revision).toEqual({ email: 'eins@mitglied.example', by: 'Ilse Beispiel', version: 2, via: 'LINK' });
  });

  test('never confirms another version than the one that was shown', async () => {
    const { id, token } = await answers.anAskedEntry();
    await house.query(sql`update actor set version = 2, summary = 'Neu' where id = ${id}::uuid`);
    await answers.press(token, 'CONFIRMED');
    await answers.press(token, 'CONFIRMED', { version: '3' });
    await answers.press(token, 'CONFIRMED', { version: 'x' });
    expect(await answers.rowOf(id)).toEqual({ ...untouched, version: 2 });
    expect(await answers.stateOf(token)).toMatchObject({ state: 'NEWER' });
    const page = await (await fetch(`${house.site.origin}/bestaetigen?token=${token}`)).text();
    expect(page).toContain('Der Eintrag hat sich seit unserer Mail geändert');
    expect(page).toContain('name="version" value="2"');
    await answers.press(token, 'CONFIRMED', { version: '2' });
    expect(await answers.rowOf(id)).toMatchObject({ version: 3, via: 'LINK' });
  });

  test('says that all is gone only when asked twice; that archives nothing, and can be taken back', async () => {
    const { id, slug, token } = await answers.anAskedEntry();
    const first = await answers.press(token, 'GONE');
    expect(first.headers.get('location')).toBe(`/bestaetigen?token=${token}&ende=1`);
    expect(await answers.rowOf(id)).toEqual(untouched);
    await answers.press(token, 'GONE', { sure: '1' });
    expect(await answers.rowOf(id)).toEqual({ ...untouched, answer: 'GONE' });
    expect(await answers.reasonOf(slug)).toBe('SAID_GONE');
    await answers.press(token, 'CONFIRMED');
    expect(await answers.rowOf(id)).toMatchObject({ via: 'LINK', answer: 'CONFIRMED' });
    expect(await answers.reasonOf(slug)).toBe(null);
  });

  test('is good for ninety days, while residents see the entry', async () => {
    const { id, token } = await answers.anAskedEntry();
    await house.query(sql`update actor set state = 'ARCHIVED' where id = ${id}::uuid`);
    expect(await answers.stateOf(token)).toEqual({ state: 'HIDDEN', isStopped: false, actor: null });
    await answers.press(token, 'CONFIRMED');
    await house.query(sql`update actor set state = 'PUBLISHED' where id = ${id}::uuid`);
    house.time.now = new Date(house.time.now.getTime() + 90 * 86_400_000);
    expect(await answers.stateOf(token)).toMatchObject({ state: 'EXPIRED' });
    await answers.press(token, 'CONFIRMED');
    expect(await answers.rowOf(id)).toEqual(untouched);
    const page = await (await fetch(`${house.site.origin}/bestaetigen?token=${token}`)).text();
    expect(page).toContain('Dieser Link gilt nicht mehr');
  });

  test('that nobody was given tells nothing, and neither does a form of another website', async () => {
    const { id, token } = await answers.anAskedEntry();
    expect(await answers.stateOf('nobody-has-this')).toBe(null);
    expect((await answers.press('nobody-has-this', 'CONFIRMED')).status).toBe(303);
    expect((await answers.press(token, 'WHATEVER')).headers.get('location')).toBe('/bestaetigen');
    expect((await answers.press('x'.repeat(5000), 'CONFIRMED')).headers.get('location')).toBe('/bestaetigen');
    const foreign = await house.press(
      '/bestaetigen',
      { token, answer: 'CONFIRMED', version: '1' },
      { Origin: 'https://elsewhere.example' },
    );
    expect(foreign.status).toBe(403);
    expect((await fetch(`${house.site.origin}/bestaetigen?token=x`)).status).toBe(404);
    expect(await answers.rowOf(id)).toEqual(untouched);
  });
});

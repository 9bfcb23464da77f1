import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  cookieOf,
  memberEmail as email,
  forgetLimits,
  openSignInHouse,
  type SignInHouse,
} from '#server/testing/test-sign-in.ts';
import { Account } from './account.entity.ts';
import { ensureAccount } from './account.service.ts';

let house: SignInHouse;
beforeAll(async () => {
  house = await openSignInHouse();
});
beforeEach(async () => {
  house.time.now = new Date('2026-11-27T10:00:00Z');
  await house.query(forgetLimits);
});
afterAll(() => house?.close());

describe('a session', () => {
  test('is new with each sign-in, and ends at the server with signing out', async () => {
    const [one, two] = [await house.signIn(), await house.signIn()];
    expect(one).not.toBe(two);
    expect((await house.viewer(two))?.sessions).toHaveLength((await house.viewer(one))?.sessions.length ?? 0);
    const out = await house.post('/abmelden', {}, { cookie: one });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([303, expect.stringMatching(/^__Host-session=;/)]);
    expect(await house.viewer(one)).toBe(null);
    expect(await house.viewer(two)).toMatchObject({ email });
  });

  test('of my own elsewhere is ended by me, and by nobody else', async () => {
    const [here, there] = [await house.signIn(), await house.signIn()];
    const other = (await house.viewer(there))?.sessions.find(({ current }) => current)?.id ?? '';
    await house.site.database.orm.em.fork().transactional((em) => ensureAccount(em, { email: 'fremd@example.org' }));
    await house.askFor('fremd@example.org');
    const { text = '' } = await house.smtp.mailTo('fremd@example.org');
    const stranger = cookieOf(await house.post('/anmelden/link', { token: /token=([\w-]{43})/.exec(text)?.[1] ?? '' }));
    await house.post('/konto/sitzung', { id: other }, { cookie: stranger });
    expect(await house.viewer(there)).toMatchObject({ email });
    await house.post('/konto/sitzung', { id: other }, { cookie: here });
    expect(await house.viewer(there)).toBe(null);
    expect(await house.viewer(here)).toMatchObject({ email });
  });

  test.each([
    ['suspension', (account: Account) => Object.assign(account, { suspendedAt: new Date() })],
    ['a change of roles', (account: Account) => Object.assign(account, { roles: ['COORDINATOR'] })],
  ])('ends with %s', async (_, change) => {
    const cookie = await house.signIn();
    await house.site.database.orm.em.fork().transactional(async (em) => {
      change(await em.findOneOrFail(Account, { email }));
    });
    expect(await house.viewer(cookie)).toBe(null);
    await house.query(sql`update account set suspended_at = null, roles = '{}' where email = ${email}`);
  });

  test('ends after ninety days without a visit, and not before', async () => {
    const cookie = await house.signIn();
    const later = (days: number) => new Date(house.time.now.getTime() + days * 86_400_000);
    house.time.now = later(89);
    expect(await house.viewer(cookie)).toMatchObject({ email });
    house.time.now = later(89);
    expect(await house.viewer(cookie)).toMatchObject({ email });
    house.time.now = later(91);
    expect(await house.viewer(cookie)).toBe(null);
  });

  test.each(['', 'x', 'A'.repeat(43), '\u0001', `${'A'.repeat(43)}; a=b`])(
    'is none with the cookie %j',
    async (token) => {
      expect(await house.viewer(`__Host-session=${encodeURIComponent(token)}`)).toBe(null);
    },
  );

  test('makes pages for its owner alone', async () => {
    const cookie = await house.signIn();
    const own = await fetch(`${house.site.origin}/konto`, { headers: { cookie } });
    expect([own.headers.get('cache-control'), await own.text()]).toEqual([
      'no-store',
      expect.stringContaining('Ilse Beispiel'),
    ]);
    const others = await fetch(`${house.site.origin}/konto`);
    expect(await others.text()).not.toContain('Ilse Beispiel');
    for (const path of ['/', '/akteure', '/konto', '/anmelden']) {
      expect((await fetch(house.site.origin + path)).headers.get('set-cookie')).toBe(null);
    }
  });
});

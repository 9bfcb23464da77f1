import { request } from 'node:http';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  cookieOf,
  memberEmail as email,
  forgetLimits,
  openSignInHouse,
  type SignInHouse,
} from '#server/testing/test-sign-in.ts';

let house: SignInHouse;
beforeAll(async () => {
  house = await openSignInHouse();
});
beforeEach(async () => {
  house.time.now = new Date('2026-11-27T10:00:00Z');
  await house.query(forgetLimits);
});
afterAll(() => house?.close());

describe('by mail', () => {
  test('the link leads to a button; only pressing it signs in, once', async () => {
    const { token } = await house.receive();
    for (let opened = 0; opened < 3; opened += 1) {
      const page = await fetch(`${house.site.origin}/anmelden/link?token=${token}`);
      expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null]);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(await page.text()).toContain('<button type="submit"');
    }
    const signedIn = await house.post('/anmelden/link', { token });
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/konto']);
    expect(signedIn.headers.get('set-cookie')).toMatch(
      /^__Host-session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(await house.viewer(cookieOf(signedIn))).toMatchObject({
      email,
      roles: ['MEMBER'],
      actors: [{ slug: 'stadtteilhaus-volkrad' }],
    });
    const again = await house.post('/anmelden/link', { token });
    expect([again.headers.get('location'), again.headers.get('set-cookie')]).toEqual(['/anmelden?abgelaufen=1', null]);
  });

  test('of ten who press it at the same moment, one is signed in', async () => {
    const { token } = await house.receive();
    const pressed = await Promise.all(Array.from({ length: 10 }, () => house.post('/anmelden/link', { token })));
    expect(pressed.filter((response) => response.headers.has('set-cookie'))).toHaveLength(1);
  });

  test('the six digits do the same, typed with a space or without', async () => {
    for (const typed of [(code: string) => code, (code: string) => code.replace(' ', '')]) {
      const { id, code } = await house.receive();
      const signedIn = await house.post('/anmelden/code', { id, code: typed(code) });
      expect(signedIn.headers.get('location')).toBe('/konto');
    }
  });

  test('after five wrong codes the right one is none any more', async () => {
    const { id, code } = await house.receive();
    const wrong = code === '000 000' ? '000 001' : '000 000';
    for (let tries = 0; tries < 5; tries += 1) {
      const refused = await house.post('/anmelden/code', { id, code: wrong });
      expect([refused.headers.get('location'), refused.headers.get('set-cookie')]).toEqual([
        `/anmelden/code?id=${id}&falsch=1`,
        null,
      ]);
    }
    expect((await house.post('/anmelden/code', { id, code })).headers.get('set-cookie')).toBe(null);
  });

  test('only the newest mail counts, for fifteen minutes', async () => {
    const [old, fresh] = [await house.receive(), await house.receive()];
    expect((await house.post('/anmelden/link', { token: old.token })).headers.has('set-cookie')).toBe(false);
    expect((await house.post('/anmelden/code', { id: old.id, code: old.code })).headers.has('set-cookie')).toBe(false);
    house.time.now = new Date(house.time.now.getTime() + 15 * 60_000 + 1000);
    expect((await house.post('/anmelden/link', { token: fresh.token })).headers.has('set-cookie')).toBe(false);
    const last = await house.receive();
    house.time.now = new Date(house.time.now.getTime() + 14 * 60_000);
    expect((await house.post('/anmelden/link', { token: last.token })).headers.has('set-cookie')).toBe(true);
  });

  test('an unknown address is answered alike, in the same time, and gets no mail', async () => {
    const timed = async (address: string) => {
      const began = performance.now();
      const location = await house.askFor(address);
      return { location: location.replace(/[0-9a-f-]{36}/, 'ID'), milliseconds: performance.now() - began };
    };
    const before = house.smtp.mails.length;
    const [unknown, known] = [await timed('niemand@example.org'), await timed(email)];
    expect(unknown.location).toBe(known.location);
    expect(Math.min(unknown.milliseconds, known.milliseconds)).toBeGreaterThanOrEqual(390);
    await house.smtp.mailTo(email);
    expect(house.smtp.mails).toHaveLength(before + 1);
  });

  test.each(['', 'x', 'a@b', 'a b@example.org', 'a@example.org\nBcc: b@example.org', 'a@example.org, b@example.org'])(
    'what is no address is said to be none: %j',
    async (typed) => {
      expect(await house.askFor(typed)).toBe('/anmelden?adresse=1');
    },
  );

  test('where no cookie would be kept, a sentence says why nobody can sign in, and no mail is sent', async () => {
    const { port } = new URL(house.site.origin);
    const before = house.smtp.mails.length;
    const headers = { Host: `verzeichnis.example:${port}`, Origin: `http://verzeichnis.example:${port}` };
    const location = await new Promise<string | undefined>((resolve, reject) => {
      const sent = request(`${house.site.origin}/anmelden`, { method: 'POST', headers }, (response) => {
        response.resume().once('end', () => resolve(response.headers.location));
      });
      sent.setHeader('Content-Type', 'application/x-www-form-urlencoded');
      sent.once('error', reject).end(new URLSearchParams({ email }).toString());
    });
    expect(location).toBe('/anmelden?unverschluesselt=1');
    expect(await (await fetch(house.site.origin + location)).text()).toContain('muss mit https:// beginnen');
    expect(house.smtp.mails).toHaveLength(before);
  });

  test('neither token nor code stands in the database once the mail is sent', async () => {
    const { token, code } = await house.receive();
    await expect.poll(() => house.query(sql`select 1 from mail where state <> 'SENT'`)).toEqual([]);
    const rows = await house.query(
      sql`select to_jsonb(m)::text as row from mail m union all select to_jsonb(s)::text from sign_in s`,
    );
    const kept = JSON.stringify(rows);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(code);
    const session = cookieOf(await house.post('/anmelden/link', { token })).split('=')[1] ?? 'none';
    expect(JSON.stringify(await house.query(sql`select to_jsonb(s)::text from session s`))).not.toContain(session);
  });

  test('five mails in a quarter of an hour are enough, also after a restart, and a form of another website is none', async () => {
    for (let asked = 0; asked < 5; asked += 1) await house.askFor('viel@example.org');
    const refused = await house.post('/anmelden', { email: 'viel@example.org' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(await house.query(sql`select 1 from rate_limit where key like 'sign-in-to%' and points > 5`)).toHaveLength(
      1,
    );
    expect((await house.post('/anmelden', { email }, { Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await house.post('/anmelden', { email }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  });
});

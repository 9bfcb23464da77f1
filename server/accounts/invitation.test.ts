import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cookieOf, forgetLimits } from '#server/testing/test-sign-in.ts';
import { kept, openTeamHouse, people, type TeamHouse } from '#server/testing/test-team.ts';

let house: TeamHouse;
let owner: string;
beforeAll(async () => {
  house = await openTeamHouse();
});
beforeEach(async () => {
  house.time.now = new Date('2026-11-27T10:00:00Z');
  await house.query(forgetLimits);
  owner = await house.sessionOf(people.owner);
});
afterAll(() => house?.close());

const page = `/konto/eintrag/${kept.a}/team`;
const membershipsOf = (email: string) =>
  house.query(sql<{ slug: string; role: string }>`
    select a.slug, m.role from membership m join account p on p.id = m.account_id join actor a on a.id = m.actor_id
    where p.email = ${email} order by a.slug
  `);

describe('an invitation', () => {
  test('opens by its button alone, signs in, and leads to the one entry', async () => {
    const token = await house.invite(owner, 'neu@example.org');
    for (let opened = 0; opened < 3; opened += 1) {
      const seen = await fetch(`${house.site.origin}/einladung?token=${token}`);
      expect([seen.status, seen.headers.get('set-cookie'), seen.headers.get('cache-control')]).toEqual([
        200,
        null,
        'no-store',
      ]);
      const text = await seen.text();
      for (const said of ['Ilse Beispiel lädt Sie ein', 'Stadtteilhaus Volkrad', 'neu@example.org'])
        expect(text).toContain(said);
    }
    expect(await membershipsOf('neu@example.org')).toEqual([]);
    const accepted = await house.accept(token);
    expect([accepted.status, accepted.headers.get('location')]).toEqual([303, `/konto/eintrag/${kept.a}`]);
    expect(await house.viewer(cookieOf(accepted))).toMatchObject({
      email: 'neu@example.org',
      actors: [{ slug: kept.a }],
    });
    expect(await membershipsOf('neu@example.org')).toEqual([{ slug: kept.a, role: 'EDITOR' }]);
    expect(await house.team(cookieOf(accepted), kept.b)).toBeNull();
  });

  test('is good once: a second press signs nobody in, and the page says so', async () => {
    const token = await house.invite(owner, 'einmal@example.org');
    const pressed = await Promise.all(Array.from({ length: 10 }, () => house.accept(token)));
    expect(pressed.filter((response) => response.headers.has('set-cookie'))).toHaveLength(1);
    const seen = await fetch(`${house.site.origin}/einladung?token=${token}`);
    expect(await seen.text()).toContain('ist schon angenommen');
    expect(JSON.stringify(await house.query(sql`select to_jsonb(i)::text from membership_invitation i`))).not.toContain(
      'einmal@example.org',
    );
  });

  test('ends for good after fourteen days, not before', async () => {
    const [late, inTime] = [
      await house.invite(owner, 'spaet@example.org'),
      await house.invite(owner, 'knapp@example.org'),
    ];
    const later = (milliseconds: number) => new Date(Date.parse('2026-11-27T10:00:00Z') + milliseconds);
    house.time.now = later(14 * 86_400_000 - 1000);
    expect((await house.accept(inTime)).headers.has('set-cookie')).toBe(true);
    house.time.now = later(14 * 86_400_000);
    expect((await house.accept(late)).headers.has('set-cookie')).toBe(false);
    expect(await (await fetch(`${house.site.origin}/einladung?token=${late}`)).text()).toContain('gilt nicht mehr');
    house.time.now = later(0);
    expect((await house.team(owner))?.invitations).toContainEqual(
      expect.objectContaining({ email: 'spaet@example.org' }),
    );
  });

  test('is replaced by a new one to the same address, and withdrawn for good', async () => {
    const [first, second] = [
      await house.invite(owner, 'zwei@example.org'),
      await house.invite(owner, 'zwei@example.org', 'OWNER'),
    ];
    expect((await house.accept(first)).headers.has('set-cookie')).toBe(false);
    const open = (await house.team(owner))?.invitations.filter(({ email }) => email === 'zwei@example.org') ?? [];
    expect(open).toEqual([{ id: expect.any(String), email: 'zwei@example.org', role: 'OWNER', expired: false }]);
    const withdraw = { tun: 'zurueckziehen', id: open[0]?.id ?? '' };
    expect(await house.change(owner, withdraw)).toBe(`${page}?ergebnis=zurueckgezogen`);
    expect(await house.change(owner, withdraw)).toBe(`${page}?ergebnis=weg`);
    expect((await house.accept(second)).headers.has('set-cookie')).toBe(false);
  });

  test('ends with the one who sent it: taken out, made an editor, or suspended', async () => {
    const another = cookieOf(await house.accept(await house.invite(owner, 'kurz@example.org', 'OWNER')));
    const token = await house.invite(another, 'hintertuer@example.org', 'OWNER');
    await house.query(sql`update account set suspended_at = now() where email = 'kurz@example.org'`);
    expect((await house.accept(token)).headers.has('set-cookie')).toBe(false);
    await house.query(sql`update account set suspended_at = null where email = 'kurz@example.org'`);
    const id = await house.accountOf('kurz@example.org');
    expect(await house.change(owner, { tun: 'entfernen', id })).toBe(`${page}?ergebnis=entfernt`);
    expect((await house.accept(token)).headers.has('set-cookie')).toBe(false);
  });

  test('raises an editor to an owner, and makes no owner an editor', async () => {
    const invited = cookieOf(await house.accept(await house.invite(owner, 'rolle@example.org')));
    expect(await house.viewer(invited)).not.toBeNull();
    await house.query(sql`
      insert into membership_invitation (id, actor_id, email, role, token_hash, invited_by, created_at, expires_at)
      select gen_random_uuid(), a.id, 'rolle@example.org', 'OWNER', sha256('\\x00746f6b656e'::bytea), p.id, now(), '2030-01-01'
      from actor a, account p where a.slug = ${kept.a} and p.email = ${people.owner}
    `);
    const raised = await house.accept('token');
    expect(await membershipsOf('rolle@example.org')).toEqual([{ slug: kept.a, role: 'OWNER' }]);
    expect(await house.viewer(invited)).toBeNull();
    expect(await house.viewer(cookieOf(raised))).toMatchObject({ email: 'rolle@example.org' });
  });

  test('renames nobody who is here already, and opens nothing to a suspended account', async () => {
    expect(
      await house.change(owner, { tun: 'einladen', email: people.stranger, name: 'Falsch', rolle: 'EDITOR' }),
    ).toContain('eingeladen');
    const { text = '' } = await house.smtp.mailTo(people.stranger);
    const [, token = ''] = /token=([\w-]{43})/.exec(text) ?? [];
    await house.query(sql`update account set suspended_at = now() where email = ${people.stranger}`);
    expect((await house.accept(token)).headers.has('set-cookie')).toBe(false);
    await house.query(sql`update account set suspended_at = null where email = ${people.stranger}`);
    await house.accept(token);
    expect(await membershipsOf(people.stranger)).toHaveLength(2);
    expect(await house.query(sql`select name from account where email = ${people.stranger}`)).toEqual([
      { name: 'Anders Beispiel' },
    ]);
    await house.query(sql`
      delete from membership m using account p, actor a
      where p.id = m.account_id and a.id = m.actor_id and p.email = ${people.stranger} and a.slug = ${kept.a}
    `);
  });

  test.each(['', 'x', 'a@b', 'a b@example.org', 'a@example.org\nBcc: b@example.org', 'a@example.org, b@example.org'])(
    'to what is no address is refused, and comes back as it was typed: %j',
    async (email) => {
      const location = await house.change(owner, { tun: 'einladen', email, name: 'Kim', rolle: 'OWNER' });
      const said = new URLSearchParams(String(location).split('?')[1]);
      expect([said.get('ergebnis'), said.get('email'), said.get('name'), said.get('rolle')]).toEqual([
        'adresse',
        email,
        'Kim',
        'OWNER',
      ]);
    },
  );

  test('to somebody who keeps the entry already is none', async () => {
    expect(
      await house.change(owner, { tun: 'einladen', email: people.editor.toUpperCase(), rolle: 'OWNER' }),
    ).toContain('ergebnis=dabei');
  });

  test('goes to the same address three times a day, also from another entry, and the count outlasts a restart', async () => {
    for (let sent = 0; sent < 3; sent += 1) await house.invite(owner, 'viel@example.org');
    expect(await house.change(owner, { tun: 'einladen', email: 'viel@example.org', rolle: 'EDITOR' })).toContain(
      'ergebnis=viele',
    );
    const stranger = await house.sessionOf(people.stranger);
    expect(
      await house.change(stranger, { tun: 'einladen', email: 'viel@example.org', rolle: 'EDITOR' }, kept.b),
    ).toContain('ergebnis=viele');
    const counted = await house.query(sql`select 1 from rate_limit where key like 'invitation-to%' and points > 3`);
    expect(counted).toHaveLength(1);
  });

  test('leaves its token in no table once the mail is sent, and in English reads English', async () => {
    await house.post(
      `/en/konto/eintrag/${kept.a}/team`,
      { tun: 'einladen', email: 'en@example.org', rolle: 'EDITOR' },
      { cookie: owner },
    );
    const { text = '', subject } = await house.smtp.mailTo('en@example.org');
    expect(subject).toBe('Keep the entry “Stadtteilhaus Volkrad”');
    const [, path, token = ''] = /(\/en\/einladung)\?token=([\w-]{43})/.exec(text) ?? [];
    expect(path).toBe('/en/einladung');
    await expect.poll(() => house.query(sql`select 1 from mail where state <> 'SENT'`)).toEqual([]);
    const rows = await house.query(
      sql`select to_jsonb(m)::text as row from mail m union all select to_jsonb(i)::text from membership_invitation i`,
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test.each(['', 'x', '\u0000', 'A'.repeat(43)])('of the token %j is none', async (token) => {
    expect((await house.accept(token)).headers.has('set-cookie')).toBe(false);
    const { data } = await house.ask<{ invitation: unknown }>(
      'query ($t: String!) { invitation(token: $t) { email } }',
      { t: token },
      '',
    );
    expect(data.invitation).toBeNull();
  });
});

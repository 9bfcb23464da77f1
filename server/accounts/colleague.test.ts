import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cookieOf, forgetLimits } from '#server/testing/test-sign-in.ts';
import { kept, openTeamHouse, people, type TeamHouse } from '#server/testing/test-team.ts';

let house: TeamHouse;
const sessions: Record<string, string> = { visitor: '' };
beforeAll(async () => {
  house = await openTeamHouse();
});
beforeEach(async () => {
  await house.query(forgetLimits);
  for (const [who, email] of Object.entries(people)) sessions[who] = await house.sessionOf(email);
});
afterAll(() => house?.close());

const page = `/konto/eintrag/${kept.a}/team`;
const session = (who: string) => sessions[who] ?? '';

describe('who keeps an entry', () => {
  test('is shown with names and addresses to those who do and to coordinators, to nobody else', async () => {
    for (const who of ['owner', 'editor', 'coordinator']) {
      const team = await house.team(session(who));
      expect(
        team?.colleagues.map(({ email, role, isViewer }) => [email, role, isViewer]),
        who,
      ).toEqual([
        [people.owner, 'OWNER', who === 'owner'],
        [people.editor, 'EDITOR', who === 'editor'],
      ]);
      expect(team?.viewerCanManage).toBe(who !== 'editor');
    }
    for (const who of ['stranger', 'visitor']) {
      expect(await house.team(session(who)), who).toBeNull();
      const seen = await fetch(`${house.site.origin}${page}`, { headers: { cookie: session(who) } });
      expect(await seen.text()).not.toContain(people.editor);
    }
  });

  test('is invited to by owners alone; what is open is for them alone', async () => {
    await house.invite(session('owner'), 'offen@example.org');
    expect((await house.team(session('editor')))?.invitations).toEqual([]);
    expect((await house.team(session('coordinator')))?.invitations).toHaveLength(1);
  });

  test.each([
    ['einladen', { email: 'dritte@example.org', rolle: 'OWNER' }],
    ['rolle', { rolle: 'OWNER' }],
    ['entfernen', {}],
    ['zurueckziehen', {}],
  ])('is not changed by those who may not: %s', async (tun, fields) => {
    const [id] = [await house.accountOf(people.owner)];
    const before = [await house.team(session('owner')), house.smtp.mails.length];
    for (const who of ['visitor', 'stranger'])
      expect(await house.change(session(who), { tun, id, ...fields }), who).toBe(page);
    expect(await house.change(session('editor'), { tun, id, ...fields })).toBe(403);
    expect([await house.team(session('owner')), house.smtp.mails.length]).toEqual(before);
  });

  test('is not changed by a form of another website, nor by one that no page has', async () => {
    const fields = { tun: 'entfernen', id: await house.accountOf(people.editor) };
    const foreign = { cookie: session('owner'), Origin: 'https://elsewhere.example' };
    expect((await house.post(page, fields, foreign)).status).toBe(403);
    for (const wrong of [
      {},
      { tun: 'x' },
      { tun: 'entfernen', id: 'x' },
      { tun: 'rolle', id: fields.id, rolle: 'ADMIN' },
    ])
      expect(await house.change(session('owner'), wrong as Record<string, string>)).toBe(400);
    expect((await house.team(session('owner')))?.colleagues).toHaveLength(2);
  });
});

describe('an owner', () => {
  test('changes a role, which ends the sessions of whoever has it', async () => {
    const id = await house.accountOf(people.editor);
    expect(await house.change(session('owner'), { tun: 'rolle', id, rolle: 'OWNER' })).toBe(`${page}?ergebnis=rolle`);
    expect(await house.viewer(session('editor'))).toBeNull();
    expect((await house.team(await house.sessionOf(people.editor)))?.viewerCanManage).toBe(true);
    expect(await house.change(session('owner'), { tun: 'rolle', id, rolle: 'EDITOR' })).toBe(`${page}?ergebnis=rolle`);
  });

  test('takes a colleague out, once, and the colleague sees nothing any more', async () => {
    const cookie = cookieOf(await house.accept(await house.invite(session('owner'), 'weg@example.org')));
    expect(await house.team(cookie)).not.toBeNull();
    const fields = { tun: 'entfernen', id: await house.accountOf('weg@example.org') };
    expect(await house.change(session('owner'), fields)).toBe(`${page}?ergebnis=entfernt`);
    expect(await house.change(session('owner'), fields)).toBe(`${page}?ergebnis=weg`);
    expect(await house.team(await house.sessionOf('weg@example.org'))).toBeNull();
  });

  test('who is the last one stays, and stays an owner, until there is another', async () => {
    const id = await house.accountOf(people.owner);
    for (const fields of [
      { tun: 'entfernen', rolle: '' },
      { tun: 'rolle', rolle: 'EDITOR' },
    ])
      expect(await house.change(session('owner'), { ...fields, id })).toBe(`${page}?ergebnis=letzte`);
    expect((await house.team(session('owner')))?.colleagues[0]).toMatchObject({ email: people.owner, role: 'OWNER' });
  });

  test('and another, who take each other out at the same moment, leave one', async () => {
    const other = cookieOf(await house.accept(await house.invite(session('owner'), 'zweite@example.org', 'OWNER')));
    const [mine, theirs] = [await house.accountOf(people.owner), await house.accountOf('zweite@example.org')];
    await Promise.all([
      house.change(session('owner'), { tun: 'entfernen', id: theirs }),
      house.change(other, { tun: 'entfernen', id: mine }),
    ]);
    const left = await house.query(sql<{ email: string }>`
      select p.email from membership m join account p on p.id = m.account_id join actor a on a.id = m.actor_id
      where a.slug = ${kept.a} and m.role = 'OWNER'
    `);
    expect(left).toHaveLength(1);
    await house.query(sql`delete from membership where account_id = ${theirs}::uuid`);
    await house.query(sql`
      insert into membership select ${mine}::uuid, id, 'OWNER' from actor where slug = ${kept.a} on conflict do nothing
    `);
  });
});

test('an editor leaves by itself', async () => {
  const cookie = cookieOf(await house.accept(await house.invite(session('owner'), 'kurz@example.org')));
  const fields = { tun: 'entfernen', id: await house.accountOf('kurz@example.org') };
  expect(await house.change(cookie, fields)).toBe('/konto');
  expect(await house.viewer(cookie)).toBeNull();
});

test('a coordinator takes out also the last owner', async () => {
  const id = await house.accountOf(people.stranger);
  const location = await house.change(session('coordinator'), { tun: 'entfernen', id }, kept.b);
  expect(location).toBe(`/konto/eintrag/${kept.b}/team?ergebnis=entfernt`);
  expect((await house.team(session('coordinator'), kept.b))?.colleagues).toEqual([]);
});

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cookieOf, forgetLimits } from '#server/testing/test-sign-in.ts';
import { kept, openTeamHouse, people, type TeamHouse, tokenIn } from '#server/testing/test-team.ts';

let house: TeamHouse;
let coordinator: string;
let slug: string;
let email: string;
beforeAll(async () => {
  house = await openTeamHouse();
  const [row] = await house.query(sql<{ slug: string; email: string }>`
    select slug, lower(email) as email from published_actor where email is not null
      and not exists (select from membership m where m.actor_id = id) order by slug limit 1
  `);
  [slug, email] = [row?.slug ?? '', row?.email ?? ''];
});
beforeEach(async () => {
  house.time.now = new Date('2026-11-27T10:00:00Z');
  await house.query(forgetLimits);
  coordinator = await house.sessionOf(people.coordinator);
});
afterAll(() => house?.close());

const pageOf = (entry: string) => `/akteure/${entry}/das-sind-wir`;
const rolesAt = async (entry: string) => {
  const rows = await house.query(sql<{ email: string; role: string }>`
    select p.email, m.role from membership m join account p on p.id = m.account_id join actor a on a.id = m.actor_id
    where a.slug = ${entry} order by p.email
  `);
  return rows.map(({ email: who, role }) => `${who} ${role}`);
};
const forget = (entry: string) =>
  house.query(sql`delete from membership m using actor a where a.id = m.actor_id and a.slug = ${entry}`);
const writtenTo = async (address: string) =>
  (await house.query(sql`select 1 from mail where recipient = ${address}`)).length;
const claimedOf = (location: string | null) => new URLSearchParams(location?.split('?')[1]).get('ergebnis');

async function byMail(entry = slug): Promise<string> {
  const response = await house.post(pageOf(entry), { tun: 'mail' });
  expect(claimedOf(response.headers.get('location'))).toBe('mail');
  return tokenIn((await house.smtp.mailTo(email)).text ?? '', '/einladung');
}

const words = { name: 'Kim Beispiel', email: 'kim@example.org', satz: 'Ich leite die Gruppe.' };

async function byWord(entry = slug, typed: Partial<typeof words> = {}, cookie = ''): Promise<string | null> {
  const response = await house.post(pageOf(entry), { ...words, ...typed }, cookie === '' ? {} : { cookie });
  return claimedOf(response.headers.get('location'));
}

async function confirmed(typed: Partial<typeof words> = {}): Promise<string> {
  expect(await byWord(slug, typed)).toBe('gefragt');
  const { text = '' } = await house.smtp.mailTo(typed.email ?? words.email);
  const response = await house.post('/anfrage', { token: tokenIn(text, '/anfrage') });
  expect(claimedOf(response.headers.get('location'))).toBe('wartet');
  return (await claims()).find((claim) => claim.email === (typed.email ?? words.email))?.id ?? '';
}

interface Claim {
  id: string;
  actorSlug: string;
  hasOwner: boolean;
  name: string;
  email: string;
  message: string;
}

async function claims(): Promise<Claim[]> {
  const query = '{ claims { id actorSlug hasOwner name email message } }';
  return (await house.ask<{ claims: Claim[] }>(query, {}, coordinator)).data.claims;
}

const decide = (input: Record<string, unknown>, cookie = coordinator) =>
  house.ask<{ decideClaim: { claim: Claim | null; problems: { path: string[]; code: string; message: string }[] } }>(
    'mutation ($input: DecideClaimInput!) { decideClaim(input: $input) { claim { id email } problems { path code message } } }',
    { input },
    cookie,
  );

describe('by the address that is public at the entry', () => {
  test('whoever reads the mail there is its owner, where it has none, and changes nothing without the button', async () => {
    const token = await byMail();
    expect(await (await fetch(`${house.site.origin}/einladung?token=${token}`)).text()).toContain('öffentlich steht');
    expect(await rolesAt(slug)).toEqual([]);
    const accepted = await house.accept(token);
    expect(accepted.headers.get('location')).toBe(`/konto/eintrag/${slug}`);
    expect(await house.viewer(cookieOf(accepted))).toMatchObject({ email, actors: [{ slug }] });
    expect(await rolesAt(slug)).toEqual([`${email} OWNER`]);
    await forget(slug);
  });

  test('helps to write where somebody is its owner by then', async () => {
    const token = await byMail();
    await house.query(sql`
      insert into membership select p.id, a.id, 'OWNER' from account p, actor a where p.email = ${people.stranger} and a.slug = ${slug}
    `);
    await house.accept(token);
    expect(await rolesAt(slug)).toEqual([`${people.stranger} OWNER`, `${email} EDITOR`].toSorted());
    await forget(slug);
  });

  test('opens nothing when the address is not public there any more', async () => {
    const token = await byMail();
    const change = (value: string, before: string) =>
      house.query(sql`
        update contact c set value = ${value} from actor a
        where a.id = c.actor_id and a.slug = ${slug} and c.channel = 'EMAIL' and lower(c.value) = ${before}
      `);
    await change('neue-adresse@example.org', email);
    expect((await house.accept(token)).headers.has('set-cookie')).toBe(false);
    await change(email, 'neue-adresse@example.org');
    expect(await rolesAt(slug)).toEqual([]);
  });

  test('sends three mails a day at most, says the same afterwards, and an entry without an address or without a page none', async () => {
    const before = await writtenTo(email);
    for (let asked = 0; asked < 5; asked += 1)
      expect(claimedOf((await house.post(pageOf(slug), { tun: 'mail' })).headers.get('location'))).toBe('mail');
    const [draft] = await house.query(sql<{ slug: string }>`select slug from actor where state = 'DRAFT' limit 1`);
    const [silent] = await house.query(sql<{ slug: string }>`
      select slug from published_actor where email is null order by slug limit 1
    `);
    for (const entry of [draft?.slug ?? '', silent?.slug ?? '', 'gibt-es-nicht'])
      expect((await house.post(pageOf(entry), { tun: 'mail' })).headers.get('location')).toBe(pageOf(entry));
    expect((await writtenTo(email)) - before).toBe(3);
    const counted = await house.query(sql`select 1 from rate_limit where key like 'claim-to%' and points > 3`);
    expect(counted).toHaveLength(1);
  });
});

describe('by the word of the coordinator', () => {
  test('a claim waits once its address is proved by a button, and is accepted by mail', async () => {
    expect(await byWord()).toBe('gefragt');
    const { text = '' } = await house.smtp.mailTo(words.email);
    expect(text).not.toContain(words.name);
    const token = tokenIn(text, '/anfrage');
    await fetch(`${house.site.origin}/anfrage?token=${token}`);
    expect(await claims()).toEqual([]);
    expect(claimedOf((await house.post('/anfrage', { token })).headers.get('location'))).toBe('wartet');
    expect(claimedOf((await house.post('/anfrage', { token })).headers.get('location'))).toBe('abgelaufen');
    const [claim, ...more] = await claims();
    expect([claim, more]).toEqual([
      { id: claim?.id, actorSlug: slug, hasOwner: false, name: words.name, email: words.email, message: words.satz },
      [],
    ]);
    const { data } = await decide({ id: claim?.id, accept: true, reason: 'Willkommen!' });
    expect(data.decideClaim).toEqual({ claim: { id: claim?.id, email: words.email }, problems: [] });
    const answer = await house.smtp.mailTo(words.email);
    for (const said of ['Willkommen!', `${house.site.origin}/anmelden`]) expect(answer.text).toContain(said);
    expect(await rolesAt(slug)).toEqual([`${words.email} OWNER`]);
    expect(await house.viewer(await house.sessionOf(words.email))).toMatchObject({ actors: [{ slug }] });
    expect(JSON.stringify(await house.query(sql`select to_jsonb(c)::text from claim c`))).not.toContain(words.email);
    await forget(slug);
  });

  test('a refusal needs a reason, which whoever asked reads; a decided claim is decided', async () => {
    const id = await confirmed({ email: 'nein@example.org' });
    const without = await decide({ id, accept: false, reason: ' ' });
    expect(without.data.decideClaim.problems).toEqual([
      { path: ['reason'], code: 'REQUIRED', message: expect.stringContaining('Grund') },
    ]);
    const long = await decide({ id, accept: false, reason: 'x'.repeat(2001) });
    expect(long.data.decideClaim.problems[0]).toMatchObject({ path: ['reason'], code: 'TOO_LONG' });
    const both = await Promise.all(
      [false, true].map((accept) => decide({ id, accept, reason: 'Wir kennen Sie noch nicht.' })),
    );
    expect(both.map(({ errors }) => errors?.[0]?.extensions.code).toSorted()).toEqual(['CONFLICT', undefined]);
    expect((await house.smtp.mailTo('nein@example.org')).text).toContain('Wir kennen Sie noch nicht.');
    expect((await decide({ id, accept: true })).errors?.[0]?.extensions.code).toBe('CONFLICT');
    await forget(slug);
  });

  test('is asked with the address of the session by whoever is signed in, and of nobody else', async () => {
    const cookie = await house.sessionOf(people.stranger);
    expect(await byWord(slug, { email: 'jemand.anderes@example.org' }, cookie)).toBe('wartet');
    const [claim] = await claims();
    expect(claim).toMatchObject({ email: people.stranger });
    expect((await decide({ id: claim?.id, accept: false, reason: 'Nein.' })).errors).toBeUndefined();
  });

  test('a claim that waits is not replaced by whoever types the same address', async () => {
    const id = await confirmed();
    expect(await byWord(slug, { satz: 'Ich bin jemand anderes.' })).toBe('gefragt');
    expect(await claims()).toMatchObject([{ id, message: words.satz }]);
    await decide({ id, accept: false, reason: 'Nein.' });
  });

  test.each([
    ['adresse', { email: 'kim@' }],
    ['name', { name: ' \u200b ' }],
    ['satz', { satz: '' }],
    ['lang', { satz: 'x'.repeat(1001) }],
  ])('what is missing or wrong is said, and comes back as it was typed: %s', async (said, typed) => {
    const response = await house.post(pageOf(slug), { ...words, ...typed });
    const back = new URLSearchParams(response.headers.get('location')?.split('?')[1]);
    expect(Object.fromEntries(back)).toEqual({ ergebnis: said, ...words, ...typed });
  });

  test('a link is good for three days', async () => {
    await byWord(slug, { email: 'spaet@example.org' });
    const { text = '' } = await house.smtp.mailTo('spaet@example.org');
    house.time.now = new Date(house.time.now.getTime() + 3 * 86_400_000 + 1000);
    const response = await house.post('/anfrage', { token: tokenIn(text, '/anfrage') });
    expect(claimedOf(response.headers.get('location'))).toBe('abgelaufen');
  });

  test('a stranger is sent three mails a day at most, whatever entries are claimed in their name', async () => {
    for (const entry of [slug, kept.a, kept.b, slug, kept.a])
      expect(await byWord(entry, { email: 'opfer@example.org' })).toBe('gefragt');
    expect(await writtenTo('opfer@example.org')).toBe(3);
  });
});

describe('the claims', () => {
  test('are seen and decided by coordinators alone', async () => {
    const id = await confirmed({ email: 'rechte@example.org' });
    for (const [who, code] of [
      ['', 'UNAUTHENTICATED'],
      [await house.sessionOf(people.owner), 'NOT_FOUND'],
      [await house.sessionOf(people.editor), 'NOT_FOUND'],
    ] as const) {
      expect((await house.ask('{ claims { id } }', {}, who)).data).toEqual({ claims: null });
      expect((await decide({ id, accept: true }, who)).errors?.[0]?.extensions.code).toBe(code);
    }
    expect(await rolesAt(slug)).toEqual([]);
    expect(await claims()).toHaveLength(1);
  });

  test('that never were, or are not proved, are not decided', async () => {
    await byWord(slug, { email: 'unbewiesen@example.org' });
    const [unproved] = await house.query(sql<{ id: string }>`select id from claim where state = 'UNCONFIRMED' limit 1`);
    for (const id of [unproved?.id, '0190a000-0000-7000-8000-000000000000'])
      expect((await decide({ id, accept: true })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await decide({ id: 'x', accept: true })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

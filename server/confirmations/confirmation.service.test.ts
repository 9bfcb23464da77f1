import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ConfirmationHouse, openConfirmationHouse } from '#server/testing/test-confirmations.ts';

const coordinator = 'koordination@example.org';
let house: ConfirmationHouse;
let number = 0;
beforeAll(async () => {
  house = await openConfirmationHouse('empty');
  await house.coordinator(coordinator);
});
beforeEach(() => house.query(sql`delete from rate_limit`));
afterAll(() => house?.close());

interface Entry {
  id: string;
  slug: string;
  token: string;
}

/** An entry that was just asked about, with the token of its mail. */
async function anAskedEntry(memberEmail?: string): Promise<Entry> {
  number += 1;
  const [slug, address] = [`eintrag-${number}`, `eintrag${number}@verein.example`];
  const [id = ''] = await house.write({ name: `Eintrag ${number}`, contacts: [{ channel: 'EMAIL', value: address }] });
  if (memberEmail !== undefined) await house.member(memberEmail, slug);
  await house.run();
  return { id, slug, token: await house.tokenTo(memberEmail ?? address) };
}

const press = (token: string, answer: string, more: Record<string, string> = {}) =>
  house.press('/bestaetigen', { token, answer, version: '1', ...more });
const rowOf = async (id: string) =>
  (
    await house.query(sql<Record<string, unknown>>`
      select a.version, a.state, a.confirmed_via as via, a.confirmed_by as by, r.answer,
        (select count(*)::integer from revision v where v.actor_id = a.id) as revisions
      from actor a join confirmation_request r on r.actor_id = a.id where a.id = ${id}::uuid order by r.sent_at desc limit 1`)
  )[0];
const untouched = { version: 1, state: 'PUBLISHED', via: null, by: null, answer: null, revisions: 0 };
const stateOf = async (token: string) =>
  (
    await house.ask<{ confirmation: { state: string; isStopped: boolean; actor: { slug: string } | null } | null }>(
      'query ($token: String!) { confirmation(token: $token) { state isStopped actor { slug } } }',
      { token },
    )
  ).data.confirmation;
const reasonOf = async (slug: string) => {
  const { data } = await house.ask<{ phoneList: { nodes: { slug: string; reason: string }[] } }>(
    '{ phoneList(first: 100) { nodes { slug reason } } }',
    {},
    await house.signIn(coordinator),
  );
  return data.phoneList.nodes.find((call) => call.slug === slug)?.reason ?? null;
};

describe('the link of a mail', () => {
  test('changes nothing when it is opened, however often and by whatever, and is kept by nobody', async () => {
    const { id, token } = await anAskedEntry();
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
    expect(await rowOf(id)).toEqual(untouched);
    expect((await stateOf(token))?.isStopped).toBe(false);
  });

  test('confirms once, whoever presses at the same moment, and writes that down', async () => {
    const { id, token } = await anAskedEntry();
    const answers = await Promise.all(Array.from({ length: 8 }, () => press(token, 'CONFIRMED')));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(303));
    expect(answers[0]?.headers.get('location')).toBe(`/bestaetigen?token=${token}`);
    expect(await rowOf(id)).toEqual({
      ...{ version: 2, state: 'PUBLISHED', via: 'LINK', by: `Eintrag ${number}`, answer: 'CONFIRMED', revisions: 1 },
    });
    for (const later of ['GONE', 'CHANGED']) await press(token, later, { sure: '1' });
    expect((await rowOf(id))?.['answer']).toBe('CONFIRMED');
    expect(await stateOf(token)).toMatchObject({ state: 'CONFIRMED' });
    expect(await house.run()).toBe(0);
  });

  test('names the member who pressed in the history', async () => {
    const { id, token } = await anAskedEntry('eins@mitglied.example');
    await press(token, 'CONFIRMED');
    expect(await rowOf(id)).toMatchObject({ by: 'Ilse Beispiel', revisions: 1 });
    const [revision] = await house.query(sql<Record<string, unknown>>`
      select c.email, r.changed_by as by, r.version, r.changes -> 'confirmedVia' ->> 'to' as via
      from revision r join account c on c.id = r.account_id where r.actor_id = ${id}::uuid`);
    expect(revision).toEqual({ email: 'eins@mitglied.example', by: 'Ilse Beispiel', version: 2, via: 'LINK' });
  });

  test('never confirms another version than the one that was shown', async () => {
    const { id, token } = await anAskedEntry();
    await house.query(sql`update actor set version = 2, summary = 'Neu' where id = ${id}::uuid`);
    await press(token, 'CONFIRMED');
    await press(token, 'CONFIRMED', { version: '3' });
    await press(token, 'CONFIRMED', { version: 'x' });
    expect(await rowOf(id)).toEqual({ ...untouched, version: 2 });
    expect(await stateOf(token)).toMatchObject({ state: 'NEWER' });
    const page = await (await fetch(`${house.site.origin}/bestaetigen?token=${token}`)).text();
    expect(page).toContain('Der Eintrag hat sich seit unserer Mail geändert');
    expect(page).toContain('name="version" value="2"');
    await press(token, 'CONFIRMED', { version: '2' });
    expect(await rowOf(id)).toMatchObject({ version: 3, via: 'LINK' });
  });

  test('says that all is gone only when asked twice; that archives nothing, and can be taken back', async () => {
    const { id, slug, token } = await anAskedEntry();
    const first = await press(token, 'GONE');
    expect(first.headers.get('location')).toBe(`/bestaetigen?token=${token}&ende=1`);
    expect(await rowOf(id)).toEqual(untouched);
    await press(token, 'GONE', { sure: '1' });
    expect(await rowOf(id)).toEqual({ ...untouched, answer: 'GONE' });
    expect(await reasonOf(slug)).toBe('SAID_GONE');
    await press(token, 'CONFIRMED');
    expect(await rowOf(id)).toMatchObject({ via: 'LINK', answer: 'CONFIRMED' });
    expect(await reasonOf(slug)).toBe(null);
  });

  test('is good for ninety days, while residents see the entry', async () => {
    const { id, token } = await anAskedEntry();
    await house.query(sql`update actor set state = 'ARCHIVED' where id = ${id}::uuid`);
    expect(await stateOf(token)).toEqual({ state: 'HIDDEN', isStopped: false, actor: null });
    await press(token, 'CONFIRMED');
    await house.query(sql`update actor set state = 'PUBLISHED' where id = ${id}::uuid`);
    house.time.now = new Date(house.time.now.getTime() + 90 * 86_400_000);
    expect(await stateOf(token)).toMatchObject({ state: 'EXPIRED' });
    await press(token, 'CONFIRMED');
    expect(await rowOf(id)).toEqual(untouched);
    const page = await (await fetch(`${house.site.origin}/bestaetigen?token=${token}`)).text();
    expect(page).toContain('Dieser Link gilt nicht mehr');
  });

  test('that nobody was given tells nothing, and neither does a form of another website', async () => {
    const { id, token } = await anAskedEntry();
    expect(await stateOf('nobody-has-this')).toBe(null);
    expect((await press('nobody-has-this', 'CONFIRMED')).status).toBe(303);
    expect((await press(token, 'WHATEVER')).headers.get('location')).toBe('/bestaetigen');
    expect((await press('x'.repeat(5000), 'CONFIRMED')).headers.get('location')).toBe('/bestaetigen');
    const foreign = await house.press(
      '/bestaetigen',
      { token, answer: 'CONFIRMED', version: '1' },
      { Origin: 'https://elsewhere.example' },
    );
    expect(foreign.status).toBe(403);
    expect((await fetch(`${house.site.origin}/bestaetigen?token=x`)).status).toBe(404);
    expect(await rowOf(id)).toEqual(untouched);
  });

  test('is asked about by a page of ours past the public cache', async () => {
    const { token } = await anAskedEntry();
    const page = await (await fetch(`${house.site.origin}/bestaetigen?token=${token}`)).text();
    const { urql } = JSON.parse(/id="urql-state">(.*?)<\/script>/.exec(page)?.[1] ?? '{}');
    expect(JSON.stringify(urql)).toContain('OPEN');
    const { readFileSync } = await import('node:fs');
    const documents: Record<string, string> = JSON.parse(readFileSync('web/gql/persisted-documents.json', 'utf8'));
    const [hash] = Object.entries(documents).find(([, text]) => text.includes('query ConfirmationPage')) ?? [];
    const query = new URLSearchParams({
      operationName: 'ConfirmationPage',
      variables: JSON.stringify({ token }),
      extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }),
    });
    const response = await fetch(`${house.site.origin}/graphql?${query}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });
});

describe('a change that somebody wants', () => {
  test('leads a member to sign in, and on to the form', async () => {
    const email = 'zwei@mitglied.example';
    const { slug, token } = await anAskedEntry(email);
    const location = (await press(token, 'CHANGED')).headers.get('location') ?? '';
    expect(location).toMatch(new RegExp(`^/anmelden/code\\?id=[0-9a-f-]{36}&eintrag=${slug}$`));
    const { text = '' } = await house.smtp.mailTo(email);
    const [, key = ''] = /\/anmelden\/link\?token=([\w-]{43})&eintrag=/.exec(text) ?? [];
    const signedIn = await house.press('/anmelden/link', { token: key, eintrag: slug });
    expect(signedIn.headers.get('location')).toBe(`/konto/eintrag/${slug}`);
    expect(await reasonOf(slug)).toBe(null);
  });

  test('leads who is signed in to the form at once', async () => {
    const email = 'drei@mitglied.example';
    const { slug, token } = await anAskedEntry(email);
    const cookie = await house.signIn(email);
    const pressed = await house.press('/bestaetigen', { token, answer: 'CHANGED', version: '1' }, { Cookie: cookie });
    expect(pressed.headers.get('location')).toBe(`/konto/eintrag/${slug}`);
  });

  test('of somebody without an account is noted for the coordinator', async () => {
    const { slug, token } = await anAskedEntry();
    const location = (await press(token, 'CHANGED')).headers.get('location');
    expect(location).toBe(`/bestaetigen?token=${token}&aendern=1`);
    expect(await reasonOf(slug)).toBe('WANTED_CHANGE');
    await press(token, 'CONFIRMED');
    expect(await reasonOf(slug)).toBe(null);
  });

  test('leads nowhere else than to an entry', async () => {
    const email = 'vier@mitglied.example';
    const { token } = await anAskedEntry(email);
    await press(token, 'CHANGED');
    const { text = '' } = await house.smtp.mailTo(email);
    const [, key = ''] = /\/anmelden\/link\?token=([\w-]{43})/.exec(text) ?? [];
    const signedIn = await house.press('/anmelden/link', { token: key, eintrag: '//elsewhere.example' });
    expect(signedIn.headers.get('location')).toBe('/konto');
  });
});

describe('the way out of these mails', () => {
  const oneClick = (token: string) =>
    fetch(`${house.site.origin}/bestaetigen/abbestellen?token=${token}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://mail.example' },
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });

  test('is one press of a mail program, of that address and entry alone', async () => {
    const email = 'fuenf@mitglied.example';
    const { slug, token } = await anAskedEntry(email);
    const other = await anAskedEntry(email);
    expect((await oneClick(token)).status).toBe(200);
    expect((await oneClick(token)).status).toBe(200);
    expect((await oneClick('nobody-has-this')).status).toBe(404);
    expect(await reasonOf(slug)).toBe('UNSUBSCRIBED');
    expect(await stateOf(token)).toMatchObject({ state: 'OPEN', isStopped: true });
    expect(await house.pass(28)).toBeGreaterThanOrEqual(1);
    const rounds = (id: string) =>
      house.query(sql`select round from confirmation_request where actor_id = ${id}::uuid`);
    expect(await rounds(other.id)).toHaveLength(2);
    expect(
      await house.query(sql`select 1 from confirmation_request r join actor a on a.id = r.actor_id
      where a.slug = ${slug}`),
    ).toHaveLength(1);
    // mails to sign in still come
    await house.press('/anmelden', { email });
    expect((await house.smtp.mailTo(email)).subject).toBeDefined();
    // and who stopped them can still answer
    await press(token, 'CONFIRMED');
    expect(await reasonOf(slug)).toBe(null);
  });

  test('is a button of a page as well', async () => {
    const { slug, token } = await anAskedEntry();
    const pressed = await house.press('/bestaetigen/abbestellen', { token });
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, `/bestaetigen/abbestellen?token=${token}`]);
    expect(await reasonOf(slug)).toBe('UNSUBSCRIBED');
    const foreign = { Origin: 'https://elsewhere.example' };
    expect((await house.press('/bestaetigen/abbestellen', { token }, foreign)).status).toBe(403);
  });
});

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

describe('a change that somebody wants', () => {
  test('leads a member to sign in, and on to the form', async () => {
    const email = 'zwei@mitglied.example';
    const { slug, token } = await answers.anAskedEntry(email);
    const location = (await answers.press(token, 'CHANGED')).headers.get('location') ?? '';
    expect(location).toMatch(new RegExp(`^/anmelden/code\\?id=[0-9a-f-]{36}&eintrag=${slug}$`));
    const { text = '' } = await house.smtp.mailTo(email);
    const [, key = ''] = /\/anmelden\/link\?token=([\w-]{43})&eintrag=/.exec(text) ?? [];
    const signedIn = await house.press('/anmelden/link', { token: key, eintrag: slug });
    expect(signedIn.headers.get('location')).toBe(`/konto/eintrag/${slug}`);
    expect(await answers.reasonOf(slug)).toBe(null);
  });

  test('leads who is signed in to the form at once', async () => {
    const email = 'drei@mitglied.example';
    const { slug, token } = await answers.anAskedEntry(email);
    const cookie = await house.signIn(email);
    const pressed = await house.press('/bestaetigen', { token, answer: 'CHANGED', version: '1' }, { Cookie: cookie });
    expect(pressed.headers.get('location')).toBe(`/konto/eintrag/${slug}`);
  });

  test('of somebody without an account is noted for the coordinator', async () => {
    const { slug, token } = await answers.anAskedEntry();
    const location = (await answers.press(token, 'CHANGED')).headers.get('location');
    expect(location).toBe(`/bestaetigen?token=${token}&aendern=1`);
    expect(await answers.reasonOf(slug)).toBe('WANTED_CHANGE');
    await answers.press(token, 'CONFIRMED');
    expect(await answers.reasonOf(slug)).toBe(null);
  });

  test('leads nowhere else than to an entry', async () => {
    const email = 'vier@mitglied.example';
    const { token } = await answers.anAskedEntry(email);
    await answers.press(token, 'CHANGED');
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
    const { slug, token } = await answers.anAskedEntry(email);
    const other = await answers.anAskedEntry(email);
    expect((await oneClick(token)).status).toBe(200);
    expect((await oneClick(token)).status).toBe(200);
    expect((await oneClick('nobody-has-this')).status).toBe(404);
    expect(await answers.reasonOf(slug)).toBe('UNSUBSCRIBED');
    expect(await answers.stateOf(token)).toMatchObject({ state: 'OPEN', isStopped: true });
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
    await answers.press(token, 'CONFIRMED');
    expect(await answers.reasonOf(slug)).toBe(null);
  });

  test('is a button of a page as well', async () => {
    const { slug, token } = await answers.anAskedEntry();
    const pressed = await house.press('/bestaetigen/abbestellen', { token });
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, `/bestaetigen/abbestellen?token=${token}`]);
    expect(await answers.reasonOf(slug)).toBe('UNSUBSCRIBED');
    const foreign = { Origin: 'https://elsewhere.example' };
    expect((await house.press('/bestaetigen/abbestellen', { token }, foreign)).status).toBe(403);
  });
});

describe('the page of a link', () => {
  test('is asked about by a page of ours past the public cache', async () => {
    const { token } = await answers.anAskedEntry();
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

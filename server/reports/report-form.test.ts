import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { naughtyStrings } from '#server/testing/naughty-strings.ts';
import { openReportHouse, type ReportHouse, reported, tokenOf } from '#server/testing/test-report.ts';
import { forgetLimits } from '#server/testing/test-sign-in.ts';
import { startTestSite } from '#server/testing/test-site.ts';

let house: ReportHouse;
beforeAll(async () => {
  house = await openReportHouse();
});
beforeEach(() => house.query(forgetLimits));
afterAll(() => house?.close());

const path = `/akteure/${reported.own}/hinweis`;
const countOf = async () => (await house.query(sql<{ n: number }>`select count(*)::integer as n from report`))[0]?.n;
const hour = 3_600_000;

describe('the page of the form', () => {
  test('is kept by no cache, sets no cookie, and is another one each time', async () => {
    const [one, two] = [await fetch(house.site.origin + path), await fetch(`${house.site.origin}/en${path}`)];
    for (const page of [one, two]) {
      expect([page.status, page.headers.get('cache-control'), page.headers.get('set-cookie')]).toEqual([
        200,
        'private, no-cache',
        null,
      ]);
      expect(page.headers.get('etag')).toBe(null);
    }
    const tokens = [tokenOf(await one.text()), tokenOf(await two.text())];
    expect(tokens.every((token) => /^[\w-]{22}\.[0-9a-z]+\.[\w-]{43}$/.test(token))).toBe(true);
    expect(tokens[0]).not.toBe(tokens[1]);
  });

  test('says what the entry says of the part', async () => {
    const page = await (await fetch(`${house.site.origin}/akteure/${reported.others}/hinweis?feld=when`)).text();
    expect(page).toContain('Mo–Fr 13–18');
    expect(page).toContain(`action="/akteure/${reported.others}/hinweis?feld=when"`);
  });

  test('is not there for what is no entry, and moves with one that has another name', async () => {
    expect((await fetch(`${house.site.origin}/akteure/gibt-es-nicht/hinweis`)).status).toBe(404);
    expect((await house.send({ text: 'x' }, { slug: 'gibt-es-nicht' })).status).toBe(404);
    const [{ id } = { id: '' }] = await house.query(
      sql<{ id: string }>`select id from actor where slug = ${reported.own}`,
    );
    await house.query(sql`insert into actor_slug (slug, actor_id) values ('frueher', ${id}::uuid)`);
    const moved = await fetch(`${house.site.origin}/akteure/frueher/hinweis?feld=where`, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `${path}?feld=where`]);
  });
});

describe('a form that somebody filled in', () => {
  test('is taken, and answered by a page to go to', async () => {
    const sent = await house.send({ kind: 'GONE', text: '' }, { part: 'reach', prefix: '/en' });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toMatch(new RegExp(`^/en${path}\\?gesendet=\\d+$`));
    const thanks = await (await fetch(house.site.origin + sent.headers.get('location'))).text();
    expect(thanks).toContain('Thank you, your report has arrived');
    const [row] = await house.query(
      sql<object>`select kind, field, locale, state from report order by id desc limit 1`,
    );
    expect(row).toEqual({ kind: 'GONE', field: 'REACH', locale: 'en', state: 'OPEN' });
  });

  test('is taken once, however often its button is pressed; with another text it is another report', async () => {
    const before = (await countOf()) ?? 0;
    const token = await house.token();
    const fields = { token, text: 'Zweimal gedrückt' };
    const sent = await Promise.all([house.send(fields), house.send(fields), house.send(fields)]);
    const places = sent.map(({ headers }) => headers.get('location'));
    expect(new Set(places).size).toBe(1);
    expect(places[0]).toMatch(/gesendet=\d+$/);
    expect(await countOf()).toBe(before + 1);
    const other = await house.send({ token, text: 'Noch etwas' });
    const page = await other.text();
    expect([other.status, page.includes('Noch etwas'), await countOf()]).toEqual([422, true, before + 1]);
    await house.take({ token: tokenOf(page), text: 'Noch etwas' });
  });

  test.each<[what: string, fields: Record<string, string>, sentence: string]>([
    ['no kind', { kind: 'NIX' }, 'Bitte wählen Sie aus'],
    ['no text', { text: '  \u200b ' }, 'Hier fehlt noch etwas'],
    ['a long text', { text: 'a'.repeat(2001) }, 'Das sind 2001 Zeichen, möglich sind 2000'],
    ['a very long text', { text: '漢'.repeat(9999) }, 'Das sind 9999 Zeichen'],
    ['half an address', { email: 'rita@' }, 'keine vollständige Mailadresse'],
    ['two addresses', { email: 'rita@example.org\nBcc: alle@example.org' }, 'keine vollständige Mailadresse'],
    ['a long name', { name: 'a'.repeat(201) }, 'Das sind 201 Zeichen'],
  ])('comes back with all that was typed where it cannot be taken: %s', async (_what, fields, sentence) => {
    const before = await countOf();
    const typed = { name: 'Rita <b>', email: 'rita@example.org', text: 'Ein Text & mehr', ...fields };
    const token = await house.token();
    const response = await house.send({ ...typed, token });
    const page = await response.text();
    expect([response.status, await countOf()]).toEqual([422, before]);
    expect(page).toContain(sentence);
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    for (const text of [typed.name, typed.email, typed.text])
      expect(page.replaceAll('\r\n', '\n')).toContain(escaped(text));
    // it keeps its age: nobody is too fast who only mends a word
    expect(tokenOf(page)).toBe(token);
  });

  test('may come without anything, or with something else', async () => {
    const answers = await Promise.all(
      ['', 'a', 'kind=WRONG&kind=GONE', 'text=%FF%00', '__proto__=1', 'token=..'].map((body) =>
        fetch(house.site.origin + path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body,
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 422));
    const noForm = await fetch(house.site.origin + path, { method: 'POST', body: '{}' });
    expect(noForm.status).toBe(422);
    const huge = await house.post(path, { text: 'a'.repeat(100_001) });
    expect(huge.status).toBe(413);
  });

  test('whatever is typed is taken or told, and read as text', async () => {
    for (const text of naughtyStrings) {
      await house.query(forgetLimits);
      const token = await house.token();
      // no longer than a browser lets one type
      const line = text.slice(0, 300);
      const sent = await house.send({ token, text, name: line, email: line });
      expect([303, 422], JSON.stringify(text.slice(0, 40))).toContain(sent.status);
      const page = await sent.text();
      expect(page, JSON.stringify(text.slice(0, 40))).not.toMatch(/<script>alert|<svg onload/i);
    }
    const read = await house.reports(house.by.coordinator, { first: 100 });
    expect(read.errors).toBeUndefined();
  }, 120_000);
});

describe('what a program sends', () => {
  const refused = async (fields: Record<string, string>, sentence: string) => {
    const before = await countOf();
    const response = await house.send({ text: 'Billige Uhren', ...fields });
    const page = await response.text();
    expect([response.status, await countOf()]).toEqual([422, before]);
    expect(page).toContain(sentence);
    expect(page).toContain('Billige Uhren');
    return tokenOf(page);
  };

  test('fills in what people do not see', async () => {
    const token = await refused({ subject: 'Uhren' }, 'In einem Feld, das für Programme gedacht ist');
    // whose browser filled it in sends it again
    await house.take({ token, text: 'Doch ein Mensch' });
  });

  test('comes too soon, or too late', async () => {
    const token = await house.token();
    house.time.now = new Date(house.time.now.getTime() - 10_000 + 2999);
    expect(await refused({ token }, 'Das ging sehr schnell')).toBe(token);
    const old = await house.token();
    house.time.now = new Date(house.time.now.getTime() + 12 * hour);
    const fresh = await refused({ token: old }, 'Die Seite war lange offen');
    expect(fresh).not.toBe(old);
    await house.take({ token: fresh, text: 'Nach dem Essen' });
  });

  test('carries no token of this installation, or one that was changed', async () => {
    const [nonce, moment = '', mark] = (await house.token()).split('.');
    const later = (Number.parseInt(moment, 36) + 1).toString(36);
    for (const token of [
      '',
      'x',
      `${nonce}.${later}.${mark}`,
      `${nonce}.${moment}.${mark?.slice(1)}A`,
      `${nonce}.${moment}.`,
    ])
      await refused({ token }, 'Die Seite gilt nicht mehr');
  });

  test('is a form of another website', async () => {
    const before = await countOf();
    const foreign: Record<string, string>[] = [
      { Origin: 'https://elsewhere.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ];
    for (const headers of foreign) expect((await house.send({ text: 'Fremd' }, { headers })).status).toBe(403);
    expect(await countOf()).toBe(before);
  });

  test('is too much: ten from an address in an hour, for all processes, and nothing typed is lost', async () => {
    for (let sent = 0; sent < 10; sent += 1) await house.take({ text: `Hinweis ${sent}` });
    const response = await house.send({ text: 'Der elfte', email: 'rita@example.org' });
    const page = await response.text();
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(60);
    for (const kept of ['schon viele Hinweise', 'Der elfte', 'rita@example.org']) expect(page).toContain(kept);
    const counted = await house.query(
      sql<{ key: string }>`select key from rate_limit where key like 'report-%' and points > 10`,
    );
    expect(counted).toHaveLength(1);
    expect(counted[0]?.key).not.toContain('127.0.0.1');
  });

  test('is a mailbox to be filled: three receipts a day', async () => {
    const fields = { kind: 'UNLAWFUL', text: 'Verboten', email: 'opfer@example.org' };
    for (let sent = 0; sent < 3; sent += 1) await house.take(fields);
    expect((await house.send(fields)).status).toBe(429);
    await house.take({ ...fields, email: 'andere@example.org' });
  });
});

test('where no mail can be sent, the page says so, asks for no address and keeps none', async () => {
  let now = new Date('2026-11-27T10:00:00Z');
  const site = await startTestSite('example', { clock: () => now });
  try {
    const page = await (await fetch(site.origin + path)).text();
    expect(page).toContain('Diese Seite kann keine Mails verschicken');
    expect(page).not.toContain('name="email"');
    now = new Date(now.getTime() + 10_000);
    const fields = {
      kind: 'UNLAWFUL',
      text: 'Verboten',
      email: 'rita@example.org',
      name: 'Rita',
      token: tokenOf(page),
    };
    const sent = await fetch(site.origin + path, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
    });
    expect(sent.status).toBe(303);
    const { rows } = await sql<object>`select kind, reporter_email as email, reporter_name as name from report`.execute(
      site.database.orm.em.fork().getKysely<unknown>(),
    );
    expect(rows).toEqual([{ kind: 'UNLAWFUL', email: null, name: null }]);
  } finally {
    await site.close();
  }
});

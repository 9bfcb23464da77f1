import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createFormGuard } from '#server/http/form-guard.ts';
import { RateLimitError } from '#server/http/rate-limit.ts';
import { naughtyStrings } from '#server/testing/naughty-strings.ts';
import { openProposalHouse, type ProposalHouse, wholeProposal } from '#server/testing/test-proposals.ts';
import { tokenOf } from '#server/testing/test-report.ts';
import { forgetLimits } from '#server/testing/test-sign-in.ts';
import { startTestSite } from '#server/testing/test-site.ts';
import { tokenIn } from '#server/testing/test-team.ts';
import { createProposalLimit } from './proposal-limit.service.ts';

let house: ProposalHouse;
beforeAll(async () => {
  house = await openProposalHouse();
});
beforeEach(async () => {
  await house.query(forgetLimits);
  await house.query(sql`delete from proposal`);
});
afterAll(() => house?.close());

const path = '/wir-fehlen';
const states = async () =>
  (await house.query(sql<{ state: string }>`select state from proposal order by id`)).map(({ state }) => state);
const mailsTo = async (address: string) =>
  (await house.query(sql<{ n: number }>`select count(*)::integer as n from mail where recipient = ${address}`))[0]?.n;
const hour = 3_600_000;

describe('the form', () => {
  test('is kept by no cache, sets no cookie, and is another one each time', async () => {
    const pages = await Promise.all([path, `/en${path}`].map((one) => fetch(house.site.origin + one)));
    for (const page of pages)
      expect([page.status, page.headers.get('cache-control'), page.headers.get('set-cookie')]).toEqual([
        200,
        'private, no-cache',
        null,
      ]);
    const tokens = (await Promise.all(pages.map((page) => page.text()))).map(tokenOf);
    expect(tokens.every((token) => token.length > 40)).toBe(true);
    expect(tokens[0]).not.toBe(tokens[1]);
  });

  test('is answered by a page, and by a mail in which nothing stands that was typed', async () => {
    const sent = await house.send({ proposerEmail: 'neu@example.org' }, { prefix: '/en' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/en${path}?gesendet=1`]);
    expect(await (await fetch(`${house.site.origin}/en${path}?gesendet=1`)).text()).toContain('look into your mails');
    const { text = '', html } = await house.smtp.mailTo('neu@example.org');
    expect(text).toContain(`${house.site.origin}/en${path}/bestaetigen?token=`);
    for (const typed of [wholeProposal.name, wholeProposal.summary, wholeProposal.proposerName])
      expect(text + html).not.toContain(typed);
    expect(await states()).toEqual(['UNCONFIRMED']);
    const kept = await house.query(sql<{ whole: string }>`select row_to_json(proposal)::text as whole from proposal`);
    expect(kept[0]?.whole).not.toContain(tokenIn(text, `/en${path}/bestaetigen`));
  });

  test.each<[what: string, fields: Record<string, string>, sentence: string]>([
    ['no name', { name: ' \u200b ' }, 'Hier fehlt noch etwas'],
    ['a long name', { name: 'a'.repeat(201) }, 'Das sind 201 Zeichen, möglich sind 200'],
    ['no kind', { kind: 'NIX' }, 'Bitte wählen Sie aus, was es ist'],
    ['no sentence', { summary: '' }, 'Hier fehlt noch etwas'],
    ['no place', { street: '' }, 'Bitte schreiben Sie Straße und Hausnummer'],
    ['half a postal code', { postalCode: '103' }, 'Eine Postleitzahl hat fünf Ziffern'],
    ['six topics', { topics: 'neighbourhood,advice,culture,health,sport,learning' }, 'höchstens 5 Themen'],
    ['no phone number', { phone: '12' }, 'Das ist keine Telefonnummer'],
    ['no public mail address', { email: 'wir@' }, 'keine vollständige Mailadresse'],
    ['no web address', { website: 'javascript:alert(1)' }, 'Das ist keine Webadresse'],
    ['nobody', { proposerName: '' }, 'Hier fehlt noch etwas'],
    ['two addresses', { proposerEmail: 'a@example.org\nBcc: b@example.org' }, 'keine vollständige Mailadresse'],
    ['no word on belonging', { belongs: '' }, 'Bitte sagen Sie, ob Sie selbst dazugehören'],
    ['no consent', { consent: '' }, 'Ohne Ihr Einverständnis'],
  ])('comes back with all that was typed where it cannot be taken: %s', async (_what, fields, sentence) => {
    const token = await house.token();
    const sent = await house.send({ ...fields, token });
    const page = await sent.text();
    expect([sent.status, await states()]).toEqual([422, []]);
    expect(page).toContain(sentence);
    const typed: Record<string, string> = { ...wholeProposal, ...fields };
    for (const field of ['name', 'summary', 'street', 'phone', 'proposerName'])
      expect(page, field).toContain(typed[field]);
    // it keeps its age: nobody is too fast who only mends a word
    expect(tokenOf(page)).toBe(token);
  });

  test('needs no street where there is no fixed place, and no number, address or website', async () => {
    const sent = await house.send({ street: '', postalCode: '', district: '114010', phone: '' });
    expect(sent.status).toBe(303);
  });

  test('is taken once, however often its button is pressed; with another text it is another proposal', async () => {
    const token = await house.token();
    const sent = await Promise.all([1, 2, 3].map(() => house.send({ token })));
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await states()).toEqual(['UNCONFIRMED']);
    const other = await house.send({ token, summary: 'Etwas anderes.' });
    expect([other.status, (await other.text()).includes('dies ist ein weiterer')]).toEqual([422, true]);
  });

  test('may come without anything, or with something else', async () => {
    for (const body of ['', 'a', 'name=a&name=b', 'name=%FF%00', '__proto__=1', 'topics=a&topics=b', 'seen=x']) {
      const answer = await fetch(house.site.origin + path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
      expect(answer.status, body).toBe(422);
    }
    expect((await house.post(path, { name: 'a'.repeat(100_001) })).status).toBe(413);
  });

  test('whatever is typed is taken or told, and read as text by all who read it', async () => {
    for (const text of naughtyStrings) {
      await house.query(forgetLimits);
      const line = text.slice(0, 300);
      const fields = { name: line, summary: line, topics: line, district: line, proposerName: line, seen: line };
      await house.send({ ...fields, website: line, phone: line, postalCode: line });
      const sent = await house.send({ ...fields, street: `${line} 1` });
      expect([303, 422], JSON.stringify(text.slice(0, 40))).toContain(sent.status);
      expect(await sent.text(), JSON.stringify(text.slice(0, 40))).not.toMatch(/<script>alert|<svg onload/i);
    }
    await house.query(sql`update proposal set state = 'IN_REVIEW', confirmed_at = now()`);
    expect((await house.waiting())?.length).toBeGreaterThan(20);
  }, 120_000);
});

describe('what a program sends', () => {
  test.each<[string, Record<string, string>, string]>([
    ['fills in what people do not see', { subject: 'Uhren' }, 'In einem Feld, das für Programme gedacht ist'],
    ['carries no token of this installation', { token: 'x.y.z' }, 'Die Seite gilt nicht mehr'],
  ])('%s', async (_what, fields, sentence) => {
    const sent = await house.send(fields);
    expect([sent.status, (await sent.text()).includes(sentence), await states()]).toEqual([422, true, []]);
  });

  test('comes too soon, or too late', async () => {
    const young = await house.token();
    house.time.now = new Date(house.time.now.getTime() - 10_000 + 2999);
    expect(await (await house.send({ token: young })).text()).toContain('Das ging sehr schnell');
    const old = await house.token();
    house.time.now = new Date(house.time.now.getTime() + 12 * hour);
    const page = await (await house.send({ token: old })).text();
    expect(page).toContain('Die Seite war lange offen');
    expect((await house.send({ token: tokenOf(page) })).status).toBe(303);
  });

  test('is a form of another website', async () => {
    const foreign: Record<string, string>[] = [
      { Origin: 'https://elsewhere.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ];
    for (const headers of foreign) {
      expect((await house.send({}, { headers })).status).toBe(403);
      expect((await house.post(`${path}/bestaetigen`, { token: 'x' }, headers)).status).toBe(403);
    }
    expect(await states()).toEqual([]);
  });

  test('is too much: five from a network in an hour, for all processes, and nothing typed is lost', async () => {
    for (let sent = 0; sent < 5; sent += 1)
      expect((await house.send({ proposerEmail: `nr${sent}@example.org` })).status).toBe(303);
    const sixth = await house.send({ proposerEmail: 'nr6@example.org' });
    const page = await sixth.text();
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(60);
    for (const kept of ['kamen schon viele Vorschläge', wholeProposal.name, 'nr6@example.org'])
      expect(page).toContain(kept);
    const keys = await house.query(sql<{ key: string }>`select key from rate_limit where key like 'proposal-%'`);
    expect(keys.map(({ key }) => key).join()).not.toMatch(/127\.0\.0\.1|example\.org/);
    // another process, or the next one, counts on
    const { orm } = house.site.database;
    const next = await createProposalLimit(orm, await createFormGuard(orm));
    await expect(next.countProposal('127.0.0.1')).rejects.toThrow(RateLimitError);
  });

  test('is a mailbox to be filled: three mails a day, and the answer tells nothing of it', async () => {
    for (let sent = 0; sent < 4; sent += 1) {
      const answer = await house.send({ proposerEmail: 'opfer@example.org', name: `Nähcafé ${sent}` });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?gesendet=1`]);
    }
    expect(await mailsTo('opfer@example.org')).toBe(3);
    expect(await states()).toHaveLength(3);
  });
});

test('where no mail can be sent, the page says so and takes nothing', async () => {
  const site = await startTestSite('example');
  try {
    const page = await (await fetch(site.origin + path)).text();
    expect(page).toContain('Diese Seite kann keine Mails verschicken');
    expect(page).not.toContain('name="proposerEmail"');
    const sent = await fetch(site.origin + path, { method: 'POST', body: new URLSearchParams(wholeProposal) });
    expect(sent.status).toBe(200);
    const { rows } = await sql`select 1 from proposal`.execute(site.database.orm.em.fork().getKysely<unknown>());
    expect(rows).toEqual([]);
  } finally {
    await site.close();
  }
});

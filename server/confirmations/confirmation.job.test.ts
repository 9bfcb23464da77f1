import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ConfirmationHouse, openConfirmationHouse } from '#server/testing/test-confirmations.ts';
import { recipientsOf } from '#server/testing/test-smtp.ts';

const coordinator = 'koordination@example.org';
const patient = { timeout: 20_000 };
let house: ConfirmationHouse;
let cookie: string;
beforeAll(async () => {
  house = await openConfirmationHouse('empty', { pages: false });
  await house.coordinator(coordinator);
});
beforeEach(async () => {
  // sessions end while months pass
  cookie = await house.signIn(coordinator);
});
afterEach(async () => {
  await expect.poll(() => house.query(sql`select 1 from mail where state = 'QUEUED'`), patient).toEqual([]);
  await house.query(sql`delete from actor`);
});
afterAll(() => house?.close());

const longAgo = new Date('2025-03-01T10:00:00Z');
const email = (value: string, more = {}) => ({ channel: 'EMAIL' as const, value, ...more });
const calls = async () => {
  const { data } = await house.ask<{ phoneList: { nodes: { name: string; reason: string }[] } }>(
    '{ phoneList { nodes { name reason } } }',
    {},
    cookie,
  );
  return data.phoneList.nodes.map(({ name, reason }) => `${name}: ${reason}`);
};
const freshness = async (slug: string) =>
  (
    await house.ask<{ actor: { isUnconfirmed: boolean; version: number } }>(
      `{ actor(slug: "${slug}") { isUnconfirmed version } }`,
    )
  ).data.actor;
const mailsTo = (address: string) => house.smtp.mails.filter((mail) => recipientsOf(mail).includes(address));

describe('the job', () => {
  test('asks, asks once more after four weeks, then leaves it to the phone and tells residents', async () => {
    const address = 'still@verein.example';
    await house.write({ name: 'Still', confirmedAt: longAgo, contacts: [email(address)] });
    expect(await house.run()).toBe(1);
    expect(await house.run()).toBe(0);
    expect(await house.pass(27)).toBe(0);
    expect(await house.pass(1)).toBe(1);
    expect(await calls()).toEqual([]);
    expect(await house.pass(28)).toBe(0);
    expect(await calls()).toEqual(['Still: SILENT']);
    expect(await house.pass(60)).toBe(0);
    const mails = [await house.smtp.mailTo(address), await house.smtp.mailTo(address)];
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Stimmt das noch? Ihr Eintrag „Still“ bei Kieznetz',
      'Noch einmal gefragt: Stimmt Ihr Eintrag „Still“ bei Kieznetz?',
    ]);
  });

  test('tells residents only after the second mail, or when the time has passed twice, and makes no new version of that', async () => {
    const eighteenMonthsAgo = new Date(house.time.now.getTime() - 540 * 86_400_000);
    await house.write({ name: 'Leise', confirmedAt: eighteenMonthsAgo, contacts: [email('leise@verein.example')] });
    await house.run();
    await house.pass(28);
    expect(await freshness('leise')).toEqual({ isUnconfirmed: false, version: 1 });
    await house.pass(28);
    expect(await freshness('leise')).toEqual({ isUnconfirmed: true, version: 1 });
    const nobody = { name: 'Niemand', confirmedAt: new Date(house.time.now.getTime() - 735 * 86_400_000) };
    await house.write(nobody);
    await house.run();
    expect(await freshness('niemand')).toEqual({ isUnconfirmed: true, version: 1 });
    expect(await calls()).toEqual(['Niemand: NO_MAIL', 'Leise: SILENT']);
  });

  test('writes to those who keep the entry, in their language; else to its public address; never to a private one', async () => {
    const [id] = await house.write(
      { name: 'Gepflegt', confirmedAt: longAgo, contacts: [email('buero@gepflegt.example')] },
      { name: 'Privat', kind: 'INITIATIVE', contacts: [email('ich@privat.example', { personal: true })] },
    );
    await house.member('eins@gepflegt.example', 'gepflegt');
    await house.member('zwei@gepflegt.example', 'gepflegt');
    await house.member('gesperrt@gepflegt.example', 'gepflegt');
    await house.query(sql`update account set locale = 'en' where email = 'zwei@gepflegt.example'`);
    await house.query(sql`update account set suspended_at = now() where email = 'gesperrt@gepflegt.example'`);
    expect(await house.run()).toBe(2);
    const [german, english] = [
      await house.smtp.mailTo('eins@gepflegt.example'),
      await house.smtp.mailTo('zwei@gepflegt.example'),
    ];
    expect(german.text).toContain(`${house.site.origin}/bestaetigen?token=`);
    expect(english.subject).toBe('Still right? Your entry “Gepflegt” at Kieznetz');
    expect(english.text).toContain(`${house.site.origin}/en/bestaetigen?token=`);
    for (const address of ['buero@gepflegt.example', 'ich@privat.example', 'gesperrt@gepflegt.example'])
      expect(mailsTo(address)).toEqual([]);
    expect(await calls()).toEqual(['Privat: NO_MAIL']);
    expect(
      await house.query(
        sql`select recipient_kind as kind, round, version from confirmation_request where actor_id = ${id}`,
      ),
    ).toEqual(Array(2).fill({ kind: 'MEMBER', round: 1, version: 1 }));
  });

  test('is run by many at once, and each entry is asked about once', async () => {
    const sketches = Array.from({ length: 12 }, (_, index) => ({
      name: `Viele ${index}`,
      contacts: [email(`viele${index}@verein.example`)],
    }));
    await house.write(...sketches);
    const runs = await Promise.all([house.run(), house.run(), house.run(), house.run()]);
    expect(runs.reduce((sum, written) => sum + written, 0)).toBe(12);
    expect(await house.query(sql`select 1 from confirmation_request`)).toHaveLength(12);
  });

  test('leaves alone what is new, what is no longer or not yet shown, and everything when it is off', async () => {
    const address = 'neu@verein.example';
    const [id] = await house.write(
      { name: 'Neu', contacts: [email(address)] },
      { name: 'Entwurf', state: 'DRAFT', contacts: [email(address)] },
      { name: 'Weg', state: 'ARCHIVED', contacts: [email(address)] },
    );
    await house.query(sql`update actor set created_at = ${house.time.now} where id = ${id}::uuid`);
    expect(await house.run()).toBe(0);
    expect(await house.pass(28)).toBe(1);
    await house.query(sql`delete from confirmation_request`);
    expect(await house.run({ everyMonths: null })).toBe(0);
  });

  test('that cannot deliver a mail says so in the list of calls', async () => {
    house.smtp.refusals.push({ code: 550, text: 'nobody here' });
    await house.write({ name: 'Unzustellbar', contacts: [email('weg@verein.example')] });
    await house.run();
    await expect.poll(calls, patient).toEqual(['Unzustellbar: UNREACHABLE']);
  });
});

test('the mail has all that stands in the entry, one link, and a way to end it that a mail program can press', async () => {
  const address = 'voll@verein.example';
  await house.write({
    name: 'Voll & Ganz',
    confirmedAt: longAgo,
    contacts: [email(address), { channel: 'PHONE', value: '+493012345678' }],
    places: [
      { street: 'Weitlingstraße 1', postalCode: '10317', openingHours: 'Mo-Fr 09:00-17:00' },
      { street: 'Geheime Straße 2', postalCode: '10317', publicAs: 'HIDDEN', openingHours: 'Mo-Fr 08:00-09:00' },
    ],
  });
  await house.run();
  const mail = await house.smtp.mailTo(address);
  const { text = '', html } = mail;
  for (const said of ['Weitlingstraße 1, 10317 Berlin', '9–17', '030 12345678', address, 'Webseite: nicht eingetragen'])
    expect(text).toContain(said);
  expect(text).not.toContain('Geheime');
  expect(text.match(/https?:\/\/\S+/g)).toHaveLength(1);
  expect(html).toContain('Voll &amp; Ganz');
  expect(html).not.toMatch(/<img|<script|src=/);
  const [row] = await house.query(sql<{ id: string }>`select id from mail where recipient = ${address}`);
  expect(mail.messageId).toBe(`<${row?.id}@example.org>`);
  const list = JSON.stringify(mail.headers.get('list'));
  expect(list).toMatch(/\/bestaetigen\/abbestellen\?token=[\w-]{43}/);
  expect(mail.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  );
  await expect
    .poll(() => house.query(sql`select 1 from mail where state <> 'SENT' and recipient = ${address}`))
    .toEqual([]);
  const token = /token=([\w-]{43})/.exec(text)?.[1] ?? '';
  const kept = await house.query(
    sql`select to_jsonb(m)::text as row from mail m union all select to_jsonb(r)::text from confirmation_request r`,
  );
  expect(JSON.stringify(kept)).not.toContain(token);
});

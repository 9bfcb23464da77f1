import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openReportHouse, type ReportHouse } from '#server/testing/test-report.ts';
import { forgetLimits } from '#server/testing/test-sign-in.ts';
import { recipientsOf } from '#server/testing/test-smtp.ts';
import { forgetReporters } from './report-retention.service.ts';

let house: ReportHouse;
beforeAll(async () => {
  house = await openReportHouse();
});
beforeEach(() => house.query(forgetLimits));
afterAll(() => house?.close());

const day = 86_400_000;
const sentTo = (address: string) => house.smtp.mails.filter((mail) => recipientsOf(mail).includes(address));

test('what is held to be unlawful is acknowledged with a number, and later decided with reasons', async () => {
  const email = 'melderin@example.org';
  const fields = { kind: 'UNLAWFUL', text: 'Kaufen Sie hier: https://uhren.example', email, name: 'Rita Uhren' };
  const number = await house.take(fields);
  const receipt = await house.smtp.mailTo(email);
  expect(receipt.subject).toBe(`Ihre Meldung Nr. ${number} bei Kieznetz ist angekommen`);
  expect(receipt.text).toContain('Stadtteilhaus Volkrad');
  expect(receipt.text).toContain('/akteure/stadtteilhaus-volkrad\n');
  // nobody sends words of their own to a foreign address through us
  expect(`${receipt.text}${receipt.html}${receipt.headers.get('to')}`).not.toMatch(/uhren/i);

  const { id, version } = await house.find(number);
  const answer = 'Der Satz ist eine Meinung.\n\nSie ist erlaubt & bleibt <stehen>.';
  await house.answer({ id, version, state: 'DISMISSED', answer }, house.by.coordinator);
  const decided = await house.smtp.mailTo(email);
  expect(decided.subject).toBe(`Antwort auf Ihren Hinweis Nr. ${number}: Stadtteilhaus Volkrad`);
  for (const said of [
    'Wir haben entschieden: Der Eintrag bleibt, wie er ist.',
    'Der Satz ist eine Meinung.',
    'Sie ist erlaubt & bleibt <stehen>.',
    'Auch der Weg zu den Gerichten steht Ihnen offen.',
    'Kaufen Sie hier: https://uhren.example',
  ])
    expect(decided.text).toContain(said);
  expect(decided.html).toContain('bleibt &lt;stehen&gt;.');
  expect(sentTo(email)).toHaveLength(2);
});

test('whoever left an address reads the answer, in the language of the page; without a word nothing is sent', async () => {
  const asked = await house.take(
    { kind: 'QUESTION', text: 'Is there tea?', email: 'tea@example.org' },
    { prefix: '/en' },
  );
  const question = await house.find(asked);
  const { data } = await house.answer(
    { id: question.id, version: question.version, state: 'ANSWERED', answer: 'Yes, on Mondays.' },
    house.by.member,
  );
  expect(data.answerReport.report).toMatchObject({ isMailed: true, reporterEmail: null });
  const mail = await house.smtp.mailTo('tea@example.org');
  expect(mail.subject).toBe(`Answer to your report no. ${asked}: Stadtteilhaus Volkrad`);
  expect(mail.text).toContain('Yes, on Mondays.');
  expect(mail.text).toContain('You had written:\n\nIs there tea?');

  const gone = await house.find(await house.take({ kind: 'GONE', email: 'weg@example.org' }));
  await house.answer({ id: gone.id, version: gone.version, state: 'ANSWERED' }, house.by.coordinator);
  expect((await house.smtp.mailTo('weg@example.org')).text).toContain('Wir haben uns darum gekümmert.');

  const aside = await house.find(await house.take({ text: 'Unsinn', email: 'still@example.org' }));
  await house.answer({ id: aside.id, version: aside.version, state: 'DISMISSED' }, house.by.coordinator);
  const causes = await house.query(sql`select 1 from mail where recipient = 'still@example.org'`);
  expect(causes).toEqual([]);
});

test('ninety days after the answer nobody knows any more whom it is from', async () => {
  const fields = { text: 'Vergesst mich', email: 'kurz@example.org', name: 'Kurz Da' };
  const [open, answered] = [await house.take(fields), await house.take({ ...fields, text: 'Mich auch' })];
  const { id, version } = await house.find(answered);
  await house.answer({ id, version, state: 'ANSWERED', answer: 'Ja' }, house.by.coordinator);
  await house.smtp.mailTo('kurz@example.org');
  await expect.poll(() => house.query(sql`select 1 from mail where state = 'QUEUED'`)).toEqual([]);
  const { orm } = house.site.database;
  const mails = () => house.query(sql`select 1 from mail where recipient = 'kurz@example.org'`);

  await forgetReporters(orm, new Date(house.time.now.getTime() + 90 * day - 1000));
  expect(await house.find(answered)).toMatchObject({ reporterEmail: 'kurz@example.org', reporterName: 'Kurz Da' });
  expect(await mails()).toHaveLength(1);
  await forgetReporters(orm, new Date(house.time.now.getTime() + 90 * day + 1000));
  expect(await house.find(answered)).toMatchObject({ text: 'Mich auch', reporterEmail: null, reporterName: null });
  expect(await mails()).toEqual([]);
  expect(await house.find(open)).toMatchObject({ reporterEmail: 'kurz@example.org' });
});

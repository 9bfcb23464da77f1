import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { recipientsOf, startTestSmtp, type TestSmtp } from '#server/testing/test-smtp.ts';
import { deliverMail } from './mail-delivery.service.ts';
import { type MailOutbox, type NewMail, openMailOutbox } from './mail-outbox.service.ts';
import { type MailTransport, openMailTransport } from './mail-transport.service.ts';

let database: TestDatabase;
let smtp: TestSmtp;
let transport: MailTransport;
let outbox: MailOutbox;
beforeAll(async () => {
  database = await createTestDatabase('empty');
  smtp = await startTestSmtp();
  transport = openMailTransport(smtp.url, { name: 'Stadtteilzentrum, Mitte', address: 'zentrum@example.org' });
  outbox = await openMailOutbox({ databaseUrl: database.url, orm: database.orm, transport, logError: () => undefined });
});
afterAll(async () => {
  await outbox.stop();
  transport.close();
  await smtp.close();
  await database.close();
});

const mail = (cause: string, address: string): NewMail => ({
  cause,
  to: { name: 'Ilse, "Beispiel"', address },
  subject: `Zu ${cause}`,
  text: 'Grüße',
  html: '<p>Grüße</p>',
});
const write = (...mails: NewMail[]) =>
  database.orm.em.fork().transactional(async (em) => {
    for (const wanted of mails) await outbox.write(em, wanted);
  });
async function rowOf(cause: string) {
  const { rows } = await sql<{
    id: string;
    state: string;
    attempts: number;
    body: string | null;
    error: string | null;
  }>`
    select id, state, attempts, body_text as body, last_error as error from mail where cause = ${cause}
  `.execute(database.orm.em.fork().getKysely<unknown>());
  return rows[0];
}

test('a mail is sent when the transaction commits that caused it, to one person, under an id of its own', async () => {
  await write(mail('eins', 'eins@example.org'));
  const sent = await smtp.mailTo('eins@example.org');
  await expect.poll(() => rowOf('eins')).toMatchObject({ state: 'SENT', attempts: 1, body: null });
  const row = await rowOf('eins');
  expect(sent).toMatchObject({ subject: 'Zu eins', text: 'Grüße', messageId: `<${row?.id}@example.org>` });
  expect(sent.from?.value).toEqual([{ name: 'Stadtteilzentrum, Mitte', address: 'zentrum@example.org' }]);
  expect(recipientsOf(sent)).toEqual(['eins@example.org']);
  expect(sent.headers.get('auto-submitted')).toBe('auto-generated');
});

test('what is rolled back sends nothing, and one cause one mail', async () => {
  await database.orm.em
    .fork()
    .transactional(async (em) => {
      await outbox.write(em, mail('nie', 'nie@example.org'));
      throw new Error('not after all');
    })
    .catch(() => undefined);
  await write(mail('einmal', 'einmal@example.org'), mail('einmal', 'nochmal@example.org'));
  await write(mail('einmal', 'nochmal@example.org'), mail('zuletzt', 'zuletzt@example.org'));
  await smtp.mailTo('zuletzt@example.org');
  const addresses = smtp.mails.flatMap(recipientsOf);
  expect(addresses.filter((address) => /^(nie|nochmal|einmal)@/.test(address))).toEqual(['einmal@example.org']);
});

test('a process that starts takes up what waits without a job, as after a restore, but nothing that is older than a day', async () => {
  const db = database.orm.em.fork().getKysely<unknown>();
  await sql`insert into mail (id, cause, category, recipient, subject, body_text, body_html, created_at) values
    (gen_random_uuid(), 'frisch', 'ACCOUNT', 'frisch@example.org', 'Frisch', 'a', 'a', now()),
    (gen_random_uuid(), 'alt', 'ACCOUNT', 'alt@example.org', 'Alt', 'a', 'a', now() - interval '2 days')`.execute(db);
  const other = await openMailOutbox({
    databaseUrl: database.url,
    orm: database.orm,
    transport: null,
    logError: console.error,
  });
  await smtp.mailTo('frisch@example.org');
  await other.stop();
  expect(await rowOf('alt')).toMatchObject({ state: 'PARKED', attempts: 0, body: null });
});

test('a process that starts takes up what waits although its job was given up, as when processes died with it', async () => {
  const db = database.orm.em.fork().getKysely<unknown>();
  smtp.refusals.push({ code: 451, text: 'not now' });
  await write(mail('gestorben', 'gestorben@example.org'));
  await expect.poll(() => rowOf('gestorben')).toMatchObject({ state: 'QUEUED', attempts: 1 });
  const { id = '' } = (await rowOf('gestorben')) ?? {};
  await expect
    .poll(async () => {
      const { rows } =
        await sql`update pgboss.job set state = 'failed', start_after = now() where id = ${id}::uuid and state = 'retry' returning id`.execute(
          db,
        );
      return rows;
    })
    .toHaveLength(1);
  const other = await openMailOutbox({
    databaseUrl: database.url,
    orm: database.orm,
    transport: null,
    logError: console.error,
  });
  await smtp.mailTo('gestorben@example.org');
  await other.stop();
  await expect.poll(() => rowOf('gestorben')).toMatchObject({ state: 'SENT', attempts: 2 });
});

test('what is refused for a while waits and says why; for good, or for the eighth time, it is parked', async () => {
  smtp.refusals.push({ code: 451, text: 'later, please' });
  await write(mail('später', 'spaeter@example.org'));
  await expect
    .poll(() => rowOf('später'))
    .toMatchObject({ state: 'QUEUED', attempts: 1, error: expect.stringContaining('later') });
  const { id = '' } = (await rowOf('später')) ?? {};
  await deliverMail({ orm: database.orm, transport }, id);
  expect(await rowOf('später')).toMatchObject({ state: 'SENT', attempts: 2, error: null });

  smtp.refusals.push({ code: 550, text: 'nobody here' });
  await write(mail('nie mehr', 'weg@example.org'));
  await expect.poll(() => rowOf('nie mehr')).toMatchObject({ state: 'PARKED', attempts: 1 });

  await sql`update mail set state = 'QUEUED', attempts = 7, sent_at = null, body_text = 'x', body_html = 'x' where cause = 'später'`.execute(
    database.orm.em.fork().getKysely<unknown>(),
  );
  smtp.refusals.push({ code: 451, text: 'still later' });
  await deliverMail({ orm: database.orm, transport }, id);
  expect(await rowOf('später')).toMatchObject({ state: 'PARKED', attempts: 8 });
});

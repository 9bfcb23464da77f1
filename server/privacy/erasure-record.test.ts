import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { eraseAccount } from './account-erasure.service.ts';
import { keepErasures, repeatErasures } from './erasure-record.service.ts';
import { forgetOld } from './retention.job.ts';

let database: TestDatabase;
const folder = mkdtempSync(path.join(tmpdir(), 'kieznetz-erased-'));
beforeAll(async () => {
  database = await createTestDatabase('example');
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const account = '01990000-0000-7000-8000-0000000000a1';
const [withdrawn, givenAgain] = ['01990000-0000-7000-8000-0000000000c1', '01990000-0000-7000-8000-0000000000c2'];
const now = new Date('2026-11-28T10:00:00Z');
async function run<Row>(statement: RawBuilder<Row>): Promise<Row[]> {
  return (await statement.execute(database.orm.em.fork().getKysely<unknown>())).rows;
}

/** As of a backup that was made before anything was erased. */
async function putBack(): Promise<void> {
  await run(sql`insert into account (id, email, name) values (${account}::uuid, 'weg@example.org', 'Weg Beispiel')`);
  await run(sql`delete from contact where id in (${withdrawn}::uuid, ${givenAgain}::uuid)`);
  for (const [id, value] of [
    [withdrawn, '+49301111111'],
    [givenAgain, '+49302222222'],
  ])
    await run(sql`
      insert into contact (id, actor_id, channel, value, personal, consent_text_version, consent_given_at, consent_recorded_by, position)
      select ${id}::uuid, id, 'PHONE', ${value}, true, '1', '2026-01-01', 'x', 9 from actor order by slug limit 1`);
}
const revokedOf = async (id: string | undefined) =>
  (await run(sql<{ at: string | null }>`select consent_revoked_at as at from contact where id = ${id}::uuid`))[0]?.at;

test('who was erased stays erased when an older backup is put back, and what was withdrawn stays withdrawn', async () => {
  await putBack();
  await database.orm.em.fork().transactional((em) => eraseAccount(em, account, { now }));
  for (const id of [withdrawn, givenAgain])
    await run(sql`update contact set consent_revoked_at = now() where id = ${id}::uuid`);
  await keepErasures(database.orm, folder);
  const written = readFileSync(path.join(folder, 'erased.json'), 'utf8');
  expect(written).toContain(account);
  expect(written).not.toMatch(/weg@|Weg|4930/);

  await putBack();
  await run(sql`update contact set consent_given_at = now() + interval '1 second' where id = ${givenAgain}::uuid`);
  await repeatErasures(database.orm, folder, now);
  expect(await run(sql`select 1 from account where id = ${account}::uuid`)).toEqual([]);
  expect(await revokedOf(withdrawn)).not.toBeNull();
  expect(await revokedOf(givenAgain)).toBeNull();
  await keepErasures(database.orm, folder);
  expect(JSON.parse(readFileSync(path.join(folder, 'erased.json'), 'utf8')).length).toBeGreaterThan(2);
});

test('a home that was shown with a consent is shown as its district alone, when the consent was withdrawn or its giver is gone', async () => {
  const home = '01990000-0000-7000-8000-0000000000d1';
  const giver = '01990000-0000-7000-8000-0000000000a2';
  const putHome = () =>
    run(sql`insert into place (id, actor_id, street, public_as, personal, consent_text_version, consent_given_at, consent_recorded_by, position)
      select ${home}::uuid, id, 'Heimweg 1', 'EXACT', true, '1', '2026-01-01', ${giver}, 9 from actor order by slug limit 1`);
  const shown = () =>
    run(
      sql`select public_as as "publicAs", consent_revoked_at is not null as revoked from place where id = ${home}::uuid`,
    );
  await putHome();
  await run(sql`insert into account (id, email, name) values (${giver}::uuid, 'heim@example.org', 'Heim Beispiel')`);
  await run(sql`insert into membership (account_id, actor_id, role)
    select ${giver}::uuid, id, 'OWNER' from actor order by slug limit 1`);
  await database.orm.em.fork().transactional((em) => eraseAccount(em, giver, { now }));
  expect(await shown()).toEqual([{ publicAs: 'DISTRICT', revoked: true }]);
  await keepErasures(database.orm, folder);
  await run(sql`delete from place where id = ${home}::uuid`);
  await putHome();
  await repeatErasures(database.orm, folder, now);
  expect(await shown()).toEqual([{ publicAs: 'DISTRICT', revoked: true }]);
});

test('a folder of which nobody was erased changes nothing', async () => {
  const empty = mkdtempSync(path.join(tmpdir(), 'kieznetz-erased-'));
  const [before] = await run(sql<{ count: string }>`select count(*) from account`);
  await repeatErasures(database.orm, empty, now);
  expect(await run(sql<{ count: string }>`select count(*) from account`)).toEqual([before]);
  rmSync(empty, { recursive: true });
});

test('the log of mails is kept for a year, and what still waits is not forgotten', async () => {
  for (const [cause, state, at] of [
    ['alt', 'SENT', '2025-11-27T00:00:00Z'],
    ['neu', 'SENT', '2025-11-29T00:00:00Z'],
    ['wartet', 'QUEUED', '2025-01-01T00:00:00Z'],
  ])
    await run(sql`
      insert into mail (id, cause, category, recipient, subject, state, created_at, sent_at)
      values (gen_random_uuid(), ${cause}, 'ACCOUNT', 'a@example.org', 'x', ${state}, ${at}::timestamptz,
        case ${state} when 'SENT' then now() end)`);
  await forgetOld(database.orm, { mailMonths: 12, now });
  const kept = await run(
    sql<{ cause: string }>`select cause from mail where cause in ('alt', 'neu', 'wartet') order by 1`,
  );
  expect(kept.map(({ cause }) => cause)).toEqual(['neu', 'wartet']);
});

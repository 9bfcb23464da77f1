import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { signInAs, signInCoordinator } from '#server/testing/test-coordinator.ts';
import { type EditingHouse, entries, openEditingHouse } from '#server/testing/test-editing.ts';
import { memberEmail } from '#server/testing/test-sign-in.ts';

let house: EditingHouse;
beforeAll(async () => {
  house = await openEditingHouse();
});
afterAll(() => house.close());

const page = '/konto/daten';
const send = (fields: Record<string, string>, cookie = house.cookie) => house.post(page, fields, { cookie });
const locationOf = (response: Response) => response.headers.get('location');
async function prepare(cookie?: string): Promise<string> {
  return /datei=(.*)/.exec(locationOf(await send({ tun: 'vorbereiten' }, cookie)) ?? '')?.[1] ?? '';
}
const actsOf = async (subject: string) => {
  const rows = await house.query(
    sql<{ act: string }>`select act from audit_entry where subject_id = ${subject}::uuid order by id`,
  );
  return rows.map(({ act }) => act);
};
const accountOf = async (email: string) => {
  const rows = await house.query(sql<{ id: string }>`select id from account where email = ${email}`);
  return rows[0]?.id ?? '';
};

describe('the file of one’s own data', () => {
  test('holds what is known, is taken once, and that is written down', async () => {
    const entry = await house.mine();
    await house.edit({ id: entry.id, version: entry.version, summary: 'Neu in der Datei.' });
    const id = await prepare();
    const taken = await send({ tun: 'herunterladen', datei: id });
    expect(taken.headers.get('content-disposition')).toMatch(/^attachment; filename="kieznetz-2026-11-27\.json"$/);
    expect(taken.headers.get('cache-control')).toBe('no-store');
    const data = JSON.parse(await taken.text());
    expect(data.account).toMatchObject([{ email: memberEmail, name: 'Ilse Beispiel' }]);
    expect(data.entries.map(({ slug }: { slug: string }) => slug)).toContain(entries.own);
    expect(data.changes).toContainEqual(expect.objectContaining({ version: entry.version + 1 }));
    expect(data.mails).toContainEqual(expect.objectContaining({ recipient: memberEmail, state: 'SENT' }));
    expect(JSON.stringify(data)).not.toMatch(/hash|token/);
    // what a colleague or the coordinator wrote is not the asker's
    expect(data.contacts).toBeUndefined();
    expect(Object.keys(data.changes[0])).not.toContain('changes');
    expect(await actsOf(await accountOf(memberEmail))).toContain('DATA_EXPORTED');
    expect(locationOf(await send({ tun: 'herunterladen', datei: id }))).toBe(`${page}?ergebnis=abgelaufen`);
  });

  test('is nobody else’s, nor another session’s, nor tomorrow’s', async () => {
    const id = await prepare();
    const coordinator = await signInCoordinator(house);
    const elsewhere = await signInAs(house, memberEmail);
    for (const cookie of [coordinator, elsewhere])
      expect(locationOf(await send({ tun: 'herunterladen', datei: id }, cookie))).toBe(`${page}?ergebnis=abgelaufen`);
    expect(locationOf(await send({ tun: 'herunterladen', datei: id }, ''))).toBe(page);
    const [before] = [house.time.now];
    house.time.now = new Date(before.getTime() + 24 * 3_600_000);
    expect(locationOf(await send({ tun: 'herunterladen', datei: id }))).toBe(`${page}?ergebnis=abgelaufen`);
    house.time.now = before;
    expect((await send({ tun: 'herunterladen', datei: id })).status).toBe(200);
  });

  test('is not made by the form of another website, nor by one that cannot be read', async () => {
    const foreign = await house.post(
      page,
      { tun: 'vorbereiten' },
      { cookie: house.cookie, Origin: 'https://evil.example' },
    );
    expect(foreign.status).toBe(403);
    expect((await send({ tun: 'herunterladen', datei: 'x' })).status).toBe(400);
    expect((await send({ tun: 'anderes' })).status).toBe(400);
  });
});

describe('erasing an account', () => {
  test('wants the address typed, and one more who looks after the directory', async () => {
    expect(locationOf(await send({ tun: 'loeschen', email: 'andere@example.org' }))).toBe(`${page}?ergebnis=adresse`);
    const coordinator = await signInCoordinator(house);
    const alone = await send({ tun: 'loeschen', email: 'koordination@example.org' }, coordinator);
    expect(locationOf(alone)).toBe(`${page}?ergebnis=letzte`);
    expect(await accountOf('koordination@example.org')).not.toBe('');
  });

  test('takes the person out of everything, and leaves the entries', async () => {
    const email = 'gehen@example.org';
    await house.site.database.orm.em.fork().transactional(async (em) => {
      const account = await ensureAccount(em, { email, name: 'Gerda Beispiel' });
      await addMembership(em, account, { slug: entries.others, role: 'OWNER' });
    });
    const id = await accountOf(email);
    const actorId = await house.idOf(entries.others);
    const cookie = await signInAs(house, email);
    const entry = await house.read(entries.others, cookie);
    await house.edit({ id: actorId, version: entry?.version, summary: 'Neu gefasst.' }, cookie);
    await house.query(sql`
      insert into contact (id, actor_id, channel, value, personal, consent_text_version, consent_given_at, consent_recorded_by, position)
      values (gen_random_uuid(), ${actorId}::uuid, 'EMAIL', ${email}, true, '1', now(), ${id}, 9)`);
    await house.query(sql`
      insert into report (id, actor_id, kind, text, reporter_email, reporter_name, locale, form_hash)
      values (gen_random_uuid(), ${actorId}::uuid, 'WRONG', 'x', 'Gehen@Example.org', 'Gerda Beispiel', 'de', '\\x77')`);

    const saved = await house.read(entries.others, cookie);
    await house.confirm({ id: actorId, version: saved?.version }, cookie);

    const response = await send({ tun: 'loeschen', email: ' Gehen@example.org ' }, cookie);
    expect(locationOf(response)).toBe(`${page}?ergebnis=geloescht`);
    expect(response.headers.get('set-cookie')).toMatch(/__Host-session=;/);

    expect(await accountOf(email)).toBe('');
    const [text] = await house.query(sql<{ found: string }>`
      select coalesce(string_agg(row_to_json(t)::text, ''), '') as found from (
        select changed_by as a from revision union all select changes::text from revision
        union all select confirmed_by from actor union all select written_by from actor_note union all select recipient from mail
        union all select reporter_email from report union all select reporter_name from report) t`);
    expect(text?.found).not.toMatch(/gehen@example\.org|Gerda/i);
    expect(await house.query(sql`select 1 from contact where value = ${email}`)).toEqual([]);
    const [reminder] = await house.query(sql<{ text: string }>`
      select text from actor_note where actor_id = ${actorId}::uuid and kind = 'REMINDER' and done_at is null`);
    expect(reminder?.text).toContain('Niemand pflegt ihn');
    expect(
      await house.query(sql`select 1 from actor where id = ${actorId}::uuid and summary = 'Neu gefasst.'`),
    ).toHaveLength(1);
    expect(await actsOf(id)).toEqual(
      expect.arrayContaining(['MEMBERSHIP_BEGUN', 'MEMBERSHIP_ENDED', 'ACCOUNT_ERASED']),
    );
    expect((await house.ask<{ viewer: unknown }>('{ viewer { email } }', {}, cookie)).data.viewer).toBeNull();
  });
});

describe('coordinators who erase their accounts', () => {
  const erase = async (email: string) =>
    send({ tun: 'loeschen', email }, await signInAs(house, email)).then((response) => locationOf(response));
  const appoint = (email: string) =>
    house.site.database.orm.em
      .fork()
      .transactional((em) => ensureAccount(em, { email, name: email, roles: ['COORDINATOR'] }));

  test('leave what they recorded for others as it is', async () => {
    await signInCoordinator(house);
    await appoint('geht@example.org');
    const actorId = await house.idOf(entries.others);
    await house.query(sql`
      insert into contact (id, actor_id, channel, value, personal, consent_text_version, consent_given_at, consent_recorded_by, position)
      values (gen_random_uuid(), ${actorId}::uuid, 'PHONE', '+4930777', true, '1', now(), ${await accountOf('geht@example.org')}, 9)`);
    expect(await erase('geht@example.org')).toBe(`${page}?ergebnis=geloescht`);
    const [contact] = await house.query(sql<{ revoked: string | null }>`
      select consent_revoked_at as revoked from contact where value = '+4930777'`);
    expect(contact?.revoked).toBeNull();
  });

  test('at the same moment: one stays', async () => {
    await house.query(sql`update account set roles = '{}' where roles <> '{}'`);
    const pair = ['eins@example.org', 'zwei@example.org'];
    for (const email of pair) await appoint(email);
    const cookies = [await signInAs(house, pair[0] ?? ''), await signInAs(house, pair[1] ?? '')];
    const answers = await Promise.all(pair.map((email, at) => send({ tun: 'loeschen', email }, cookies[at])));
    expect(answers.map(locationOf).toSorted()).toEqual([`${page}?ergebnis=geloescht`, `${page}?ergebnis=letzte`]);
  });
});

describe('what was done', () => {
  test('is written down with who did it, and never changed or deleted, by nobody', async () => {
    const coordinator = await signInCoordinator(house);
    const actorId = await house.idOf(entries.initiative);
    const { version } = await house.mine(entries.initiative);
    const mutation = 'mutation ($input: ArchiveActorInput!) { archiveActor(input: $input) { problems { code } } }';
    await house.ask(mutation, { input: { id: actorId, version, reason: 'Aufgelöst' } }, coordinator);
    const example = await house.query(sql`select 1 from audit_entry where subject_id = ${actorId}::uuid`);
    expect(example, 'the example network is nobody’s').toHaveLength(0);
    await house.query(sql`update actor set is_example = false where id = ${actorId}::uuid`);
    const restored = 'mutation ($input: RestoreActorInput!) { restoreActor(input: $input) { problems { code } } }';
    await house.ask(restored, { input: { id: actorId, version: version + 1 } }, coordinator);
    const rows = await house.query(sql<{ act: string; by: string }>`
      select act, account_id as by from audit_entry where subject_id = ${actorId}::uuid`);
    expect(rows).toEqual([{ act: 'ACTOR_PUBLISHED', by: await accountOf('koordination@example.org') }]);
    for (const change of [
      sql`update audit_entry set act = 'NONE'`,
      sql`delete from audit_entry`,
      sql`truncate audit_entry`,
    ])
      await expect(house.query(change)).rejects.toThrow('never changed or deleted');
  });
});

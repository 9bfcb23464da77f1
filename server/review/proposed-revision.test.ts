import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { entries } from '#server/testing/test-editing.ts';
import { openReviewHouse, type ReviewHouse } from '#server/testing/test-review.ts';

let house: ReviewHouse;
beforeAll(async () => {
  house = await openReviewHouse();
});
afterAll(() => house.close());
afterEach(() => house.clear());

describe('an edit of somebody who is not trusted', () => {
  test('shows facts at once, and keeps all else until it was looked at', async () => {
    const before = await house.shown();
    const { version, places } = await house.seen();
    const seen = await house.propose({
      summary: 'Unsere neue Zeile.',
      topics: ['sport'],
      phone: { value: '030 7654321' },
      places: [{ id: places[0]?.id, openingHours: 'Mo 10-12', notice: 'Montag zu' }],
    });
    expect(await house.shown()).toEqual({ ...before, phone: '+49307654321' });
    expect(seen).toMatchObject({ version: version + 1, summary: 'Unsere neue Zeile.', topics: ['sport'] });
    expect(seen.proposal).toMatchObject({ state: 'WAITING', fields: ['topics', 'summary'] });
    expect(seen.places[0]).toMatchObject({ openingHours: expect.stringContaining('Mo'), notice: 'Montag zu' });

    const [look] = await house.toLookAt();
    expect(look?.changedBy).toBe('Neu Beispiel');
    expect(look?.changes.map(({ field }) => field).toSorted()).toEqual(['notice', 'openingHours', 'phone']);
    expect(await house.onlyProposedRevision()).toMatchObject({
      proposer: 'Neu Beispiel',
      entryVersion: version + 1,
      changes: [
        { field: 'topics', isConflict: false, text: null },
        { field: 'summary', from: before.summary, to: 'Unsere neue Zeile.', text: 'Unsere neue Zeile.' },
      ],
    });
    // for all others it is as it was
    expect(await house.seen(house.cookie)).toMatchObject({ summary: before.summary, proposal: null });
    expect(await house.seen(house.coordinator)).toMatchObject({ summary: before.summary, proposal: null });
  });

  test('that only changes words makes no version, confirms nothing, and is extended by the next', async () => {
    const { version } = await house.seen();
    await house.propose({ summary: 'Erst das.' });
    const seen = await house.propose({ website: 'https://neu.example.org', email: { value: 'neu@haus.example.org' } });
    expect(seen).toMatchObject({ version, summary: 'Erst das.', website: 'https://neu.example.org' });
    expect((await house.onlyProposedRevision()).changes.map(({ field }) => field).toSorted()).toEqual([
      ...['email', 'summary', 'website'],
    ]);
    expect((await house.shown()).email).not.toBe('neu@haus.example.org');
    expect(await house.toLookAt()).toEqual([]);
    const revisions = await house.query(sql`select 1 from revision r join actor a on a.id = r.actor_id
      where a.slug = ${entries.own} and r.version > ${version}`);
    expect(revisions).toEqual([]);
  });

  test('that is typed back to what the entry says waits no more', async () => {
    const { summary } = await house.seen();
    await house.propose({ summary: 'Ein Versehen.', description: 'Auch ein Versehen.' });
    expect((await house.propose({ summary })).proposal?.fields).toEqual(['description']);
    const { description } = await house.seen(house.cookie);
    expect((await house.propose({ description })).proposal).toBeNull();
    expect(await house.waiting()).toEqual([]);
  });

  test('is checked as a whole before any of it is taken', async () => {
    const { id, version, places } = await house.seen();
    const { payload } = await house.change<{ actor: null; problems: unknown[] }>(
      'editActor',
      { id, version, name: ' ', places: [{ id: places[0]?.id, notice: 'Nicht da' }] },
      house.newcomer,
      'actor { id } problems { path code }',
    );
    expect(payload).toEqual({ actor: null, problems: [{ path: ['name'], code: 'REQUIRED' }] });
    expect((await house.seen()).version).toBe(version);
  });

  test('on an old version is refused with the entry as its proposer sees it', async () => {
    const { id, version } = await house.seen();
    await house.propose({ summary: 'Meine Zeile.' });
    const stale = { id, version: version - 1, summary: 'Zu spät.' };
    const { code, current } = await house.change('editActor', stale, house.newcomer, 'actor { id }');
    expect(code).toBe('CONFLICT');
    expect(current).toMatchObject({ version, summary: 'Meine Zeile.', proposal: { state: 'WAITING' } });
  });

  test('waits beside that of another, each by itself', async () => {
    await house.propose({ summary: 'Von der Neuen.' });
    await house.query(
      sql`update membership set trusted = false where actor_id = (select id from actor where slug = ${entries.own})`,
    );
    await house.propose({ summary: 'Vom anderen.' }, house.cookie);
    await house.query(sql`
      update membership m set trusted = true from account a
      where a.id = m.account_id and a.email = 'verein@example.org'`);
    expect((await house.waiting()).map(({ proposer }) => proposer)).toEqual(['Neu Beispiel', 'Ilse Beispiel']);
    expect((await house.seen()).summary).toBe('Von der Neuen.');
  });
});

describe('what is somebody’s own', () => {
  test('is taken back at once, and out of what waits', async () => {
    const own = 'ich@privat.example.org';
    await house.query(sql`
      update contact c set value = ${own}, personal = true, consent_text_version = '1', consent_given_at = now(),
        consent_recorded_by = 'test', consent_revoked_at = null
      from actor a where a.id = c.actor_id and a.slug = ${entries.own} and c.channel = 'EMAIL' and c.position = 0`);
    const { email } = await house.seen();
    expect(email).toEqual({ value: own, personal: true, consented: true });
    await house.propose({ email: { value: own, consented: false }, summary: 'Das wartet.' });
    expect((await house.seen(house.cookie)).email).toMatchObject({ consented: false });
    expect((await house.onlyProposedRevision()).changes.map(({ field }) => field)).toEqual(['summary']);
    const kept = await house.query(sql`select 1 from revision where changes::text like ${`%${own}%`}`);
    expect(kept).toEqual([]);
  });

  test('is not accepted by mistake after a colleague has taken it out', async () => {
    const mine = 'du@privat.example.org';
    await house.query(sql`
      update contact c set value = ${mine}, personal = true, consent_text_version = '1', consent_given_at = now(),
        consent_recorded_by = 'test', consent_revoked_at = null
      from actor a where a.id = c.actor_id and a.slug = ${entries.own} and c.channel = 'EMAIL' and c.position = 0`);
    await house.propose({ email: { value: 'neu@haus.example.org' }, summary: 'Das wartet.' });
    await house.propose({ email: { value: '' } }, house.cookie);
    const kept = await house.query(sql`select 1 from proposed_revision where changes::text like ${`%${mine}%`}`);
    expect(kept).toEqual([]);
    expect((await house.onlyProposedRevision()).changes.find(({ field }) => field === 'email')).toMatchObject({
      isConflict: true,
      seen: '(auf Wunsch gelöscht)',
      from: null,
      to: 'neu@haus.example.org',
    });
  });
});

describe('there is no way around review', () => {
  test('by restoring an old version', async () => {
    const before = await house.shown();
    const { version: trusted } = await house.propose({ summary: 'Neu vom Trägerverein.' }, house.cookie);
    const { id } = await house.seen();
    const { payload } = await house.change<{ actor: { summary: string } }>(
      'restoreRevision',
      { id, version: trusted, revisionId: await revisionBefore(trusted) },
      house.newcomer,
      'actor { version summary } problems { code }',
    );
    expect(payload).toMatchObject({ actor: { version: trusted, summary: before.summary }, problems: [] });
    expect((await house.shown()).summary).toBe('Neu vom Trägerverein.');
    expect((await house.onlyProposedRevision()).changes).toMatchObject([{ field: 'summary', to: before.summary }]);
  });

  const revisionBefore = async (version: number) =>
    (
      await house.query(sql<{ id: string }>`
        select r.id from revision r join actor a on a.id = r.actor_id
        where a.slug = ${entries.own} and r.version < ${version} order by r.version desc limit 1`)
    )[0]?.id ?? null;

  test('by confirming, which changes no word and shows what waits as before', async () => {
    const before = await house.shown();
    await house.propose({ summary: 'Wartet weiter.' });
    const { id, version } = await house.seen();
    const { payload } = await house.change<{ actor: unknown }>(
      'confirmActor',
      { id, version },
      house.newcomer,
      'actor { version summary proposal { state } }',
    );
    expect(payload?.actor).toMatchObject({
      ...{ version: version + 1, summary: 'Wartet weiter.', proposal: { state: 'WAITING' } },
    });
    expect((await house.shown()).summary).toBe(before.summary);
    expect((await house.onlyProposedRevision()).changes).toMatchObject([{ isConflict: false }]);
  });

  test('by archiving, which is for the coordinator alone', async () => {
    const { id, version } = await house.seen();
    for (const mutation of ['archiveActor', 'restoreActor']) {
      const input = { id, version, ...(mutation === 'archiveActor' && { reason: 'Weg damit' }) };
      const { code } = await house.change(mutation, input, house.newcomer, 'actor { id }');
      expect(code).toBe('FORBIDDEN');
    }
  });

  test('by the public mail address, which would prove to be the actor: it waits', async () => {
    const { email } = await house.shown();
    await house.propose({ email: { value: 'uebernahme@example.org' } });
    expect((await house.shown()).email).toBe(email);
  });
});

describe('one’s own proposal', () => {
  const own = async (by = house.newcomer) => {
    const query = '{ ownProposedRevisions { name proposal { id version state } changes { field from to } } }';
    const { data } = await house.ask<{ ownProposedRevisions: { proposal: { id: string; version: number } }[] }>(
      query,
      {},
      by,
    );
    return data.ownProposedRevisions;
  };

  test('is seen by its proposer alone, and can be taken back', async () => {
    const { summary } = await house.shown();
    await house.propose({ summary: 'Doch nicht.' });
    const [mine] = await own();
    expect(mine).toMatchObject({
      name: 'Stadtteilhaus Volkrad',
      proposal: { state: 'WAITING' },
      changes: [{ field: 'summary', from: summary, to: 'Doch nicht.' }],
    });
    for (const by of [house.cookie, house.coordinator, '']) expect(await own(by)).toEqual([]);
    const { id = '', version = 0 } = mine?.proposal ?? {};
    const withdraw = (change: object, by?: string) =>
      house.change('withdrawProposedRevision', { id, version, ...change }, by, 'id');
    expect((await withdraw({}, house.cookie)).code).toBe('NOT_FOUND');
    expect((await withdraw({}, '')).code).toBe('UNAUTHENTICATED');
    expect((await withdraw({ version: version + 1 }, house.newcomer)).code).toBe('CONFLICT');
    expect((await withdraw({}, house.newcomer)).payload).toEqual({ id });
    expect((await house.seen()).proposal).toBeNull();
    expect(await house.waiting()).toEqual([]);
  });

  test('ends with the membership', async () => {
    await house.propose({ summary: 'Bin schon weg.' });
    const [row] = await house.query(sql<{ role: string; account_id: string; actor_id: string }>`
      select m.* from membership m join account a on a.id = m.account_id where a.email = 'neu@example.org'`);
    await house.query(sql`delete from membership where account_id = ${row?.account_id}::uuid`);
    expect(await house.waiting()).toEqual([]);
    await house.query(sql`
      insert into membership (account_id, actor_id, role) values (${row?.account_id}::uuid, ${row?.actor_id}::uuid, 'EDITOR')`);
  });
});

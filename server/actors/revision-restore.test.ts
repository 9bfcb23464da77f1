import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entries } from '#server/testing/test-editing.ts';
import { type HistoryHouse, openHistoryHouse } from '#server/testing/test-history.ts';

let house: HistoryHouse;
beforeAll(async () => {
  house = await openHistoryHouse();
});
afterAll(() => house.close());

describe('a version that is restored', () => {
  test('is a new revision with the old values, and can be looked at before', async () => {
    const old = await house.change({ summary: 'So war es.', topics: ['family'] });
    const { places } = await house.mine();
    await house.change({
      summary: 'So ist es.',
      topics: ['advice'],
      places: [{ id: places[0]?.id, openingHours: 'Sa 10-12' }],
    });
    const seen = await house.recall(entries.own, old.id);
    expect(seen).toMatchObject({ entry: { summary: 'So war es.', topics: ['family'] }, left: [], problems: [] });
    const { id, version, summary } = await house.mine();
    expect(summary).toBe('So ist es.');
    const { data } = await house.restore({ id, version, revisionId: old.id });
    expect(data.restoreRevision).toMatchObject({
      actor: { version: version + 1, summary: 'So war es.' },
      left: [],
      problems: [],
    });
    const now = await house.mine();
    expect([now.topics, now.places[0]?.openingHours]).toEqual([['family'], places[0]?.openingHours]);
    expect((await house.historyOf())?.nodes[0]?.changes.map(({ field }) => field).sort()).toEqual([
      'openingHours',
      'summary',
      'topics',
    ]);
  });

  test('may be the one before all that is written down, without what no edit can bring back', async () => {
    expect((await house.historyOf())?.hasBeginning).toBe(true);
    const imported = { legalForm: { from: null, to: 'e. V.' }, confirmedAt: { from: null, to: '2026-03-01' } };
    await house.query(sql`update actor set version = version + 1 where slug = ${entries.own}`);
    await house.query(sql`
      insert into revision (id, actor_id, version, changed_by, via, changes)
      select gen_random_uuid(), id, version, 'vereine.csv', 'IMPORT', ${JSON.stringify(imported)}::jsonb
      from actor where slug = ${entries.own}
    `);
    const { id, version } = await house.mine();
    const { data } = await house.restore({ id, version, revisionId: null });
    expect(data.restoreRevision.problems).toEqual([]);
    expect(data.restoreRevision.left).toEqual(['legalForm']);
    expect(data.restoreRevision.actor?.version).toBe(version + 1);
    const [latest] = (await house.historyOf())?.nodes ?? [];
    const difference = await house.compare({ one: null, other: latest?.id ?? '' });
    expect(difference?.changes.map(({ field }) => field)).not.toContain('summary');
  });

  test('is refused with the reason where a topic is gone meanwhile', async () => {
    const old = await house.change({ topics: ['digital'] });
    await house.change({ topics: ['advice'], summary: 'Ohne das Thema.' });
    await house.query(sql`update topic set slug = 'umbenannt' where slug = 'digital'`);
    const { id, version } = await house.mine();
    const { data } = await house.restore({ id, version, revisionId: old.id });
    expect(data.restoreRevision).toMatchObject({ actor: null, problems: [{ path: ['topics'], code: 'UNKNOWN' }] });
    expect(await house.recall(entries.own, old.id)).toMatchObject({
      entry: { topics: [] },
      problems: [{ path: ['topics'], code: 'UNKNOWN' }],
    });
    expect((await house.mine()).version).toBe(version);
  });

  test('is refused to those who may not edit, on an old version, and of another entry', async () => {
    const { id, version } = await house.mine();
    const [made] = (await house.historyOf())?.nodes ?? [];
    const code = async (input: Record<string, unknown>, by?: string) =>
      (await house.restore(input, by)).errors?.[0]?.extensions.code;
    const revisionId = made?.id;
    expect(await code({ id, version, revisionId }, '')).toBe('UNAUTHENTICATED');
    expect(await code({ id, version, revisionId }, house.stranger)).toBe('FORBIDDEN');
    expect(await code({ id, version: version - 1, revisionId })).toBe('CONFLICT');
    const other = await house.mine(entries.initiative);
    expect(await code({ id: other.id, version: other.version, revisionId })).toBe('NOT_FOUND');
    expect(await code({ id, version, revisionId: 'x' })).toBe('BAD_USER_INPUT');
    expect(await code({ id: '0190a000-0000-7000-8000-000000000000', version: 1, revisionId })).toBe('NOT_FOUND');
    expect((await house.restore({ id, version, revisionId }, house.coordinator)).errors).toBeUndefined();
  });
});

describe('somebody’s own number', () => {
  const number = '+4917612345678';
  const phone = (consented: boolean, value = '0176 12345678') =>
    house.change({ phone: { value, consented } }, entries.initiative);
  const kept = async () => JSON.stringify(await house.query(sql`select changes from revision`));

  test('leaves the history with its consent, also out of the revision that takes it back', async () => {
    await phone(true);
    expect(await kept()).toContain(number);
    const told = (await house.historyOf(entries.initiative))?.nodes[0]?.changes;
    expect(told).toMatchObject([{ field: 'phone', to: `${number}\ndarf öffentlich sein` }]);
    await phone(false);
    expect(await kept()).not.toContain(number);
    const [latest] = (await house.historyOf(entries.initiative))?.nodes ?? [];
    expect(latest?.changes).toEqual([
      { field: 'phone', subject: null, from: '(auf Wunsch gelöscht)', to: '(auf Wunsch gelöscht)' },
    ]);
  });

  test('leaves it also when it is replaced or taken out, and is not brought back', async () => {
    const before = await phone(true);
    await phone(false, '030 5123456');
    expect(await kept()).not.toContain(number);
    expect(await kept()).toContain('+49305123456');
    const { id, version } = await house.mine(entries.initiative);
    const { data } = await house.restore({ id, version, revisionId: before.id });
    expect(data.restoreRevision).toMatchObject({ left: ['phone'], problems: [] });
    expect((await house.mine(entries.initiative)).phone?.value).toBe('+49305123456');
  });

  test('is another thing than that of an organisation, which comes back', async () => {
    const organisation = await phone(false, '030 5123457');
    await house.change({ phone: { value: '' } }, entries.initiative);
    expect((await house.recall(entries.initiative, organisation.id))?.entry.phone).toEqual({
      value: '+49305123457',
      consented: true,
    });
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entries } from '#server/testing/test-editing.ts';
import { type History, type HistoryHouse, openHistoryHouse } from '#server/testing/test-history.ts';

let house: HistoryHouse;
beforeAll(async () => {
  house = await openHistoryHouse();
});
afterAll(() => house.close());

describe('the history of an entry', () => {
  test('tells in words who changed what, and how', async () => {
    const { places } = await house.mine();
    const [main] = places;
    const revision = await house.change({
      ...{ summary: 'Haus für alle.', topics: ['family', 'advice'], kind: 'ASSOCIATION', openToCooperation: true },
      ...{ languages: ['de', 'vi'], phone: { value: '030 5 12 34 56' } },
      places: [{ id: main?.id, openingHours: 'mo-fr 9-17 uhr', notice: 'Im August zu', noticeUntil: '2026-12-31' }],
    });
    expect([revision.changedBy, revision.via]).toEqual(['Ilse Beispiel', 'EDIT']);
    const told = new Map(revision.changes.map((one) => [one.field, one]));
    expect(told.get('summary')?.to).toBe('Haus für alle.');
    expect(told.get('topics')?.to).toBe('Familie und Kinder, Beratung und Lebenshilfe');
    expect(told.get('kind')).toMatchObject({ from: 'Einrichtung', to: 'Verein' });
    expect(told.get('languages')?.to).toBe('Deutsch, Vietnamesisch');
    expect(told.get('phone')?.to).toBe('+49305123456');
    expect(told.get('openingHours')?.to?.replaceAll('\u202f', ' ')).toBe('Mo–Fr 9–17 Uhr');
    expect(told.get('openingHours')?.subject).toMatch(/\d/);
    expect(told.get('notice')).toMatchObject({ from: null, to: 'Im August zu\nbis 31. Dezember 2026' });
  });

  test('is for those who keep the entry and for coordinators; for all others as if it were not there', async () => {
    const [made] = (await house.historyOf())?.nodes ?? [];
    expect(await house.historyOf(entries.own, house.coordinator)).toMatchObject({ nodes: [{ id: made?.id }] });
    for (const by of ['', house.stranger]) {
      expect(await house.historyOf(entries.own, by)).toBeNull();
      expect(await house.compare({ one: null, other: made?.id ?? '' }, by)).toBeNull();
      expect(await house.recall(entries.own, made?.id ?? '', by)).toBeNull();
    }
    expect(await house.historyOf('gibt-es-nicht')).toBeNull();
    expect(await house.compare({ one: null, other: made?.id ?? '', slug: entries.initiative })).toBeNull();
    expect(await house.recall(entries.initiative, made?.id ?? '')).toBeNull();
    expect(await house.recall(entries.own, 'x\0')).toBeNull();
  });

  test('shows nobody’s mail address for a name', async () => {
    const { id } = await house.mine();
    const { version } = await house.change({ summary: 'Von jemand anderem.' });
    await house.query(sql`
      update revision set changed_by = 'ilse@example.org' where actor_id = ${id}::uuid and version = ${version}
    `);
    const [first] = (await house.historyOf())?.nodes ?? [];
    expect(first).toMatchObject({ version, changedBy: null });
  });

  test('shows what an import wrote, in its shapes', async () => {
    const { id, version } = await house.mine();
    const imported = {
      ...{
        email: { from: null, to: 'neu@example.org' },
        address: { from: null, to: { street: 'Weg 1', postalCode: '10315' } },
      },
      ...{ openingHours: { from: 'Mo 09:00-10:00', to: 'Tu 09:00-10:00' }, access: { from: null, to: 'PARTLY' } },
      ...{ confirmedAt: { from: null, to: '2026-03-01' }, legalForm: { from: null, to: 'e. V.' } },
    };
    await house.query(sql`update actor set version = version + 1 where id = ${id}::uuid`);
    await house.query(sql`
      insert into revision (id, actor_id, version, changed_by, via, changes)
      values (gen_random_uuid(), ${id}::uuid, ${version + 1}, 'vereine.csv', 'IMPORT', ${JSON.stringify(imported)}::jsonb)
    `);
    const [first] = (await house.historyOf())?.nodes ?? [];
    expect(first).toMatchObject({ via: 'IMPORT', changedBy: 'vereine.csv' });
    const told = Object.fromEntries(
      first?.changes.map(({ field, to }) => [field, to?.replaceAll('\u202f', ' ')]) ?? [],
    );
    expect(told).toEqual({
      ...{
        email: 'neu@example.org',
        address: 'Weg 1, 10315',
        openingHours: 'Di 9–10 Uhr',
        access: 'teilweise stufenlos',
      },
      ...{ confirmedAt: '1. März 2026', legalForm: 'e. V.' },
    });
  });

  test('is leafed through, each change once', async () => {
    const all = (await house.historyOf())?.nodes.map(({ id }) => id) ?? [];
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: History | null = await house.historyOf(entries.own, undefined, { first: 2, after });
      seen.push(...(page?.nodes.map(({ id }) => id) ?? []));
      [after, more] = [page?.pageInfo.endCursor ?? null, page?.pageInfo.hasNextPage ?? false];
    }
    expect(all.length).toBeGreaterThan(2);
    expect(seen).toEqual(all);
    const { errors } = await house.ask(`{ revisions(slug: "${entries.own}", after: "x") { hasBeginning } }`);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('two versions', () => {
  test('differ by what changed between them, whichever is named first, and by nothing that was changed back', async () => {
    const first = await house.change({ summary: 'Eins.', website: 'https://eins.example.org' });
    await house.change({ summary: 'Zwei.', openToCooperation: false });
    await house.change({ summary: 'Drei.', openToCooperation: true });
    const last = await house.change({ website: 'https://zwei.example.org' });
    const changes = [
      { field: 'summary', subject: null, from: 'Eins.', to: 'Drei.' },
      { field: 'website', subject: null, from: 'https://eins.example.org', to: 'https://zwei.example.org' },
    ];
    for (const [one, other] of [
      [first, last],
      [last, first],
    ] as const)
      expect(await house.compare({ one: one.id, other: other.id })).toEqual({
        older: { version: first.version },
        newer: { version: last.version },
        changes,
      });
    expect((await house.compare({ one: first.id, other: first.id }))?.changes).toEqual([]);
    const begun = await house.compare({ one: null, other: last.id });
    expect(begun?.older).toBeNull();
    expect(begun?.changes.map(({ field }) => field)).toContain('summary');
  });
});

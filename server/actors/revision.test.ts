import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMembership, ensureAccount } from '#server/accounts/account.service.ts';
import { createSignInLink } from '#server/accounts/sign-in.service.ts';
import { type Editable, type EditingHouse, entries, openEditingHouse } from '#server/testing/test-editing.ts';
import { cookieOf } from '#server/testing/test-sign-in.ts';

let house: EditingHouse;
let stranger: string;
let coordinator: string;
beforeAll(async () => {
  house = await openEditingHouse();
  const { orm } = house.site.database;
  await orm.em.fork().transactional(async (em) => {
    await addMembership(em, await ensureAccount(em, { email: 'andere@example.org', name: 'Anders' }), {
      slug: entries.others,
      role: 'OWNER',
    });
    await ensureAccount(em, { email: 'koordination@example.org', name: 'Mara', roles: ['COORDINATOR'] });
  });
  const sessionOf = async (email: string) => {
    const token = await createSignInLink(orm, { email, now: house.time.now });
    return cookieOf(await house.post('/anmelden/link', { token: token ?? '' }));
  };
  [stranger, coordinator] = [await sessionOf('andere@example.org'), await sessionOf('koordination@example.org')];
});
afterAll(() => house.close());

interface Change {
  field: string;
  subject: string | null;
  from: string | null;
  to: string | null;
}

interface Revision {
  id: string;
  version: number;
  changedBy: string | null;
  via: string;
  changes: Change[];
}

interface History {
  nodes: Revision[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  hasBeginning: boolean;
}

const node = 'id version changedBy via changes { field subject from to }';

async function historyOf(slug = entries.own, by?: string, page: Record<string, unknown> = {}): Promise<History | null> {
  const query = `query ($slug: String!, $first: PageSize, $after: String) {
    revisions(slug: $slug, first: $first, after: $after) { nodes { ${node} } pageInfo { hasNextPage endCursor } hasBeginning } }`;
  return (await house.ask<{ revisions: History | null }>(query, { slug, ...page }, by)).data.revisions;
}

async function compare(one: string | null, other: string, by?: string, slug = entries.own) {
  const query = `query ($slug: String!, $one: ID, $other: ID!) { revisionDifference(slug: $slug, one: $one, other: $other) {
    older { version } newer { version } changes { field subject from to } } }`;
  const answer = await house.ask<{
    revisionDifference: { older: unknown; newer: unknown; changes: Change[] } | null;
  }>(query, { slug, one, other }, by);
  return answer.data.revisionDifference;
}

async function recall(slug: string, revisionId: string | null, by?: string) {
  const query = `query ($slug: String!, $revisionId: ID) { recalledEntry(slug: $slug, revisionId: $revisionId) {
    entry { version summary topics phone { value consented } places { openingHours } } left problems { path code } } }`;
  const answer = await house.ask<{
    recalledEntry: { entry: Editable; left: string[]; problems: { path: string[]; code: string }[] } | null;
  }>(query, { slug, revisionId }, by);
  return answer.data.recalledEntry;
}

const restore = (input: Record<string, unknown>, by?: string) =>
  house.ask<{
    restoreRevision: { actor: Editable | null; left: string[]; problems: { path: string[]; code: string }[] };
  }>(
    `mutation ($input: RestoreRevisionInput!) { restoreRevision(input: $input) {
      actor { id version summary phone { value consented } } left problems { path code } } }`,
    { input },
    by,
  );

/** Changes an entry; the revision that this made. */
async function change(input: Record<string, unknown>, slug = entries.own): Promise<Revision> {
  const { id, version } = await house.mine(slug);
  const { errors, data } = await house.edit({ id, version, ...input });
  expect([errors, data?.editActor.problems]).toEqual([undefined, []]);
  const made = (await historyOf(slug))?.nodes[0];
  if (made === undefined) throw new Error('Nothing was written down.');
  return made;
}

describe('the history of an entry', () => {
  test('tells in words who changed what, and how', async () => {
    const { places } = await house.mine();
    const [main] = places;
    const revision = await change({
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
    const [made] = (await historyOf())?.nodes ?? [];
    expect(await historyOf(entries.own, coordinator)).toMatchObject({ nodes: [{ id: made?.id }] });
    for (const by of ['', stranger]) {
      expect(await historyOf(entries.own, by)).toBeNull();
      expect(await compare(null, made?.id ?? '', by)).toBeNull();
      expect(await recall(entries.own, made?.id ?? '', by)).toBeNull();
    }
    expect(await historyOf('gibt-es-nicht')).toBeNull();
    expect(await compare(null, made?.id ?? '', undefined, entries.initiative)).toBeNull();
    expect(await recall(entries.initiative, made?.id ?? '')).toBeNull();
    expect(await recall(entries.own, 'x\0')).toBeNull();
  });

  test('shows nobody’s mail address for a name', async () => {
    const { id } = await house.mine();
    const { version } = await change({ summary: 'Von jemand anderem.' });
    await house.query(sql`
      update revision set changed_by = 'ilse@example.org' where actor_id = ${id}::uuid and version = ${version}
    `);
    const [first] = (await historyOf())?.nodes ?? [];
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
    const [first] = (await historyOf())?.nodes ?? [];
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
    const all = (await historyOf())?.nodes.map(({ id }) => id) ?? [];
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: History | null = await historyOf(entries.own, undefined, { first: 2, after });
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
    const first = await change({ summary: 'Eins.', website: 'https://eins.example.org' });
    await change({ summary: 'Zwei.', openToCooperation: false });
    await change({ summary: 'Drei.', openToCooperation: true });
    const last = await change({ website: 'https://zwei.example.org' });
    const changes = [
      { field: 'summary', subject: null, from: 'Eins.', to: 'Drei.' },
      { field: 'website', subject: null, from: 'https://eins.example.org', to: 'https://zwei.example.org' },
    ];
    for (const [one, other] of [
      [first, last],
      [last, first],
    ] as const)
      expect(await compare(one.id, other.id)).toEqual({
        older: { version: first.version },
        newer: { version: last.version },
        changes,
      });
    expect((await compare(first.id, first.id))?.changes).toEqual([]);
    const begun = await compare(null, last.id);
    expect(begun?.older).toBeNull();
    expect(begun?.changes.map(({ field }) => field)).toContain('summary');
  });
});

describe('a version that is restored', () => {
  test('is a new revision with the old values, and can be looked at before', async () => {
    const old = await change({ summary: 'So war es.', topics: ['family'] });
    const { places } = await house.mine();
    await change({
      summary: 'So ist es.',
      topics: ['advice'],
      places: [{ id: places[0]?.id, openingHours: 'Sa 10-12' }],
    });
    const seen = await recall(entries.own, old.id);
    expect(seen).toMatchObject({ entry: { summary: 'So war es.', topics: ['family'] }, left: [], problems: [] });
    const { id, version, summary } = await house.mine();
    expect(summary).toBe('So ist es.');
    const { data } = await restore({ id, version, revisionId: old.id });
    expect(data.restoreRevision).toMatchObject({
      actor: { version: version + 1, summary: 'So war es.' },
      left: [],
      problems: [],
    });
    const now = await house.mine();
    expect([now.topics, now.places[0]?.openingHours]).toEqual([['family'], places[0]?.openingHours]);
    expect((await historyOf())?.nodes[0]?.changes.map(({ field }) => field).sort()).toEqual([
      'openingHours',
      'summary',
      'topics',
    ]);
  });

  test('may be the one before all that is written down, without what no edit can bring back', async () => {
    expect((await historyOf())?.hasBeginning).toBe(true);
    const { id, version } = await house.mine();
    const { data } = await restore({ id, version, revisionId: null });
    expect(data.restoreRevision.problems).toEqual([]);
    expect(data.restoreRevision.left.sort()).toEqual(['access', 'address', 'legalForm']);
    expect(data.restoreRevision.actor?.version).toBe(version + 1);
    const [latest] = (await historyOf())?.nodes ?? [];
    const difference = await compare(null, latest?.id ?? '');
    expect(difference?.changes.map(({ field }) => field)).not.toContain('summary');
  });

  test('is refused with the reason where a topic is gone meanwhile', async () => {
    const old = await change({ topics: ['digital'] });
    await change({ topics: ['advice'], summary: 'Ohne das Thema.' });
    await house.query(sql`update topic set slug = 'umbenannt' where slug = 'digital'`);
    const { id, version } = await house.mine();
    const { data } = await restore({ id, version, revisionId: old.id });
    expect(data.restoreRevision).toMatchObject({ actor: null, problems: [{ path: ['topics'], code: 'UNKNOWN' }] });
    expect(await recall(entries.own, old.id)).toMatchObject({
      entry: { topics: [] },
      problems: [{ path: ['topics'], code: 'UNKNOWN' }],
    });
    expect((await house.mine()).version).toBe(version);
  });

  test('is refused to those who may not edit, on an old version, and of another entry', async () => {
    const { id, version } = await house.mine();
    const [made] = (await historyOf())?.nodes ?? [];
    const code = async (input: Record<string, unknown>, by?: string) =>
      (await restore(input, by)).errors?.[0]?.extensions.code;
    const revisionId = made?.id;
    expect(await code({ id, version, revisionId }, '')).toBe('UNAUTHENTICATED');
    expect(await code({ id, version, revisionId }, stranger)).toBe('FORBIDDEN');
    expect(await code({ id, version: version - 1, revisionId })).toBe('CONFLICT');
    const other = await house.mine(entries.initiative);
    expect(await code({ id: other.id, version: other.version, revisionId })).toBe('NOT_FOUND');
    expect(await code({ id, version, revisionId: 'x' })).toBe('BAD_USER_INPUT');
    expect(await code({ id: '0190a000-0000-7000-8000-000000000000', version: 1, revisionId })).toBe('NOT_FOUND');
    expect((await restore({ id, version, revisionId }, coordinator)).errors).toBeUndefined();
  });
});

describe('somebody’s own number', () => {
  const number = '+4917612345678';
  const phone = (consented: boolean, value = '0176 12345678') =>
    change({ phone: { value, consented } }, entries.initiative);
  const kept = async () => JSON.stringify(await house.query(sql`select changes from revision`));

  test('leaves the history with its consent, also out of the revision that takes it back', async () => {
    await phone(true);
    expect(await kept()).toContain(number);
    const told = (await historyOf(entries.initiative))?.nodes[0]?.changes;
    expect(told).toMatchObject([{ field: 'phone', to: `${number}\ndarf öffentlich sein` }]);
    await phone(false);
    expect(await kept()).not.toContain(number);
    const [latest] = (await historyOf(entries.initiative))?.nodes ?? [];
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
    const { data } = await restore({ id, version, revisionId: before.id });
    expect(data.restoreRevision).toMatchObject({ left: ['phone'], problems: [] });
    expect((await house.mine(entries.initiative)).phone?.value).toBe('+49305123456');
  });

  test('is another thing than that of an organisation, which comes back', async () => {
    const organisation = await phone(false, '030 5123457');
    await change({ phone: { value: '' } }, entries.initiative);
    expect((await recall(entries.initiative, organisation.id))?.entry.phone).toEqual({
      value: '+49305123457',
      consented: true,
    });
  });
});

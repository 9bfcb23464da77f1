import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConfirmationHouse, openConfirmationHouse } from '#server/testing/test-confirmations.ts';

const [coordinator, memberOfA, memberOfB] = ['koordination@example.org', 'a@example.org', 'b@example.org'];
let house: ConfirmationHouse;
const cookies = { visitor: '', coordinator: '', a: '', b: '' };
let ids: string[];

beforeAll(async () => {
  house = await openConfirmationHouse('empty', { pages: false });
  ids = await house.write(
    {
      name: 'Anton',
      confirmedAt: new Date('2025-01-01T10:00:00Z'),
      contacts: [{ channel: 'PHONE', value: '+4917612345678', personal: true }],
      places: [{ street: 'Weitlingstraße 1', postalCode: '10317', openingHours: 'Mo-Fr 09:00-17:00' }],
    },
    { name: 'Berta', confirmedAt: new Date('2024-01-01T10:00:00Z') },
    { name: 'Cäsar', confirmedAt: new Date('2027-01-01T10:00:00Z') },
    { name: 'Dora', state: 'DRAFT' },
    { name: 'Emil', confirmedAt: new Date('2025-06-01T10:00:00Z') },
  );
  await house.coordinator(coordinator);
  await house.member(memberOfA, 'caesar');
  await house.member(memberOfB, 'dora');
  cookies.coordinator = await house.signIn(coordinator);
  cookies.a = await house.signIn(memberOfA);
  cookies.b = await house.signIn(memberOfB);
});
afterAll(() => house?.close());

interface List {
  phoneList: {
    totalCount: number;
    nodes: Record<string, unknown>[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  } | null;
}
const list = (variables: Record<string, unknown> = {}, by = cookies.coordinator) =>
  house.ask<List>(
    `query ($first: PageSize, $after: String) { phoneList(first: $first, after: $after) { totalCount
      nodes { id version slug name phones emails reason since confirmedAt places { address openingHours } }
      pageInfo { hasNextPage endCursor } } }`,
    variables,
    by,
  );
const namesOf = async () => (await list()).data.phoneList?.nodes.map(({ name }) => name);

interface Payload {
  actor: { id: string; version: number; published: boolean } | null;
  problems: { path: string[]; code: string; message: string }[];
}
type Change = 'recordConfirmation' | 'archiveActor' | 'restoreActor';
const inputs = { recordConfirmation: 'RecordConfirmation', archiveActor: 'ArchiveActor', restoreActor: 'RestoreActor' };
async function change(name: Change, input: Record<string, unknown>, by = cookies.coordinator) {
  const { data, errors } = await house.ask<Record<Change, Payload> | null>(
    `mutation ($input: ${inputs[name]}Input!) { ${name}(input: $input) {
      actor { id version published } problems { path code message } } }`,
    { input },
    by,
  );
  return { payload: data?.[name], code: errors?.[0]?.extensions.code };
}
const usual: Record<Change, Record<string, unknown>> = {
  recordConfirmation: { via: 'PHONE', saidBy: 'Frau Beispiel' },
  archiveActor: { reason: 'Aufgelöst' },
  restoreActor: {},
};
const changes = Object.keys(usual) as Change[];
const idOf = (index: number) => ids[index] ?? '';

describe('the list of calls', () => {
  test('has who waits longest first, with all that is needed for the call', async () => {
    const { data } = await list();
    expect(data.phoneList?.nodes.map(({ name, reason }) => [name, reason])).toEqual([
      ['Berta', 'NO_MAIL'],
      ['Anton', 'NO_MAIL'],
      ['Emil', 'NO_MAIL'],
    ]);
    expect(data.phoneList?.nodes[1]).toMatchObject({
      version: 1,
      phones: ['+4917612345678'],
      since: '2026-01-01T10:00:00.000Z',
      places: [{ address: 'Weitlingstraße 1, 10317 Berlin', openingHours: ['Mo–Fr 9–17 Uhr'] }],
    });
  });

  test('is leafed through, also when somebody on the page before is done meanwhile', async () => {
    const first = await list({ first: 2 });
    expect(first.data.phoneList).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    await house.query(sql`update actor set state = 'ARCHIVED' where id = ${idOf(1)}::uuid`);
    const second = await list({ first: 2, after: first.data.phoneList?.pageInfo.endCursor });
    expect(second.data.phoneList?.nodes.map(({ name }) => name)).toEqual(['Emil']);
    expect(second.data.phoneList?.pageInfo.hasNextPage).toBe(false);
    const end = await list({ after: second.data.phoneList?.pageInfo.endCursor });
    expect(end.data.phoneList?.nodes).toEqual([]);
    await house.query(sql`update actor set state = 'PUBLISHED' where id = ${idOf(1)}::uuid`);
    expect((await list({ after: 'nonsense' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await list({ first: 101 })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('and what was archived are for the coordinator alone', async () => {
    for (const by of [cookies.visitor, cookies.a, cookies.b]) {
      expect((await list({}, by)).data.phoneList).toBe(null);
      const { data } = await house.ask('{ archivedActors { id } }', {}, by);
      expect(data).toEqual({ archivedActors: null });
    }
  });
});

describe.each(changes)('%s', (name) => {
  test('is refused to everybody else, and says nothing of what they cannot see', async () => {
    const input = (index: number) => ({ id: idOf(index), version: 1, ...usual[name] });
    const code = async (index: number, by: string) => (await change(name, input(index), by)).code;
    expect(await code(0, cookies.visitor)).toBe('UNAUTHENTICATED');
    expect(await code(0, cookies.a)).toBe('FORBIDDEN');
    expect(await code(2, cookies.a)).toBe('FORBIDDEN');
    expect(await code(3, cookies.a)).toBe('NOT_FOUND');
    expect(await code(3, cookies.b)).toBe('FORBIDDEN');
    const nowhere = { ...input(0), id: '00000000-0000-7000-8000-000000000000' };
    for (const by of [cookies.a, cookies.coordinator]) expect((await change(name, nowhere, by)).code).toBe('NOT_FOUND');
  });

  test('refuses a stale version, and what is no id', async () => {
    expect((await change(name, { id: idOf(0), version: 0, ...usual[name] })).code).toBe('CONFLICT');
    expect((await change(name, { id: 'x', version: 1, ...usual[name] })).code).toBe('BAD_USER_INPUT');
    expect(await house.query(sql`select 1 from revision`)).toEqual([]);
  });
});

describe('what the coordinator hears', () => {
  test('counts like a press of the button, and says who said so', async () => {
    const input = { id: idOf(0), version: 1, via: 'PHONE', saidBy: '  Frau\u200b Beispiel, Vorstand ' };
    const { payload } = await change('recordConfirmation', input);
    expect(payload).toEqual({ actor: { id: idOf(0), version: 2, published: true }, problems: [] });
    const { data } = await house.ask('{ actor(slug: "anton") { confirmedVia confirmedAt isUnconfirmed } }');
    expect(data).toEqual({
      actor: { confirmedVia: 'PHONE', confirmedAt: house.time.now.toISOString(), isUnconfirmed: false },
    });
    const [revision] = await house.query(sql<Record<string, unknown>>`
      select r.changed_by as by, c.email, r.changes -> 'confirmedBy' ->> 'to' as said, a.confirmed_by as kept
      from revision r join actor a on a.id = r.actor_id join account c on c.id = r.account_id where a.id = ${idOf(0)}::uuid`);
    const said = 'Frau Beispiel, Vorstand';
    expect(revision).toEqual({ by: 'Mara Beispiel', email: coordinator, said, kept: said });
    expect(await namesOf()).toEqual(['Berta', 'Emil']);
  });

  test('needs a name that fits, said beside its field', async () => {
    for (const [saidBy, code] of [
      [' \u200b ', 'REQUIRED'],
      ['x'.repeat(201), 'TOO_LONG'],
    ] as const) {
      const input = { id: idOf(4), version: 1, via: 'LETTER', saidBy };
      const { payload } = await change('recordConfirmation', input);
      expect(payload).toMatchObject({ actor: null, problems: [{ path: ['saidBy'], code }] });
    }
    const way = { id: idOf(4), version: 1, via: 'IMPORT', saidBy: 'x' };
    expect((await change('recordConfirmation', way)).code).toBe('BAD_USER_INPUT');
    expect(await namesOf()).toEqual(['Berta', 'Emil']);
  });
});

describe('an archived entry', () => {
  const seen = async () => {
    const { data } = await house.ask<{ actor: object | null; actors: { totalCount: number }; map: { total: number } }>(
      '{ actor(slug: "berta") { id } actors { totalCount } actorsBySlug(slugs: ["berta"]) { id } suggest(text: "berta") { __typename } }',
    );
    return data;
  };

  test('is gone at once from all that the public sees, and comes back as it was by one press', async () => {
    const before = await seen();
    const { payload } = await change('archiveActor', { id: idOf(1), version: 1, reason: 'Der Verein ist aufgelöst.' });
    expect(payload).toEqual({ actor: { id: idOf(1), version: 2, published: false }, problems: [] });
    const count = before.actors.totalCount - 1;
    expect(await seen()).toEqual({ actor: null, actors: { totalCount: count }, actorsBySlug: [], suggest: [] });
    expect(await namesOf()).toEqual(['Emil']);
    for (const table of ['directory_actor', 'directory_index', 'directory_entry'])
      expect(await house.query(sql`select 1 from ${sql.table(table)} where actor_id = ${idOf(1)}::uuid`)).toEqual([]);
    const query = '{ archivedActors { slug version reason archivedBy } }';
    const { data } = await house.ask(query, {}, cookies.coordinator);
    const reason = 'Der Verein ist aufgelöst.';
    expect(data).toEqual({ archivedActors: [{ slug: 'berta', version: 2, reason, archivedBy: 'Mara Beispiel' }] });

    const back = await change('restoreActor', { id: idOf(1), version: 2 });
    expect(back.payload).toEqual({ actor: { id: idOf(1), version: 3, published: true }, problems: [] });
    expect(await seen()).toEqual(before);
    expect(await namesOf()).toEqual(['Berta', 'Emil']);
    const history = await house.query(
      sql`select changes -> 'state' ->> 'to' as to from revision where actor_id = ${idOf(1)}::uuid order by version`,
    );
    expect(history).toEqual([{ to: 'ARCHIVED' }, { to: 'PUBLISHED' }]);
  });

  test('needs a reason, and was published before', async () => {
    const { payload } = await change('archiveActor', { id: idOf(1), version: 3, reason: ' ' });
    expect(payload).toMatchObject({ actor: null, problems: [{ path: ['reason'], code: 'REQUIRED' }] });
    for (const name of ['archiveActor', 'restoreActor'] as const)
      expect((await change(name, { id: idOf(3), version: 1, ...usual[name] })).code).toBe('BAD_USER_INPUT');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pointIn, writeActors, writeCooperation } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';

interface Seen {
  title: string;
  state: string;
  participants: { actor: { name: string } }[];
}
interface Page {
  totalCount: number;
  nodes: Seen[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

let api: TestApi;
const ids = new Map<string, string>();
beforeAll(async () => {
  api = await startTestApi('empty');
  const names = ['Anna', 'Bela', 'Cem', 'Dana', 'Entwurf'];
  const written = await writeActors(
    api.database.orm,
    names.map((name) => ({
      name,
      state: name === 'Entwurf' ? 'DRAFT' : 'PUBLISHED',
      places: name === 'Anna' ? [pointIn['114009']] : [],
      activeIn: name === 'Bela' ? ['114010'] : [],
    })),
  );
  for (const [index, name] of names.entries()) ids.set(name, written[index] ?? '');
  const { orm } = api.database;
  await writeCooperation(orm, {
    title: 'Zu zweit',
    since: '2024-05-01',
    topics: ['music-and-dance'],
    ...by('Anna', 'Bela'),
  });
  await writeCooperation(orm, {
    title: 'Zu dritt',
    since: '2025-05-01',
    kind: 'ALLIANCE',
    ...by('Anna', 'Bela', 'Cem?'),
  });
  await writeCooperation(orm, { title: 'Nur bekannt', ...by('Anna', 'Dana?') });
  await writeCooperation(orm, { title: 'Niemand bestätigt', ...by('Cem?', 'Dana?') });
  await writeCooperation(orm, { title: 'Mit einem Entwurf', ...by('Anna', 'Entwurf') });
  await writeCooperation(orm, { title: 'Beendet', since: '2020-01-01', until: '2021-01-01', ...by('Bela', 'Cem') });
  await writeCooperation(orm, { title: 'Ohne Anfang', kind: 'ROOMS', ...by('Cem', 'Dana') });
});
afterAll(() => api.close());

/** Participants by name; a question mark says that one has not confirmed. */
function by(...names: string[]) {
  return {
    participants: names.map((name) => ({ id: ids.get(name.replace('?', '')) ?? '', confirmed: !name.endsWith('?') })),
  };
}

async function list(asked: { filter?: object; first?: number; after?: string | null } = {}): Promise<Page> {
  const { data, errors } = await api.ask<{ cooperations: Page }>(
    `query ($filter: CooperationFilter, $first: PageSize, $after: String) { cooperations(filter: $filter, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { title state participants { role actor { name } } topics { slug } } } }`,
    asked,
  );
  expect(errors).toBeUndefined();
  return data.cooperations;
}
const titles = async (filter?: object) => (await list({ filter })).nodes.map(({ title }) => title);

describe('cooperations', () => {
  test('are public once two published actors have confirmed, live before ended, the newest first', async () => {
    expect(await titles()).toEqual(['Zu dritt', 'Zu zweit', 'Ohne Anfang', 'Beendet']);
    expect((await list()).totalCount).toBe(4);
    expect((await list()).nodes.map(({ state }) => state)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ENDED']);
  });

  test('show only who has confirmed', async () => {
    const [three] = (await list()).nodes;
    expect(three?.participants.map(({ actor }) => actor.name)).toEqual(['Anna', 'Bela']);
  });

  test('that are known to the coordinator alone are in no answer, whoever asks for them', async () => {
    expect(await titles({ states: ['KNOWN'] })).toEqual([]);
    const { data } = await api.ask<object>(`{
      cooperations(first: 100) { nodes { title } } network { edges { cooperations } }
      actors { nodes { cooperations(first: 100) { title } partners { name } partnerCount } } }`);
    expect(JSON.stringify(data)).not.toMatch(/Nur bekannt|Niemand bestätigt|Mit einem Entwurf|Entwurf/);
  });

  test('are filtered by kind, state, topic with its children, district and actor', async () => {
    expect(await titles({ kinds: ['ALLIANCE', 'ROOMS'] })).toEqual(['Zu dritt', 'Ohne Anfang']);
    expect(await titles({ states: ['ENDED'] })).toEqual(['Beendet']);
    expect(await titles({ topics: ['culture'] })).toEqual(['Zu zweit']);
    expect(await titles({ topics: ['music-and-dance'] })).toEqual(['Zu zweit']);
    expect(await titles({ districts: ['114009'] })).toEqual(['Zu dritt', 'Zu zweit']);
    expect(await titles({ districts: ['114010'] })).toEqual(['Zu dritt', 'Zu zweit', 'Beendet']);
    expect(await titles({ actor: 'cem' })).toEqual(['Ohne Anfang', 'Beendet']);
    expect(await titles({ actor: 'cem', states: ['ENDED'] })).toEqual(['Beendet']);
    expect(await titles({ kinds: [], topics: [], districts: [], states: [] })).toHaveLength(4);
  });

  test.each([
    { actor: 'nobody' },
    { actor: '' },
    { actor: '\0' },
    { topics: ['x'] },
    { topics: ['\0'] },
    { districts: ['\ud800\0'] },
  ])('with a value that nobody knows are none: %j', async (filter) => expect(await titles(filter)).toEqual([]));

  test('come in pages that put together give the whole list', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo }: Page = await list({ first: 1, after });
      seen.push(...nodes.map(({ title }) => title));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(await titles());
  });

  test.each([['0', '1', 'no uuid'], ['x', '1', null], [null, null, null], ['0', '1e999', '0'], []])(
    'refuse a changed cursor: %j %j %j',
    async (...keys) => {
      const { pageInfo } = await list({ first: 1 });
      const [mark]: unknown[] = JSON.parse(Buffer.from(pageInfo.endCursor ?? '', 'base64url').toString());
      const after = Buffer.from(JSON.stringify([mark, ...keys])).toString('base64url');
      const { errors } = await api.ask('query ($after: String) { cooperations(after: $after) { totalCount } }', {
        after,
      });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    },
  );
});

describe('partners', () => {
  const partnersOf = async (slug: string) => {
    const { data } = await api.ask<{
      actor: { partners: { name: string }[]; partnerCount: number; cooperations: Seen[] };
    }>(
      'query ($slug: String!) { actor(slug: $slug) { partnerCount partners { name } cooperations { title state } } }',
      { slug },
    );
    const { partners, partnerCount, cooperations } = data.actor;
    expect(partnerCount).toBe(partners.length);
    return { partners: partners.map(({ name }) => name), cooperations: cooperations.map(({ title }) => title) };
  };

  test('are confirmed participants of live public cooperations, by name', async () => {
    expect(await partnersOf('anna')).toEqual({ partners: ['Bela'], cooperations: ['Zu dritt', 'Zu zweit'] });
    expect(await partnersOf('bela')).toEqual({ partners: ['Anna'], cooperations: ['Zu dritt', 'Zu zweit', 'Beendet'] });
    expect(await partnersOf('cem')).toEqual({ partners: ['Dana'], cooperations: ['Ohne Anfang', 'Beendet'] });
  });

  test('leave with their entry: a cooperation of which one published actor is left is not public', async () => {
    const em = api.database.orm.em.fork();
    await em.execute(`update actor set state = 'ARCHIVED' where name = 'Dana'`);
    expect(await partnersOf('cem')).toEqual({ partners: [], cooperations: ['Beendet'] });
    expect(await titles()).not.toContain('Ohne Anfang');
    await em.execute(`update actor set state = 'PUBLISHED' where name = 'Dana'`);
    expect(await titles()).toContain('Ohne Anfang');
  });

  test('are called by their present names, and a cooperation by its present topics', async () => {
    const em = api.database.orm.em.fork();
    await em.execute(`update actor set name = 'Älteste' where name = 'Anna'`);
    const named = async () =>
      (await list({ filter: { actor: 'anna' } })).nodes.map(({ participants }) => participants[0]?.actor.name);
    expect(await named()).toEqual(['Älteste', 'Älteste']);
    expect((await partnersOf('bela')).partners).toEqual(['Älteste']);
    await em.execute(`update actor set name = 'Anna' where name = 'Älteste'`);
    await em.execute(`delete from cooperation_topic`);
    expect(await titles({ topics: ['culture'] })).toEqual([]);
  });

  test('are the same in whatever way a page asks for them', async () => {
    const ask = async (fields: string) =>
      (
        await api.ask<{
          actor: Record<string, object[]>;
        }>(`query ($no: Boolean = false) { actor(slug: "bela") { __typename @include(if: $no) ${fields} } }
        fragment F on Actor { ...on Actor { partners(first: 1) { name } cooperations(first: 2) { title } } }`)
      ).data.actor;
    const expected = { partners: [{ name: 'Anna' }], cooperations: [{ title: 'Zu dritt' }, { title: 'Zu zweit' }] };
    expect(await ask('...F')).toEqual(expected);
    expect(await ask('...F partners(first: 1) { id }')).toMatchObject(expected);
    expect(await ask('...F more: partners(first: 2) { summary }')).toEqual({ ...expected, more: [{ summary: '' }] });
    expect(await ask('...F partners(first: 1) { summary }')).toMatchObject({
      partners: [{ name: 'Anna', summary: '' }],
    });
    expect(await ask('...F cooperations(first: 2) @include(if: $no) { id }')).toEqual(expected);
    expect(await ask('...F @skip(if: $no)')).toEqual(expected);
  });

  test('are taken back with the confirmation', async () => {
    const em = api.database.orm.em.fork();
    await em.execute(`update cooperation_participant set confirmed_at = null, confirmed_via = null
      where actor_id = (select id from actor where name = 'Dana')`);
    expect(await partnersOf('cem')).toEqual({ partners: [], cooperations: ['Beendet'] });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeActors, writeCooperation } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';
import { networkGroups } from './network.model.ts';

const edge = (source: string, target: string) => ({ source, target, cooperations: ['1'] });

describe('groups of a network', () => {
  test('are who is connected, over however many, numbered from the largest; who is alone is in none', () => {
    const groups = networkGroups(['a', 'b', 'c', 'd', 'e', 'f'], [edge('d', 'e'), edge('a', 'b'), edge('b', 'c')]);
    expect(Object.fromEntries([...groups].map(([id, { partners, group }]) => [id, [partners, group]]))).toEqual({
      ...{ a: [1, 1], b: [2, 1], c: [1, 1] },
      ...{ d: [1, 2], e: [1, 2] },
      f: [0, null],
    });
  });

  test('hold thousands in a row', () => {
    const ids = Array.from({ length: 5000 }, (_, index) => `${index}`);
    const groups = networkGroups(
      ids,
      ids.slice(1).map((id, index) => edge(`${index}`, id)),
    );
    expect(new Set([...groups.values()].map(({ group }) => group))).toEqual(new Set([1]));
  });
});

describe('the network', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi('empty');
    const { orm } = api.database;
    const [a = '', b = '', c = '', , e = ''] = await writeActors(orm, [
      { name: 'A', topics: ['sport'] },
      { name: 'B', topics: ['sport'] },
      { name: 'C' },
      { name: 'D', topics: ['sport'] },
      { name: 'E', state: 'DRAFT', topics: ['sport'] },
    ]);
    const all = (...ids: string[]) => ({ participants: ids.map((id) => ({ id, confirmed: true })) });
    await writeCooperation(orm, { title: 'eins', ...all(a, b) });
    await writeCooperation(orm, { title: 'zwei', ...all(a, b, c) });
    await writeCooperation(orm, { title: 'vorbei', until: '2020-01-01', ...all(b, c) });
    await writeCooperation(orm, { title: 'mit Entwurf', ...all(a, e) });
  });
  afterAll(() => api.close());

  interface Seen {
    nodes: { actor: { id: string; name: string }; partners: number; group: number | null }[];
    edges: { source: string; target: string; cooperations: string[] }[];
  }
  async function see(filter: object | null) {
    const { data, errors } = await api.ask<{ network: Seen }>(
      'query ($filter: ActorFilter) { network(filter: $filter) { nodes { actor { id name } partners group } edges { source target cooperations } } }',
      { filter },
    );
    expect(errors).toBeUndefined();
    const { nodes, edges } = data.network;
    const names = new Map(nodes.map(({ actor }) => [actor.id, actor.name]));
    return {
      nodes: nodes.map(({ actor, partners, group }) => [actor.name, partners, group]),
      edges: edges.map(({ source, target, cooperations }) => [
        names.get(source),
        names.get(target),
        cooperations.length,
      ]),
    };
  }

  test('is all actors by name, and each pair with a live public cooperation once', async () => {
    expect(await see(null)).toEqual({
      nodes: [
        ['A', 2, 1],
        ['B', 2, 1],
        ['C', 2, 1],
        ['D', 0, null],
      ],
      edges: [
        ['A', 'B', 2],
        ['A', 'C', 1],
        ['B', 'C', 1],
      ],
    });
  });

  test('of a filter is among those that match alone', async () => {
    expect(await see({ topics: ['sport'] })).toEqual({
      nodes: [
        ['A', 1, 1],
        ['B', 1, 1],
        ['D', 0, null],
      ],
      edges: [['A', 'B', 2]],
    });
    expect(await see({ topics: ['x'] })).toEqual({ nodes: [], edges: [] });
  });

  test('is refused when it holds more than anybody can look at', async () => {
    await api.database.orm.em.fork().execute(
      `insert into actor (id, slug, name, kind, state, is_example, created_at, updated_at)
       select gen_random_uuid(), 'many-' || n, 'Many ' || n, kind, 'PUBLISHED', true, now(), now()
       from generate_series(1, 1000) n, (select kind from actor limit 1) k`,
    );
    const { errors } = await api.ask('{ network { nodes { partners } } }');
    expect(errors?.[0]?.extensions.code).toBe('TOO_EXPENSIVE');
  });
});

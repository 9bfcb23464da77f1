import { expect, test } from 'vitest';
import { startTestApi } from '#server/testing/test-api.ts';

test('a filter that finds too little is told what to leave out, most first', async () => {
  const api = await startTestApi('example');
  const loosen = async (filter: object) => {
    const { data, errors } = await api.ask<{ loosen: { without: string; total: number }[] }>(
      'query ($filter: ActorFilter!) { loosen(filter: $filter) { without total } }',
      { filter },
    );
    expect(errors).toBeUndefined();
    return data.loosen;
  };
  const count = async (filter: object) => {
    const { data } = await api.ask<{ actors: { totalCount: number } }>(
      'query ($filter: ActorFilter) { actors(filter: $filter) { totalCount } }',
      { filter },
    );
    return data.actors.totalCount;
  };
  const filter = {
    search: 'Schach',
    districts: ['114011'],
    topics: ['sport'],
    languages: [],
    kinds: null,
    openNow: false,
  };
  expect(await count(filter)).toBe(0);
  const looser = await loosen(filter);
  expect(looser.map(({ without }) => without).toSorted()).toEqual(['DISTRICTS', 'SEARCH']);
  expect(looser).toContainEqual({ without: 'SEARCH', total: await count({ ...filter, search: null }) });
  expect(looser).toContainEqual({ without: 'DISTRICTS', total: await count({ ...filter, districts: null }) });
  expect(looser.map(({ total }) => total)).toEqual(
    looser.map(({ total }) => total).toSorted((one, other) => other - one),
  );
  expect(await loosen({})).toEqual([]);
  expect(await loosen({ search: '' })).toEqual([]);
  await api.close();
});

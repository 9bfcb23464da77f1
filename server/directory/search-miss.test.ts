import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';
import { recordSearchMisses } from './search-miss.service.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi('example');
});
afterAll(() => api?.close());

const rows = (table: string) =>
  api.database.orm.em.fork().execute<Record<string, unknown>[]>(`select * from ${table} order by word`);
const search = (text: string) =>
  api.ask('query ($text: String!) { actors(filter: { search: $text }) { totalCount } }', { text });

test('a search that found nothing is counted by its words and the day, and by nothing else', async () => {
  await search('Quantenflux');
  await search('Quantenflux 030123456');
  await search('Hausaufgabenhilfe');
  expect(await rows('search_miss')).toEqual([
    { word: 'quantenflux', day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), times: 2 },
  ]);
});

test('a word shows once it came up on five different days', async () => {
  const day = (number: number) => new Date(`2026-11-0${number}T12:00:00+01:00`);
  for (const number of [1, 2, 3, 4]) await recordSearchMisses(api.database.orm, ['trauergruppe'], day(number));
  await recordSearchMisses(api.database.orm, ['trauergruppe'], day(4));
  expect(await rows('recurring_search_miss')).toEqual([]);
  await recordSearchMisses(api.database.orm, ['trauergruppe'], day(5));
  expect(await rows('recurring_search_miss')).toEqual([
    { word: 'trauergruppe', days: 5, times: 6, last_day: '2026-11-05' },
  ]);
});

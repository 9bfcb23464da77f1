import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pointIn, writeActors } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';

interface Suggested {
  __typename: string;
  actor?: { name: string };
  topic?: { slug: string };
  targetGroup?: { slug: string };
  district?: { id: string };
  street?: string;
  postalCode?: string;
  latitude?: number;
}

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi('example');
});
afterAll(() => api.close());

async function suggest(text: string, asked = api): Promise<Suggested[]> {
  const { data, errors } = await asked.ask<{ suggest: Suggested[] }>(
    `query ($text: String!) { suggest(text: $text) { __typename
      ... on ActorSuggestion { actor { name } } ... on TopicSuggestion { topic { slug } }
      ... on TargetGroupSuggestion { targetGroup { slug } } ... on DistrictSuggestion { district { id } }
      ... on StreetSuggestion { street postalCode latitude longitude } } }`,
    { text },
  );
  expect(errors).toBeUndefined();
  expect(data.suggest.length).toBeLessThanOrEqual(8);
  return data.suggest;
}

/** A suggestion in one word. */
const brief = ({ actor, topic, targetGroup, district, street }: Suggested) =>
  actor?.name ?? topic?.slug ?? targetGroup?.slug ?? district?.id ?? street;

describe('what is suggested while typing', () => {
  test.each([
    ['Spo', 'sport'],
    ['gesun', 'health'],
    ['Rentn', 'ageing'],
    ['Rentn', 'seniors'],
    ['Senoiren', 'seniors'],
    ['deutsch ler', 'language-learning'],
    ['Fluecht', 'newcomers'],
    ['Flücht', 'newcomers'],
    ['refug', 'newcomers'],
    ['Friedrichsfelde-S', '114011'],
    ['friedrichsfelde sued', '114011'],
    ['Weitlingk', '114009'],
    ['Weitlingstr', 'Weitlingstraße'],
    ['Weitlingstr. 4', 'Weitlingstraße'],
    ['tuerrschmidt', 'Türrschmidtstraße'],
    ['Kernhofer', 'Kernhofer Straße'],
    ['alt friedr', 'Alt-Friedrichsfelde'],
    ['repair', 'Repair-Café Türrschmidtstraße'],
    ['Schachfr', 'Schachfreunde Springer Nord e. V.'],
    ['SVR', 'Sportverein Rosenfelde 05 e. V.'],
    ['Ho Se', 'Lotosteich e. V.'],
    ['Bibliotek', 'Kiezbibliothek Archenhold'],
  ])('"%s": %s', async (text, expected) => {
    expect((await suggest(text)).map(brief)).toContain(expected);
  });

  test('names that begin with the text come before names that hold it', async () => {
    const topics = (await suggest('Familie')).map(brief);
    expect(topics[0]).toBe('family');
  });

  test('a whole topic leaves room for actors', async () => {
    const kinds = (await suggest('Kinder')).map(({ __typename }) => __typename);
    expect(kinds).toContain('TopicSuggestion');
    expect(kinds.filter((kind) => kind === 'ActorSuggestion').length).toBeGreaterThanOrEqual(1);
  });

  test.each(['', ' ', '!', '%', '_', '\\', "'", '…'])('nothing for %j', async (text) => {
    expect(await suggest(text)).toEqual([]);
  });
});

test('a street is that of public addresses alone, once, at their middle', async () => {
  const empty = await startTestApi('empty');
  const { latitude, longitude } = pointIn['114009'];
  await writeActors(empty.database.orm, [
    { name: 'Eins', places: [{ street: 'Lindenstraße 1', postalCode: '10317', latitude, longitude }] },
    {
      name: 'Zwei',
      places: [{ street: 'Lindenstraße 14A', postalCode: '10317', latitude: latitude + 0.001, longitude }],
    },
    { name: 'Drei', places: [{ street: 'Lindenhof 3', latitude, longitude, publicAs: 'AREA' }] },
    { name: 'Vier', places: [{ street: 'Lindenweg 3', latitude, longitude, publicAs: 'HIDDEN' }] },
    { name: 'Fünf', places: [{ street: 'Lindenallee 3', latitude, longitude }], state: 'DRAFT' },
  ]);
  expect(await suggest('Linden', empty)).toEqual([
    {
      __typename: 'StreetSuggestion',
      ...{ street: 'Lindenstraße', postalCode: '10317', longitude, latitude: expect.closeTo(latitude + 0.0005, 9) },
    },
  ]);
  await empty.close();
});

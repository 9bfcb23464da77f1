import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeActors, writeCooperation } from '#server/testing/test-actors.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';

let api: TestApi;
let slug: string;
beforeAll(async () => {
  api = await startTestApi('empty');
  const [anna = '', bela = ''] = await writeActors(api.database.orm, [{ name: 'Anna' }, { name: 'Bela' }]);
  const participants = [anna, bela].map((id) => ({ id, confirmed: true }));
  await writeCooperation(api.database.orm, { title: 'Zu zweit', participants });
  const { data } = await api.ask<{ actors: { nodes: { slug: string }[] } }>(
    '{ actors(first: 1, sort: NAME) { nodes { slug } } }',
  );
  slug = data.actors.nodes[0]?.slug ?? '';
});
afterAll(() => api.close());

interface Named {
  name: string;
  summary?: string;
  isExample?: boolean;
}

async function partnersBy(selection: string): Promise<Named[]> {
  const { data, errors } = await api.ask<{
    actor: { partners: Named[]; cooperations: { participants: { actor: Named }[] }[] };
  }>(
    `query ($slug: String!) { actor(slug: $slug) { partners { ${selection} } cooperations { participants { actor { ${selection} } } } } }
    fragment More on Actor { ... { isExample summary } }`.replace(selection.includes('More') ? '' : /\n.*$/s, ''),
    { slug },
  );
  expect(errors).toBeUndefined();
  const [partner] = data.actor.partners;
  const participant = data.actor.cooperations[0]?.participants.find(({ actor }) => actor.name === 'Bela')?.actor;
  return [partner, participant].flatMap((found) => found ?? []);
}

test.each([
  ['its card', 'id slug kind name', {}],
  ['a relation', 'name topics { name }', { topics: [] }],
  ['a text', 'name summary', { summary: expect.any(String) }],
  ['a field of a fragment', 'name ...More', { isExample: false, summary: expect.any(String) }],
  ['a field under another name', 'name slug: summary', { slug: expect.any(String) }],
])('a partner or participant of whom one asks for %s answers it', async (_, selection, more) => {
  const found = await partnersBy(selection);
  expect(found).toHaveLength(2);
  for (const actor of found) expect(actor).toMatchObject({ name: 'Bela', ...more });
});

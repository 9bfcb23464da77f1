import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MergingHouse, openMergingHouse } from '#server/testing/test-merging.ts';

let house: MergingHouse;
beforeAll(async () => {
  house = await openMergingHouse();
});
afterAll(() => house.close());

interface Revision {
  id: string;
  version: number;
  via: string;
  changes: { field: string; from: string | null; to: string | null }[];
}

test('the history of a merged entry tells of the merge, and brings back what the kept one was', async () => {
  const { name, slug, keep, merged } = await house.twoEntries();
  const ask = <Data>(query: string, variables: Record<string, unknown>) =>
    house.ask<Data>(query, { slug, ...variables }, house.coordinator);
  const edit = async (id: string, summary: string) =>
    house.edit({ ...(await house.asRead(id)), summary }, house.coordinator);
  await edit(keep, 'Zweite Fassung.');
  await edit(merged, 'Des Doppels Fassung.');
  await house.merge({
    ...{ keep: await house.asRead(keep), merged: await house.asRead(merged) },
    ...{ take: ['SUMMARY', 'PHONE'], places: await house.placesOf(keep) },
  });

  const { data } = await ask<{ revisions: { nodes: Revision[] } }>(
    'query ($slug: String!) { revisions(slug: $slug, first: 10) { nodes { id version via changes { field from to } } } }',
    {},
  );
  expect(data.revisions.nodes.map(({ via }) => via)).toEqual(['MERGE', 'EDIT']);
  expect(data.revisions.nodes[0]?.changes).toEqual(
    expect.arrayContaining([
      { field: 'summary', from: 'Zweite Fassung.', to: 'Des Doppels Fassung.' },
      { field: 'merged', from: null, to: `${name} e. V.` },
    ]),
  );
  const revisionId = data.revisions.nodes[1]?.id;
  const recalled = await ask<{ recalledEntry: { entry: { summary: string }; problems: unknown[] } }>(
    'query ($slug: String!, $revisionId: ID) { recalledEntry(slug: $slug, revisionId: $revisionId) { entry { summary } problems { code } } }',
    { revisionId },
  );
  expect(recalled.errors).toBeUndefined();
  expect(recalled.data.recalledEntry).toEqual({ entry: { summary: 'Zweite Fassung.' }, problems: [] });
  const [theirs] = await house.query(sql<{ count: number }>`
    select count(*)::integer as count from revision where actor_id = ${keep}::uuid and merged_id = ${merged}::uuid`);
  expect(theirs?.count).toBe(1);
});

test('what somebody takes back leaves the history of the entry that went, too', async () => {
  const { keep, merged } = await house.twoEntries();
  const number = '+491701234567';
  await house.query(sql`
    update contact set value = ${number}, personal = true, consent_text_version = '1', consent_given_at = now(),
      consent_recorded_by = 'Mara' where actor_id = ${merged}::uuid and channel = 'PHONE'`);
  await house.merge({
    ...{ keep: await house.asRead(keep), merged: await house.asRead(merged) },
    ...{ take: ['PHONE'], places: await house.placesOf(keep) },
  });
  const written = async () => {
    const rows = await house.query(sql<{ changes: unknown }>`
      select changes from revision where actor_id = ${keep}::uuid`);
    return JSON.stringify(rows);
  };
  expect(await written()).toContain(number);
  const { data } = await house.edit({ ...(await house.asRead(keep)), phone: { value: '' } }, house.coordinator);
  expect(data.editActor.problems).toEqual([]);
  expect(await written()).not.toContain(number);
});

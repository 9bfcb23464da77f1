import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entriesWithDoubles, lookAlikes, truePairs } from '#server/testing/double-entries.ts';
import { writeActors } from '#server/testing/test-actors.ts';
import { signInCoordinator } from '#server/testing/test-coordinator.ts';
import { type EditingHouse, openEditingHouse } from '#server/testing/test-editing.ts';

const thousand = 1000;

let house: EditingHouse;
let coordinator: string;
beforeAll(async () => {
  house = await openEditingHouse();
  coordinator = await signInCoordinator(house);
  await writeActors(house.site.database.orm, entriesWithDoubles(thousand));
});
afterAll(() => house.close());

const nameOf = (pair: readonly string[]) => pair.toSorted().join(' = ');

async function proposals(): Promise<string[]> {
  const query = '{ duplicates(first: 25) { nodes { score reasons { code value } entries { name } } totalCount } }';
  const { data } = await house.ask<{
    duplicates: {
      nodes: { score: number; reasons: { code: string; value: number | null }[]; entries: { name: string }[] }[];
    };
  }>(query, {}, coordinator);
  return data.duplicates.nodes.map(({ entries }) => nameOf(entries.map(({ name }) => name)));
}

describe('among a thousand entries', () => {
  test('all twenty true pairs are among the first 25 proposals', async () => {
    expect(truePairs).toHaveLength(20);
    const counted = await house.query(sql<{ count: string }>`select count(*) from actor where not is_example`);
    expect(counted).toEqual([{ count: String(thousand) }]);
    const { data } = await house.ask<{ findDuplicates: { waiting: number } }>(
      'mutation { findDuplicates { waiting } }',
      {},
      coordinator,
    );
    expect(data.findDuplicates.waiting).toBeGreaterThanOrEqual(truePairs.length);
    const proposed = await proposals();
    expect(proposed).toEqual(expect.arrayContaining(truePairs.map(nameOf)));
  });

  test('nothing is merged by itself, and a look-alike that somebody dismissed stays away', async () => {
    const counted = await house.query(sql<{ count: string }>`select count(*) from actor where not is_example`);
    expect(counted).toEqual([{ count: String(thousand) }]);
    for (const { pair } of lookAlikes) {
      const ids = await house.query(
        sql<{ id: string }>`select id from actor where name = any (${[...pair]}::text[]) order by id`,
      );
      const input = { actorId: ids[0]?.id, otherId: ids[1]?.id };
      const { data } = await house.ask<{ dismissDuplicate: { waiting: number } }>(
        'mutation ($input: DismissDuplicateInput!) { dismissDuplicate(input: $input) { waiting } }',
        { input },
        coordinator,
      );
      expect(data.dismissDuplicate.waiting).toBeGreaterThanOrEqual(truePairs.length);
    }
    await house.ask('mutation { findDuplicates { waiting } }', {}, coordinator);
    const proposed = await proposals();
    expect(proposed).toEqual(expect.arrayContaining(truePairs.map(nameOf)));
    for (const { pair } of lookAlikes) expect(proposed).not.toContain(nameOf(pair));
  });
});

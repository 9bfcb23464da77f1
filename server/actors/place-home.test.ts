import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entries } from '#server/testing/test-editing.ts';
import { onThe, openPlacesHouse, type PlacesHouse, tierpark } from '#server/testing/test-places.ts';

let house: PlacesHouse;
beforeAll(async () => {
  house = await openPlacesHouse();
});
afterAll(() => house.close());

describe('a home', () => {
  const place = { ...onThe, ...tierpark };
  const id = uuid();
  const homely = async (input: Record<string, unknown>) =>
    house.editNow({ places: [{ id, ...input }] }, entries.initiative);
  const kept = async () => JSON.stringify(await house.query(sql`select changes from revision`));

  test('of an initiative is asked about before its address is shown', async () => {
    const before = await house.seen(entries.initiative);
    const added = { placeOrder: [id], places: [{ id, ...place }] };
    expect(await house.faults(added, entries.initiative)).toEqual(['places.0.personal REQUIRED']);
    const said = { placeOrder: [id], places: [{ id, ...place, personal: true }] };
    expect(await house.faults(said, entries.initiative)).toEqual(['places.0.publicAs INVALID']);
    expect(await house.seen(entries.initiative)).toEqual(before);
  });

  test('is shown exactly with consent alone, which is recorded, and is of one address', async () => {
    await house.change(
      { placeOrder: [id], places: [{ id, ...place, personal: true, consented: true }] },
      entries.initiative,
    );
    expect((await house.seen(entries.initiative))[0]?.street).toBe('Am Tierpark 9');
    const [consent] = await house.query(sql<{ by: string; given: boolean }>`
      select consent_recorded_by as by, consent_given_at is not null as given from place where id = ${id}::uuid`);
    expect(consent).toMatchObject({ given: true });
    const { data } = await homely({ street: 'Am Tierpark 10' });
    expect(data.editActor.problems.map(({ path }) => path.join('.'))).toEqual(['places.0.personal']);
    const moved = await homely({ street: 'Am Tierpark 10', personal: true });
    expect(moved.data.editActor.problems.map(({ path }) => path.join('.'))).toEqual(['places.0.publicAs']);
    expect((await house.seen(entries.initiative))[0]?.street).toBe('Am Tierpark 9');
  });

  test('that something else writes anew, such as an import, is not shown exactly any more', async () => {
    await house.query(sql`update place set street = 'Am Tierpark 11' where id = ${id}::uuid`);
    expect((await house.seen(entries.initiative))[0]).toMatchObject({ street: null, publicAs: 'DISTRICT' });
    expect((await house.own(entries.initiative))[0]).toMatchObject({ personal: true, consented: false });
    await expect(house.query(sql`update place set public_as = 'EXACT' where id = ${id}::uuid`)).rejects.toThrow(
      /place_home_with_consent/,
    );
  });

  test('leaves every revision when its consent is taken back, and is not brought back', async () => {
    const before = await house.change(
      { places: [{ id, ...place, publicAs: 'EXACT', personal: true, consented: true }] },
      entries.initiative,
    );
    expect(await kept()).toContain('Am Tierpark 9');
    await house.query(
      sql`update revision set changes = '{}' where actor_id <> (select actor_id from place where id = ${id}::uuid)`,
    );
    await house.change({ places: [{ id, publicAs: 'AREA', consented: false }] }, entries.initiative);
    expect(await kept()).not.toContain('Am Tierpark 9');
    expect(await kept()).not.toContain('13.5105');
    await house.change({ places: [{ id, street: 'Ring 1', personal: false }] }, entries.initiative);
    const { id: actorId, version } = await house.mine(entries.initiative);
    const { data } = await house.restore({ id: actorId, version, revisionId: before.id });
    expect(data.restoreRevision.left).toContain('address');
    expect((await house.own(entries.initiative))[0]?.street).toBe('Ring 1');
  });
});

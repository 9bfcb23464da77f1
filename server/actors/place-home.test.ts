import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entries } from '#server/testing/test-editing.ts';
import { type HistoryHouse, openHistoryHouse } from '#server/testing/test-history.ts';

let house: HistoryHouse;
beforeAll(async () => {
  house = await openHistoryHouse();
});
afterAll(() => house.close());

const fields =
  'id street postalCode city latitude longitude publicAs personal consented openingHours access { feature value note asOf }';
interface Own {
  id: string;
  street: string | null;
  latitude: number | null;
  publicAs: string;
  personal: boolean;
  consented: boolean;
  access: { feature: string; value: string }[];
}

async function own(slug = entries.own): Promise<Own[]> {
  const { data } = await house.ask<{ editableActor: { places: Own[] } }>(
    `{ editableActor(slug: "${slug}") { places { ${fields} } } }`,
  );
  return data.editableActor.places;
}

interface Seen {
  street: string | null;
  latitude: number | null;
  district: { id: string } | null;
  access: object[];
}

/** What a visitor sees. */
async function seen(slug = entries.own): Promise<Seen[]> {
  const { data } = await house.ask<{ actor: { places: Seen[] } }>(
    `{ actor(slug: "${slug}") { places { street latitude district { id } publicAs access { feature value note asOf } } } }`,
    {},
    '',
  );
  return data.actor.places;
}

async function edit(input: Record<string, unknown>, slug = entries.own) {
  const { id, version } = await house.mine(slug);
  return house.edit({ id, version, ...input });
}

/** Paths and codes of what is wrong with it. */
async function faults(input: Record<string, unknown>, slug = entries.own): Promise<string[]> {
  const { data } = await edit(input, slug);
  return data.editActor.problems.map(({ path, code }) => `${path.join('.')} ${code}`).toSorted();
}

/** In the middle of a district, so that a coarser point is in it as well. */
const tierpark = { latitude: 52.4985, longitude: 13.5105 };
const onThe = { street: 'Am Tierpark 9', postalCode: '10315', city: 'Berlin' };

describe('a home', () => {
  const place = { ...onThe, ...tierpark };
  const id = uuid();
  const homely = async (input: Record<string, unknown>) => edit({ places: [{ id, ...input }] }, entries.initiative);
  const kept = async () => JSON.stringify(await house.query(sql`select changes from revision`));

  test('of an initiative is asked about before its address is shown', async () => {
    const before = await seen(entries.initiative);
    const added = { placeOrder: [id], places: [{ id, ...place }] };
    expect(await faults(added, entries.initiative)).toEqual(['places.0.personal REQUIRED']);
    const said = { placeOrder: [id], places: [{ id, ...place, personal: true }] };
    expect(await faults(said, entries.initiative)).toEqual(['places.0.publicAs INVALID']);
    expect(await seen(entries.initiative)).toEqual(before);
  });

  test('is shown exactly with consent alone, which is recorded, and is of one address', async () => {
    await house.change(
      { placeOrder: [id], places: [{ id, ...place, personal: true, consented: true }] },
      entries.initiative,
    );
    expect((await seen(entries.initiative))[0]?.street).toBe('Am Tierpark 9');
    const [consent] = await house.query(sql<{ by: string; given: boolean }>`
      select consent_recorded_by as by, consent_given_at is not null as given from place where id = ${id}::uuid`);
    expect(consent).toMatchObject({ given: true });
    const { data } = await homely({ street: 'Am Tierpark 10' });
    expect(data.editActor.problems.map(({ path }) => path.join('.'))).toEqual(['places.0.personal']);
    const moved = await homely({ street: 'Am Tierpark 10', personal: true });
    expect(moved.data.editActor.problems.map(({ path }) => path.join('.'))).toEqual(['places.0.publicAs']);
    expect((await seen(entries.initiative))[0]?.street).toBe('Am Tierpark 9');
  });

  test('that something else writes anew, such as an import, is not shown exactly any more', async () => {
    await house.query(sql`update place set street = 'Am Tierpark 11' where id = ${id}::uuid`);
    expect((await seen(entries.initiative))[0]).toMatchObject({ street: null, publicAs: 'DISTRICT' });
    expect((await own(entries.initiative))[0]).toMatchObject({ personal: true, consented: false });
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
    expect((await own(entries.initiative))[0]?.street).toBe('Ring 1');
  });
});

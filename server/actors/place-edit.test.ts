import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { naughtyStrings } from '#server/testing/naughty-strings.ts';
import { entries } from '#server/testing/test-editing.ts';
import { onThe, openPlacesHouse, type PlacesHouse, tierpark } from '#server/testing/test-places.ts';

let house: PlacesHouse;
beforeAll(async () => {
  house = await openPlacesHouse();
});
afterAll(() => house.close());

describe('a place', () => {
  test('is moved with its district, and residents see that at once', async () => {
    const [main] = await house.own();
    const access = [{ feature: 'TOILET', value: 'PARTLY', note: ' mit\u200b Schlüssel ', asOf: '2026-03-01' }];
    await house.change({ places: [{ id: main?.id, ...onThe, ...tierpark, access }] });
    const [place] = await house.seen();
    expect(place).toEqual({
      ...{ street: 'Am Tierpark 9', latitude: 52.4985, publicAs: 'EXACT', district: { id: '114011' } },
      access: [{ feature: 'TOILET', value: 'PARTLY', note: 'mit Schlüssel', asOf: '2026-03-01' }],
    });
    const changes = (await house.historyOf())?.nodes[0]?.changes ?? [];
    expect(changes.map(({ field }) => field).toSorted()).toEqual(['address', 'barriers', 'point']);
    expect(changes.find(({ field }) => field === 'barriers')?.to).toBe(
      'Toilette: teilweise (mit Schlüssel, 1. März 2026)',
    );
  });

  test('is shown as precisely as is said, and no finer', async () => {
    const [main] = await house.own();
    for (const [publicAs, latitude, district] of [
      ['AREA', expect.any(Number), { id: '114011' }],
      ['DISTRICT', null, { id: '114011' }],
      ['HIDDEN', null, null],
    ]) {
      await house.change({ places: [{ id: main?.id, ...onThe, ...tierpark, publicAs }] });
      expect((await house.seen())[0]).toMatchObject({ street: null, latitude, district });
      expect((await house.seen())[0]?.latitude).not.toBe(tierpark.latitude);
    }
    await house.change({ places: [{ id: main?.id, publicAs: 'EXACT' }] });
    expect((await house.seen())[0]).toMatchObject({ street: 'Am Tierpark 9', latitude: 52.4985 });
  });

  test('without a point lies where the register says', async () => {
    const [main] = await house.own();
    await house.change({
      places: [{ id: main?.id, street: 'Kaskelstr. 28', postalCode: '10317', latitude: null, longitude: null }],
    });
    expect((await house.seen())[0]).toMatchObject({ latitude: null, district: { id: '114009' } });
  });

  test('is added, made the main one, and taken away, in one edit each', async () => {
    const before = (await house.own()).map(({ id }) => id);
    const id = uuid();
    await house.change({ placeOrder: [id, ...before], places: [{ id, ...onThe, ...tierpark }] });
    expect((await house.own()).map((place) => place.id)).toEqual([id, ...before]);
    expect((await house.seen())[0]?.street).toBe('Am Tierpark 9');
    const [order] = (await house.historyOf())?.nodes[0]?.changes ?? [];
    expect(order).toMatchObject({ field: 'placeOrder', to: expect.stringContaining('Am Tierpark 9') });
    await house.change({ placeOrder: before });
    expect((await house.own()).map((place) => place.id)).toEqual(before);
  });

  test('may be none at all', async () => {
    await house.change({ placeOrder: [] }, entries.initiative);
    expect(await house.seen(entries.initiative)).toEqual([]);
  });

  test.each([
    ['a postal code of four digits', { postalCode: '1031' }, ['places.0.postalCode INVALID']],
    ['half a point', { latitude: 52.5, longitude: null }, ['places.0.point INVALID']],
    ['a point beyond the earth', { latitude: 152.5, longitude: 13.5 }, ['places.0.point INVALID']],
    ['a street as long as a book', { street: 'x'.repeat(201) }, ['places.0.street TOO_LONG']],
    ['neither street nor point', { street: '', latitude: null, longitude: null }, ['places.0.street REQUIRED']],
    [
      'a day that is still to come',
      { access: [{ feature: 'SIGHT', value: 'NO', asOf: '2999-01-01', note: 'y'.repeat(301) }] },
      ['places.0.access.SIGHT.asOf INVALID', 'places.0.access.SIGHT.note TOO_LONG'],
    ],
  ])('with %s is told', async (_what, typed, expected) => {
    const [main] = await house.own();
    const { version } = await house.mine();
    expect(await house.faults({ places: [{ id: main?.id, ...typed }] })).toEqual(expected);
    expect((await house.mine()).version).toBe(version);
  });

  test('that is new has to say where it is; one of somebody else is none of ours', async () => {
    const before = (await house.own()).map(({ id }) => id);
    expect(await house.faults({ placeOrder: [...before, uuid()] })).toEqual([
      `places.${before.length}.street REQUIRED`,
    ]);
    const [foreign] = await house.query(sql<{ id: string }>`
      select p.id from place p join actor a on a.id = p.actor_id where a.slug = ${entries.others}`);
    const stolen = { placeOrder: [...before, foreign?.id], places: [{ id: foreign?.id, ...onThe }] };
    expect(await house.faults(stolen)).toEqual(['places UNKNOWN']);
    const { errors } = await house.editNow({ placeOrder: ['x'] });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('the history of places', () => {
  test('brings back what was taken away, its order and its barriers, and takes away what came later', async () => {
    const id = uuid();
    const before = (await house.own()).map((place) => place.id);
    const access = [{ feature: 'ENTRANCE', value: 'NO', note: 'drei Stufen', asOf: null }];
    const old = await house.change({ placeOrder: [id, ...before], places: [{ id, ...onThe, ...tierpark, access }] });
    const then = await house.own();
    const later = uuid();
    await house.change({ placeOrder: [...before, later], places: [{ id: later, street: 'Ring 3' }] });
    await house.change({ placeOrder: [later, ...before.toReversed()] });
    const { id: actorId, version } = await house.mine();
    const { data } = await house.restore({ id: actorId, version, revisionId: old.id });
    expect(data.restoreRevision).toMatchObject({ left: [], problems: [] });
    expect(await house.own()).toEqual(then);
    const difference = await house.compare({ one: old.id, other: (await house.historyOf())?.nodes[0]?.id ?? '' });
    expect(difference?.changes).toEqual([]);
  });

  test('of ten who add a place at once has one winner', async () => {
    const { id, version } = await house.mine();
    const before = (await house.own()).map((place) => place.id);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, number) => {
        const place = uuid();
        return house.edit({
          ...{ id, version, placeOrder: [...before, place] },
          places: [{ id: place, street: `Weg ${number}` }],
        });
      }),
    );
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(answers.filter(({ errors }) => errors?.[0]?.extensions.code === 'CONFLICT')).toHaveLength(9);
    expect(await house.own()).toHaveLength(before.length + 1);
  });
});

test('whatever is typed as an address is taken or told, and nothing of it is markup', {
  timeout: 180_000,
}, async () => {
  const [main] = await house.own();
  for (const text of naughtyStrings) {
    const typed = { street: text, city: text, access: [{ feature: 'SIGHT', value: 'NO', note: text }] };
    const { data, errors } = await house.editNow({ places: [{ id: main?.id, ...typed, ...tierpark }] });
    for (const { extensions } of errors ?? []) expect(['BAD_USER_INPUT', 'BAD_REQUEST']).toContain(extensions.code);
    if (!data?.editActor.actor) continue;
    expect((await house.seen())[0]?.street ?? '', JSON.stringify(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
  for (const text of naughtyStrings.slice(0, 200)) {
    const { errors } = await house.ask('query ($text: String!) { addressSuggestions(text: $text) { credit } }', {
      text,
    });
    expect(errors, JSON.stringify(text.slice(0, 40))).toBeUndefined();
  }
});

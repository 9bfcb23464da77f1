import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { naughtyStrings } from '#server/testing/naughty-strings.ts';
import { type EditingHouse, entries, openEditingHouse } from '#server/testing/test-editing.ts';

let house: EditingHouse;
beforeAll(async () => {
  house = await openEditingHouse();
});
afterAll(() => house.close());

interface Day {
  date: string;
  holidays: string[];
  intervals: { opens: string; closes: string }[];
  uncertainIntervals: { opens: string; closes: string }[];
}

interface Preview {
  expression: string | null;
  problem: string | null;
  lines: string[];
  days: Day[] | null;
}

const ofHours = `query ($expression: String!) { hoursPreview(expression: $expression) { expression problem lines
  days { date holidays intervals { opens closes } uncertainIntervals { opens closes } } } }`;

async function hoursOf(expression: string): Promise<Preview> {
  const { data, errors } = await house.ask<{ hoursPreview: Preview }>(ofHours, { expression });
  expect(errors).toBeUndefined();
  return data.hoursPreview;
}

describe('opening hours that are being written', () => {
  test('are read as they would be saved, in the words of residents, day by day', async () => {
    const preview = await hoursOf('mo-su 9-17 uhr');
    expect(preview).toMatchObject({ expression: 'Mo-Su 09:00-17:00', problem: null, lines: ['täglich 9–17 Uhr'] });
    expect(preview.days).toHaveLength(14);
    expect(preview.days?.every(({ intervals }) => intervals.length === 1)).toBe(true);
  });

  test('say of a day that it is perhaps open, and which holiday it is', async () => {
    const preview = await hoursOf('"nach Vereinbarung"');
    expect(preview.days?.[0]).toMatchObject({ intervals: [], uncertainIntervals: [expect.anything()] });
    const named = preview.days?.flatMap(({ holidays }) => holidays) ?? [];
    expect(named.every((name) => name.length > 3)).toBe(true);
  });

  test('that cannot be read are told in a sentence, and have no days', async () => {
    for (const expression of ['Mo {}-17:00', '{} off', 'irgendwann', 'x'.repeat(2000)]) {
      const { problem, lines, days } = await hoursOf(expression);
      expect(problem?.length).toBeGreaterThan(20);
      expect({ lines, days }).toEqual({ lines: [], days: null });
    }
    expect(await hoursOf(' ')).toEqual({ expression: '', problem: null, lines: [], days: null });
  });

  test('of any signs are answered', async () => {
    for (const text of naughtyStrings.slice(0, 120)) await hoursOf(text);
  });

  test('are nothing to a visitor', async () => {
    const { data } = await house.ask<{ hoursPreview: null }>(ofHours, { expression: 'Mo 9-17' }, '');
    expect(data.hoursPreview).toBeNull();
  });

  test('are asked for three times at once at most', async () => {
    const all = Array.from({ length: 4 }, (_, n) => `h${n}: hoursPreview(expression: "24/7") { lines }`).join(' ');
    const { errors } = await house.ask(`{ ${all} }`);
    expect(errors?.[0]?.extensions.code).toBe('TOO_EXPENSIVE');
  });
});

interface Seen {
  name: string;
  summary: string;
  description: string | null;
  phone: string | null;
  topics: { slug: string }[];
  places: { street: string | null; openingHoursText: string[]; notice: string | null; week: unknown[] | null }[];
}

const seen = `name summary description phone topics { slug } places { street openingHoursText notice openNow week { date } }`;

async function entryOf(input: Record<string, unknown>, by?: string): Promise<Seen | null> {
  const query = `query ($input: EditActorInput!) { entryPreview(input: $input) { ${seen} } }`;
  const { data, errors } = await house.ask<{ entryPreview: Seen | null }>(query, { input }, by);
  expect(errors).toBeUndefined();
  return data.entryPreview;
}

describe('an entry that is being edited', () => {
  test('without a change is what residents see', async () => {
    const { id, version } = await house.mine();
    const { data } = await house.ask<{ actor: Seen }>(`{ actor(slug: "${entries.own}") { ${seen} } }`, {}, '');
    expect(await entryOf({ id, version })).toEqual(data.actor);
  });

  test('is what residents see after it is saved, and is not saved', async () => {
    const { id, version, places } = await house.mine();
    const hours = { id: places[0]?.id, openingHours: 'Tu 10:00-18:30; PH off', notice: 'Im Umbau' };
    const input = {
      ...{ id, version, name: 'Haus Volkrad', summary: 'Neu.', topics: ['family'], places: [hours] },
      ...{ description: '**Wir**\n\n<img src=x onerror=alert(1)>', phone: { value: '030 5 12 34 57' } },
    };
    const preview = await entryOf(input);
    expect((await house.mine()).version).toBe(version);
    await house.edit(input);
    const { data } = await house.ask<{ actor: Seen }>(`{ actor(slug: "${entries.own}") { ${seen} } }`, {}, '');
    expect(preview).toEqual(data.actor);
    expect(preview?.description).toBe('<p><strong>Wir</strong></p>');
    expect(preview?.places[0]).toMatchObject({
      notice: 'Im Umbau',
      openingHoursText: [expect.any(String), expect.any(String)],
    });
  });

  test('does not show a private number before somebody agreed', async () => {
    const { id, version } = await house.mine(entries.initiative);
    const value = '0151 23456789';
    expect((await entryOf({ id, version, phone: { value } }))?.phone).toBeNull();
    expect((await entryOf({ id, version, phone: { value, consented: true } }))?.phone).toBe('+4915123456789');
  });

  test('with hours that cannot be read has none', async () => {
    const { id, version, places } = await house.mine();
    const preview = await entryOf({ id, version, places: [{ id: places[0]?.id, openingHours: 'Mo {}-17:00' }] });
    expect(preview?.places[0]).toMatchObject({ openingHoursText: [], week: null });
  });

  test('that is not public yet shows no place finer than residents will see it', async () => {
    const { id, version, places } = await house.mine();
    const published = await entryOf({ id, version });
    await house.query(sql`update actor set state = 'DRAFT' where id = ${id}::uuid`);
    expect(await entryOf({ id, version })).toEqual(published);
    await house.query(sql`update place set public_as = 'AREA' where id = ${places[0]?.id}::uuid`);
    const coarse = await entryOf({ id, version });
    expect(coarse?.places[0]?.street).toBeNull();
    await house.query(sql`update place set public_as = 'EXACT' where id = ${places[0]?.id}::uuid`);
    await house.query(sql`update actor set state = 'PUBLISHED' where id = ${id}::uuid`);
  });

  test('of others is nothing', async () => {
    expect(await entryOf({ id: await house.idOf(entries.others), version: 1 })).toBeNull();
    expect(await entryOf({ id: (await house.mine()).id, version: 1 }, '')).toBeNull();
  });
});

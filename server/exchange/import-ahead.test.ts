import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { importText } from '#server/testing/test-import.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase('empty');
});
afterEach(() => database.close());

/** Four batches of a thousand: before the fourth is begun, the first is written. */
const rows = Array.from({ length: 3500 }, (_, number) => {
  const place = `Irisweg ${number},10317,${52.49 + number / 1e5},${13.48 + (number % 40) / 1e3}`;
  return `${number},Kreis ${number},Wir backen,${place},mail${number}@example.org`;
});
const tooFar = '9001,Kreis in Rom,Wir backen,Via Appia 3,00100,41.9,12.5,rom@example.org';
const header = 'id,name,description,street,postal_code,lat,lon,email';

const aFile = (...more: string[]) => [header, ...rows, ...more].join('\n');

async function count(table: string): Promise<number> {
  const query = sql<{ count: number }>`select count(*)::integer as count from ${sql.table(table)}`;
  return (await query.execute(database.orm.em.fork().getKysely<unknown>())).rows[0]?.count ?? -1;
}

/** On disk, which others see before the rows are theirs to see. */
async function bytesOf(table: string): Promise<number> {
  const query = sql<{ bytes: number }>`select pg_relation_size(${table}::regclass)::integer as bytes`;
  return (await query.execute(database.orm.em.fork().getKysely<unknown>())).rows[0]?.bytes ?? -1;
}

/** Enters somebody by hand who has the name and the mail address of a row. */
async function enterByHand(number: number): Promise<void> {
  await sql`
    with entered as (insert into actor (id, slug, kind, name, state)
      values (gen_random_uuid(), 'von-hand', 'INITIATIVE', ${`Kreis ${number}`}, 'PUBLISHED') returning id)
    insert into contact (id, actor_id, channel, value)
    select gen_random_uuid(), id, 'EMAIL', ${`mail${number}@example.org`} from entered
  `.execute(database.orm.em.fork().getKysely<unknown>());
}

describe('while a file is still read', () => {
  test('its first rows are written', async () => {
    const sizes = [await bytesOf('actor')];
    await importText(database.orm, aFile(), {
      async afterRow(number) {
        if (number === 3400) sizes.push(await bytesOf('actor'));
      },
    });
    sizes.push(await bytesOf('actor'));
    const [before = 0, meanwhile = 0, after = 0] = sizes;
    expect(meanwhile).toBeGreaterThan(before);
    expect(after).toBeGreaterThan(meanwhile);
    expect(await count('actor')).toBe(rows.length);
  });

  test('a refused row takes back all that was written, and is told as by a dry run', async () => {
    await enterByHand(1200);
    const told = await importText(database.orm, aFile(tooFar), { isDryRun: true });
    expect(told).toMatchObject({ created: rows.length - 1, heldBack: 1, refused: [{ number: rows.length + 2 }] });
    expect(await importText(database.orm, aFile(tooFar))).toEqual({ ...told, isDryRun: false, isRolledBack: true });
    expect(await count('actor')).toBe(1);
    expect(await count('contact')).toBe(1);
    for (const table of ['place', 'revision', 'import_origin', 'import_held_row']) expect(await count(table)).toBe(0);
  });

  test('a row that resembles an entry waits until all is read, and is held back', async () => {
    await enterByHand(7);
    const report = await importText(database.orm, aFile());
    expect(report).toMatchObject({ created: rows.length - 1, heldBack: 1, duplicates: [{ name: 'Kreis 7' }] });
    expect(await count('import_held_row')).toBe(1);
  });

  test('an entry that comes in between is flagged with the row that was written before', async () => {
    const report = await importText(database.orm, aFile(), {
      async afterRow(number) {
        if (number === 1200) await enterByHand(7);
      },
    });
    expect(report).toMatchObject({ created: rows.length, heldBack: 0, duplicates: [{ other: '/akteure/von-hand' }] });
    expect(await count('duplicate_candidate')).toBe(1);
  });
});

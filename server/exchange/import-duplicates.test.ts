import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pointIn, writeActors } from '#server/testing/test-actors.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { importText } from '#server/testing/test-import.ts';
import { dismissPair, dismissRow, listOpenDuplicates } from './duplicates-review.queries.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase('empty');
});
afterEach(() => database.close());

const db = () => database.orm.em.fork().getKysely<unknown>();
const header = 'id,name,summary,street,postal_code,lat,lon,phone,website';
const { latitude, longitude } = pointIn['114009'];
const row = (id: string, name: string, rest = '') =>
  `${id},${name},Ein Treff,Weitlingstraße 4,10317,${latitude},${longitude},${rest || ','}`;
const aFile = (...rows: string[]) => [header, ...rows].join('\n');
const byHand = () =>
  writeActors(database.orm, [
    {
      name: 'Kieztreff Miteinander',
      places: [{ street: 'Weitlingstraße 4', postalCode: '10317', ...pointIn['114009'] }],
    },
  ]);

async function names(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from actor order by name`.execute(db());
  return rows.map(({ name }) => name);
}

describe('rows of one file', () => {
  test('with different ids are both created and flagged for the coordinator', async () => {
    const report = await importText(database.orm, aFile(row('1', 'Miteinander e.V.'), row('2', 'Miteinander')));
    expect(report).toMatchObject({ created: 2, heldBack: 0 });
    expect(report.duplicates).toMatchObject([{ number: 3, other: 'row 2 (Miteinander e.V.)', outcome: 'flagged' }]);
    expect(await listOpenDuplicates(db())).toMatchObject([
      { row: null, slug: 'miteinander-e-v', otherSlug: 'miteinander' },
    ]);
  });

  test('are flagged beside those of an earlier import of the same origin', async () => {
    await importText(database.orm, aFile(row('1', 'Miteinander')));
    const report = await importText(database.orm, aFile(row('2', 'Miteinander')));
    expect(report).toMatchObject({ created: 1, heldBack: 0, duplicates: [{ outcome: 'flagged' }] });
  });

  test('share a phone with five others without being suspected', async () => {
    const rows = ['Garten', 'Chor', 'Töpfern', 'Schach', 'Tanz', 'Lesen'].map((name, position) =>
      row(String(position), name, '030 23125001,'),
    );
    expect((await importText(database.orm, aFile(...rows))).duplicates).toEqual([]);
  });
});

describe('a row that is probably an entry of another origin', () => {
  test('is held back and listed, while the others are written', async () => {
    await byHand();
    const report = await importText(
      database.orm,
      aFile(row('1', 'Kieztreff Miteinander e. V.'), row('2', 'Schachclub')),
    );
    expect(report).toMatchObject({ created: 1, heldBack: 1 });
    expect(report.duplicates).toMatchObject([
      {
        number: 2,
        other: '/akteure/kieztreff-miteinander',
        outcome: 'held',
        reasons: ['same name', 'same street and number'],
      },
    ]);
    expect(await names()).toEqual(['Kieztreff Miteinander', 'Schachclub']);
    expect(await listOpenDuplicates(db())).toMatchObject([
      { row: { source: 'list', externalId: '1' }, slug: 'kieztreff-miteinander' },
    ]);
  });

  test('is the same at the next import, without a second note', async () => {
    await byHand();
    const file = aFile(row('1', 'Kieztreff Miteinander'));
    const first = await importText(database.orm, file);
    expect(await importText(database.orm, file)).toEqual(first);
    expect(await listOpenDuplicates(db())).toHaveLength(1);
  });

  test('is held back also under an id made of its content', async () => {
    await importText(database.orm, aFile(row('', 'Kieztreff Miteinander')));
    const report = await importText(database.orm, aFile(row('', 'Kieztreff Miteinander e. V.')));
    expect(report).toMatchObject({ created: 0, heldBack: 1 });
  });

  test('is created and flagged with --duplicates create', async () => {
    await byHand();
    await importText(database.orm, aFile(row('1', 'Kieztreff Miteinander')));
    const report = await importText(database.orm, aFile(row('1', 'Kieztreff Miteinander')), { duplicates: 'create' });
    expect(report).toMatchObject({ created: 1, heldBack: 0, duplicates: [{ outcome: 'flagged' }] });
    expect(await listOpenDuplicates(db())).toMatchObject([
      { row: null, otherSlug: expect.stringContaining('miteinander') },
    ]);
  });

  test('is linked with --duplicates link: only empty fields are filled, and it is known from then on', async () => {
    const [id] = await byHand();
    await sql`update actor set summary = 'Von Hand' where id = ${id}`.execute(db());
    const linked = row('1', 'Kieztreff Miteinander', '030 23125001,https://treff.example.org');
    const report = await importText(database.orm, aFile(linked), { duplicates: 'link' });
    expect(report).toMatchObject({ created: 0, updated: 1, duplicates: [{ outcome: 'linked' }] });
    const seen = await sql`select summary, website, (select value from contact) as phone from actor`.execute(db());
    expect(seen.rows).toEqual([{ summary: 'Von Hand', website: 'https://treff.example.org', phone: '+493023125001' }]);
    expect(await importText(database.orm, aFile(linked))).toMatchObject({ unchanged: 1, heldBack: 0 });
    const moved = linked.replace('treff.example.org', 'neu.example.org').replace('Ein Treff', 'Anderes');
    expect(await importText(database.orm, aFile(moved))).toMatchObject({ updated: 1, keptByHand: 1 });
    expect(await names()).toEqual(['Kieztreff Miteinander']);
  });

  test('links one row alone; a second one of the file is an entry of its own', async () => {
    await byHand();
    const file = aFile(row('1', 'Kieztreff Miteinander'), row('2', 'Kieztreff Miteinander e. V.'));
    expect(await importText(database.orm, file, { duplicates: 'link' })).toMatchObject({ created: 1 });
    expect(await names()).toHaveLength(2);
  });

  test('is told from invented examples', async () => {
    const [id] = await byHand();
    await sql`update actor set is_example = true where id = ${id}`.execute(db());
    expect(await importText(database.orm, aFile(row('1', 'Kieztreff Miteinander')))).toMatchObject({ created: 1 });
  });
});

describe('not a duplicate', () => {
  test('is remembered of a row held back: it is created and never listed again', async () => {
    await byHand();
    const file = aFile(row('1', 'Kieztreff Miteinander'));
    await importText(database.orm, file);
    expect(await dismissRow(db(), '1', 'kieztreff-miteinander')).toBe(1);
    expect(await importText(database.orm, file)).toMatchObject({ created: 1, heldBack: 0, duplicates: [] });
    const changed = file.replace('Ein Treff', 'Ein neuer Treff');
    expect(await importText(database.orm, changed)).toMatchObject({ updated: 1, duplicates: [] });
    expect(await listOpenDuplicates(db())).toEqual([]);
  });

  test('is remembered of a pair of entries', async () => {
    const file = aFile(row('1', 'Miteinander e.V.'), row('2', 'Miteinander'));
    await importText(database.orm, file);
    expect(await dismissPair(db(), 'miteinander', 'miteinander-e-v')).toBe(true);
    const again = await importText(database.orm, file.replaceAll('Ein Treff', 'Ein neuer Treff'));
    expect(again).toMatchObject({ updated: 2, duplicates: [] });
    expect(await listOpenDuplicates(db())).toEqual([]);
    expect(await dismissPair(db(), 'miteinander', 'nobody')).toBe(false);
  });
});

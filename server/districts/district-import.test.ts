import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { productRoot } from '#server/config.ts';
import { pointIn, writeActors } from '#server/testing/test-actors.ts';
import { fileFolder, runCommand } from '#server/testing/test-command.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { importOpenData } from '#server/testing/test-open-data.ts';

const files = fileFolder();
afterAll(() => files.discard());
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase('empty');
});
afterEach(() => database.close());

const districts = (...args: string[]) => runCommand('districts/district.command', args, database.url);

async function rowsOf<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(database.orm.em.fork().getKysely<unknown>())).rows;
}

function aFile(name: string, ...features: { id: string; name: string; west: number; parent?: string }[]): string {
  const [south, north] = [52.49, 52.52];
  return files.write(
    name,
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(({ west, ...properties }) => ({
        type: 'Feature',
        properties,
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [west, south],
              [west + 0.05, south],
              [west + 0.05, north],
              [west, north],
              [west, south],
            ],
          ],
        },
      })),
    }),
  );
}

const usual = ['--id-field', 'id', '--name-field', 'name'];

test('a known district keeps slug and other names, and takes the new outline with all places in it', async () => {
  await writeActors(database.orm, [
    { name: 'Treff Süd', places: [{ ...pointIn['114011'] }] },
    { name: 'Frauenhaus', places: [{ ...pointIn['114011'], publicAs: 'HIDDEN' }] },
  ]);
  const revision = await rowsOf(sql`select revision from directory_revision`);
  const answer = await districts(
    'import',
    aFile(
      'new.geojson',
      { id: '114009', name: 'Neu-Lichtenberg', west: 13.48 },
      { id: '114011', name: 'Süd', west: 13.6 },
    ),
    ...usual,
  );
  expect(answer).toMatchObject({ exitCode: 0, errors: '' });
  expect(answer.output).toContain('2 replaced: Neu-Lichtenberg, Süd.');
  expect(answer.output).toContain('2 places looked at: 2 are in another district or quarter now, 0 in no district.');
  expect(await rowsOf(sql`select slug, name, other_names <> '{}' as others from district where id = '114011'`)).toEqual(
    [{ slug: 'friedrichsfelde-sued', name: 'Süd', others: true }],
  );
  expect(
    await rowsOf(sql`
      select p.district_id, i.districts from place p join directory_index i on i.place_id = p.id order by p.public_as
    `),
  ).toEqual([
    { district_id: '114009', districts: ['114009'] },
    { district_id: '114009', districts: [] },
  ]);
  expect(await rowsOf(sql`select revision from directory_revision`)).not.toEqual(revision);
});

test('a new district and a quarter get slugs of their own', async () => {
  const file = aFile(
    'more.geojson',
    { id: '999001', name: 'Friedrichsfelde Süd', west: 14 },
    { id: '99900101', name: 'Friedrichsfelde Süd', west: 14.01, parent: '999001' },
  );
  expect((await districts('import', file, ...usual)).output).toContain('2 added');
  expect(await rowsOf(sql`select id, slug, parent_id from district where id like '999%' order by id`)).toEqual([
    { id: '999001', slug: 'friedrichsfelde-sued-2', parent_id: null },
    { id: '99900101', slug: 'friedrichsfelde-sued-3', parent_id: '999001' },
  ]);
});

test.each([
  [['import', 'nowhere.geojson'], 1, 'cannot be read'],
  [['import', files.write('broken.geojson', '{"type":')], 1, 'is not valid JSON'],
  [['import'], 2, 'Usage: npm run districts'],
  [['import', 'a', '--id'], 2, 'Unknown option'],
])('%j is told in one sentence', async (args, exitCode, sentence) => {
  const answer = await districts(...args);
  expect(answer.exitCode).toBe(exitCode);
  expect(answer.errors).toContain(sentence);
  expect(answer.errors.trim().split('\n')).toHaveLength(1);
});

const shared = path.join(productRoot, '../shared/data');

describe.skipIf(!existsSync(shared))('with the official outlines (skipped where ../shared/data is missing)', () => {
  test('the 88 facilities fall into the district and the quarter that their rows name', async () => {
    await importOpenData(database.orm);
    expect(await districts('import', path.join(shared, 'districts/districts-full.geojson'))).toMatchObject({
      exitCode: 0,
    });
    const quarters = await districts('import', path.join(shared, 'districts/lichtenberg-plr-2021.geojson'));
    expect(quarters.output).toMatch(/^11 added: .*\n30 left out/);
    const rows: { id: string; bzr_id: string; plr_id: string }[] = parse(
      readFileSync(path.join(shared, 'actors/actors-open-data.csv')),
      { columns: true, bom: true },
    );
    const named = rows.map(({ id, bzr_id, plr_id }) => ({ id, district: bzr_id, quarter: plr_id }));
    const found = await rowsOf(sql<{ id: string; district: string; quarter: string }>`
      select o.external_id as id, p.district_id as district, p.quarter_id as quarter
      from import_origin o join published_place p on p.actor_id = o.actor_id
    `);
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(found.sort(byId)).toEqual(named.sort(byId));
    expect((await districts('list')).output).toContain('  11400929  Weitlingkiez  (weitlingkiez, ');
  });
});

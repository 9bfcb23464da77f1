import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { productRoot } from '#server/config.ts';
import { fileFolder, runCommand } from '#server/testing/test-command.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';

const files = fileFolder();
afterAll(() => files.discard());
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase('empty');
});
afterEach(() => database.close());

const runImport = (...args: string[]) => runCommand('exchange/import.command', args, database.url);
const counts = (output: string) =>
  ['created', 'updated', 'unchanged', 'refused'].map((name) => Number(new RegExp(`${name} +(\\d+)`).exec(output)?.[1]));

async function published(): Promise<unknown[]> {
  const { rows } = await sql`
    select a.slug, a.name, a.kind, a.summary, a.phone, a.email, a.website, p.street, p.postal_code, p.latitude, p.longitude
    from published_actor a join published_place p on p.actor_id = a.id order by a.name, a.slug
  `.execute(database.orm.em.fork().getKysely<unknown>());
  return rows;
}

const openData = path.join(productRoot, '../shared/data/actors');

describe.skipIf(!existsSync(openData))('with the real facilities (skipped where ../shared/data is missing)', () => {
  const [csv = '', excel = '', geojson = ''] = ['csv', 'excel-de.csv', 'geojson'].map((ending) =>
    path.join(openData, `actors-open-data.${ending}`),
  );

  test('the main job: 88 entries on list and map, and the other two files change nothing', async () => {
    const first = await runImport(csv, '--publish');
    expect(first).toMatchObject({ exitCode: 0 });
    expect(counts(first.output)).toEqual([88, 0, 0, 0]);
    expect(await published()).toHaveLength(88);
    for (const file of [excel, geojson])
      expect(counts((await runImport(file, '--publish')).output)).toEqual([0, 0, 88, 0]);
  });

  test('each file alone gives the same 88', async () => {
    const seen: unknown[][] = [];
    for (const file of [csv, excel, geojson]) {
      expect(counts((await runImport(file, '--publish')).output)).toEqual([88, 0, 0, 0]);
      seen.push(await published());
      await sql`delete from actor`.execute(database.orm.em.fork().getKysely<unknown>());
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });
});

describe('the command', () => {
  const file = files.write('entries.csv', 'id,name,category,phone\n1,Garten am Ring,Klangwerkstatt,4\n2,,Verein,\n');

  test('ends with 1 and says what to do when rows were refused and nothing was written', async () => {
    const answer = await runImport(file, '--publish');
    expect(answer.exitCode).toBe(1);
    expect(answer.output).toMatch(/3 +name +there is no name/);
    expect(answer.output).toContain('--skip-invalid');
    expect(await published()).toEqual([]);
    expect((await runImport(file, '--publish', '--skip-invalid')).exitCode).toBe(0);
  });

  test('a dry run ends with 0 and lists unknown categories and what was left out', async () => {
    const answer = await runImport(file, '--dry-run', '--source', 'our list');
    expect(answer.exitCode).toBe(0);
    expect(answer.output).toMatch(/Klangwerkstatt +1/);
    expect(answer.output).toContain('"4" is not a phone number');
    expect(answer.output).toContain('Nothing was written (--dry-run), and nothing would be');
  });

  test('writes a mapping to edit, and reads it back', async () => {
    const mapping = path.join(files.path, 'mapping.json');
    expect((await runImport(file, '--write-mapping', mapping)).exitCode).toBe(0);
    expect(JSON.parse(readFileSync(mapping, 'utf8')).categories.Klangwerkstatt.kind).toBeNull();
    expect(await runImport(file, '--write-mapping', mapping)).toMatchObject({ exitCode: 1 });
    expect((await runImport(file, '--mapping', mapping, '--dry-run')).exitCode).toBe(0);
  });

  test.each([
    ['no file named', [], 2, 'Usage: npm run import'],
    ['an unknown option', [file, '--publsh'], 2, "Unknown option '--publsh'"],
    ['a word that --duplicates does not know', [file, '--duplicates', 'merge'], 2, 'create, link or hold'],
    ['a file that is not there', ['nowhere.csv'], 1, 'There is no file nowhere.csv'],
    ['a folder', [files.path], 1, 'is not a file'],
    ['a mapping that is not JSON', [file, '--mapping', file], 1, 'is not JSON'],
    [
      'a topic that is not known',
      [file, '--mapping', files.write('wrong.json', '{"categories":{"Verein":{"topics":["astrology"]}}}')],
      1,
      'the topic "astrology"',
    ],
    ['a broken workbook', [files.write('broken.xlsx', 'PK\u0003\u0004')], 1, 'is not a whole Excel workbook'],
  ])('tells %s in one sentence, without a stack', async (_, args, exitCode, sentence) => {
    const answer = await runImport(...args);
    expect(answer.exitCode).toBe(exitCode);
    expect(answer.errors).toContain(sentence);
    expect(answer.errors.trim().split('\n')).toHaveLength(1);
  });
});

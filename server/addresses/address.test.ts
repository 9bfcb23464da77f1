import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { productRoot } from '#server/config.ts';
import { fileFolder, runCommand } from '#server/testing/test-command.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/test-database.ts';
import { quarterOf, suggestAddresses } from './address.service.ts';
import { withRegister } from './address-file.service.ts';
import { importAddresses } from './address-import.service.ts';

const files = fileFolder();
afterAll(() => files.discard());
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase('empty');
});
afterEach(() => database.close());

const db = () => database.orm.em.fork().getKysely<unknown>();
/** As the command does, without a process of its own. */
const importFile = (file: string) =>
  withRegister(file, 'Berlin', (rows) =>
    database.orm.em
      .fork()
      .transactional((em) => importAddresses(em.getKysely<unknown>(), rows, { credit: null, isExample: false })),
  );
/** Starts a process, which takes a while. */
const patience = { timeout: 180_000 };
const addresses = (...args: string[]) => runCommand('addresses/address.command', args, database.url);
const streetsOf = async (text: string) => (await suggestAddresses(db(), text)).suggestions.map(({ street }) => street);

const header = 'str_name,hnr,hnr_zusatz,plz,ort_name,PLR_ID,lat,lon';
/** Two streets of one name, the first of them beyond our districts. */
const register = [
  header,
  ...['Hauptstraße,1,,10827,Schöneberg,07400823,,', 'Hauptstraße,1,,10317,Rummelsburg,11400928,,'],
  ...['Lückstraße,23,,10317,Rummelsburg,11400928,52.5041,13.4831', 'Lückstraße,23,B,10317,Rummelsburg,11400928,,'],
  ...['Lückstraße,20,,10317,Rummelsburg,11400928,,', 'Lückstraße,99,,10317,Rummelsburg,11400928,,'],
  ...['Straße 12,5,,13089,Heinersdorf,03400723,,'],
].join('\n');

describe('the register', () => {
  test(
    'is imported from a file, also a packed one, replaces the old one, and says what it left out',
    patience,
    async () => {
      const packed = path.join(files.path, 'strassen.csv.gz');
      writeFileSync(packed, gzipSync(`${register}\nLückstraße,,,10317,,,,\nLückstraße,20,,10317,Rummelsburg,,,\n`));
      const first = await addresses('import', packed, '--credit', 'Adressregister');
      expect(first).toMatchObject({ exitCode: 0, errors: '' });
      expect(first.output).toContain('9 rows read: 7 addresses in 4 streets, 1 rows name a house a second time.');
      expect(first.output).toContain('Row 9 is left out: "" is no house number.');
      expect((await suggestAddresses(db(), 'lückstr')).credit).toBe('Adressregister');
      const second = await addresses('import', files.write('ring.csv', `${header}\nAm Ring,7,,10315,,,,\n`));
      expect(second.output).toContain('--credit');
      expect(await streetsOf('lückstr')).toEqual([]);
      expect(await streetsOf('am ring 7')).toEqual(['Am Ring 7']);
    },
  );

  test.each([
    ['no street', 'a.csv', 'name,plz\nGarten,10315\n', 'is no register of addresses: it needs a column for the street'],
    ['no address', 'b.csv', `${header}\n,,,,,,,\nRing,x,,,,,,\n`, 'Not one row of'],
    ['half a file', 'c.csv.gz', gzipSync(register).subarray(0, 60), 'cannot be unpacked'],
  ])('stays as it is where a file has %s', patience, async (_what, name, content, sentence) => {
    await importFile(files.write('good.csv', register));
    const file = path.join(files.path, name);
    writeFileSync(file, content);
    const answer = await addresses('import', file);
    expect(answer.exitCode).toBe(1);
    expect(answer.errors).toContain(sentence);
    expect(answer.errors.trim().split('\n')).toHaveLength(1);
    expect(await streetsOf('lückstr')).toEqual(['Lückstraße']);
  });

  test('learns where its houses stand from entries that are found there', async () => {
    await database.close();
    database = await createTestDatabase('example');
    const done = await importFile(files.write('volkrad.csv', `${header}\nVolkradstraße,15,,10319,,,,\n`));
    expect(done).toMatchObject({ addresses: 1, points: 0, learned: 1 });
    const [found] = (await suggestAddresses(db(), 'Volkradstr 15')).suggestions;
    expect(found?.latitude).toBeCloseTo(52.5, 1);
  });

  test('of the example network goes with it, a real one does not', patience, async () => {
    await database.close();
    database = await createTestDatabase('example');
    expect(await streetsOf('volkradstr. 15')).toEqual(['Volkradstraße 15']);
    await runCommand('database/example.command', ['remove'], database.url);
    expect(await streetsOf('volkradstr. 15')).toEqual([]);
    await importFile(files.write('good.csv', register));
    await runCommand('database/example.command', ['load'], database.url);
    expect(await streetsOf('lückstr')).toEqual(['Lückstraße']);
  });
});

describe('suggestions', () => {
  beforeEach(async () => {
    await importFile(files.write('good.csv', register));
  });

  test('are streets first, then houses, what is exactly meant before what only begins so, and ours before others', async () => {
    expect(await streetsOf('lu')).toEqual([]);
    expect(await streetsOf('Lückstr')).toEqual(['Lückstraße']);
    expect(await streetsOf('lueckstrasse 2')).toEqual(['Lückstraße 20', 'Lückstraße 23', 'Lückstraße 23B']);
    expect(await streetsOf('Lückstr. 23b')).toEqual(['Lückstraße 23B']);
    expect(await streetsOf('straße 12')).toContain('Straße 12');
    const { suggestions } = await suggestAddresses(db(), 'Hauptstr. 1');
    expect(suggestions.map(({ locality }) => locality)).toEqual(['Rummelsburg', 'Schöneberg']);
  });

  test('have a point of their own, else that of a neighbour, which is said, else none', async () => {
    const [near, own] = (await suggestAddresses(db(), 'Lückstr. 2')).suggestions;
    expect(near).toMatchObject({ latitude: 52.5041, longitude: 13.4831, approximate: true });
    expect(own).toMatchObject({ latitude: 52.5041, longitude: 13.4831, approximate: false });
    const [far] = (await suggestAddresses(db(), 'Lückstr. 99')).suggestions;
    expect(far).toMatchObject({ latitude: null, longitude: null, approximate: false });
  });

  test('say the quarter of one house, and none where two streets have the name', async () => {
    expect(await quarterOf(db(), { street: 'Lückstr. 99', postalCode: null })).toBe('11400928');
    expect(await quarterOf(db(), { street: 'Hauptstraße 1', postalCode: null })).toBeNull();
    expect(await quarterOf(db(), { street: 'Hauptstraße 1', postalCode: '10317' })).toBe('11400928');
    expect(await quarterOf(db(), { street: 'Lückstraße', postalCode: '10317' })).toBeNull();
  });
});

const berlin = path.join(productRoot, '../shared/data/load/berlin-addresses.csv.gz');

describe.skipIf(!existsSync(berlin))('with all addresses of Berlin (skipped where ../shared/data is missing)', () => {
  test('reads them all, and finds by an index', patience, async () => {
    expect(await importFile(berlin)).toMatchObject({
      rows: 401_032,
      addresses: 400_736,
      streets: 11_137,
      refused: 296,
    });
    expect(await streetsOf('Zachertstr 68')).toEqual(['Zachertstraße 68']);
    expect(await streetsOf('Privatstr. 3 33')).toEqual(['Privatstraße 3 33']);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select * from address_street s join address a on a.street_id = s.id
      where s.key >= 'zachertstrasse' and s.key < 'zachertstrasse{' and a.number = 68`.execute(db());
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).not.toContain('Seq Scan');
  });
});

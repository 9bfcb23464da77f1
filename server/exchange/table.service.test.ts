import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTable } from './table.service.ts';
import type { TableRow } from './table.type.ts';

let folder = '';
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kieznetz-table-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function aFile(ending: string, content: string | Uint8Array): Promise<string> {
  files += 1;
  const path = join(folder, `file-${files}.${ending}`);
  await writeFile(path, content);
  return path;
}

async function read(path: string): Promise<TableRow[]> {
  const table = await openTable(path);
  const rows: TableRow[] = [];
  for await (const row of table.rows()) rows.push(row);
  return rows;
}

async function aWorkbook(rows: unknown[][]): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('leer');
  const sheet = workbook.addWorksheet('Akteure');
  for (const row of rows) sheet.addRow(row);
  return aFile('xlsx', new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

const GERMAN = 'Name;Straße\nKöpenicker Bär;Lückstraße\n';

describe('CSV', () => {
  test.each([
    ['UTF-8', Buffer.from(GERMAN)],
    ['UTF-8 with byte order mark', Buffer.from(`\uFEFF${GERMAN}`)],
    ['UTF-16 little endian', Buffer.from(`\uFEFF${GERMAN}`, 'utf16le')],
    ['UTF-16 little endian without mark', Buffer.from(GERMAN, 'utf16le')],
    ['UTF-16 big endian', Buffer.from(`\uFEFF${GERMAN}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(GERMAN, 'latin1')],
  ])('reads %s', async (_, bytes) => {
    expect(await read(await aFile('csv', bytes))).toEqual([
      { number: 2, cells: { Name: 'Köpenicker Bär', Straße: 'Lückstraße' } },
    ]);
  });

  test('finds Windows-1252 also when the first umlaut comes late', async () => {
    const path = await aFile('csv', Buffer.from(`name\n${'plain\n'.repeat(50_000)}Bär\n`, 'latin1'));
    expect((await read(path)).at(-1)?.cells['name']).toBe('Bär');
  });

  test.each([[','], [';'], ['\t']])('finds the separator %j though the texts hold others', async (separator) => {
    const path = await aFile(
      'csv',
      [
        ['name', '"a,b;c"', 'city'],
        ['x', 'y', 'z'],
      ]
        .map((row) => row.join(separator))
        .join('\r\n'),
    );
    expect((await read(path))[0]?.cells).toEqual({ name: 'x', 'a,b;c': 'y', city: 'z' });
  });

  test('counts rows as a spreadsheet does: a quoted line break stays in its row, an empty line is a row', async () => {
    const rows = await read(await aFile('csv', 'name,text\r\nA,"one\r\ntwo"\r\n\r\nB,x\r\n'));
    expect(rows.map((row) => row.number)).toEqual([2, 4]);
    expect(rows[0]?.cells['text']).toBe('one\r\ntwo');
  });

  test('skips the line "sep=;" that Excel writes', async () => {
    expect((await read(await aFile('csv', 'sep=;\r\nname;city\r\nA;B\r\n')))[0]?.cells).toEqual({
      name: 'A',
      city: 'B',
    });
  });

  test('tells a row with more cells than columns, and fills a short one', async () => {
    const rows = await read(await aFile('csv', 'name,city\nA,B,C\nD\n'));
    expect(rows[0]?.problem?.reason).toContain('"C" is beyond the last one');
    expect(rows[1]).toEqual({ number: 3, cells: { name: 'D', city: '' } });
  });

  test('gives back whatever texts were written, in UTF-8 and UTF-16', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `x${text.replace(/\p{Cs}/gu, '')}`);
    const tables = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(tables, fc.constantFrom<BufferEncoding>('utf8', 'utf16le'), async (rows, encoding) => {
        const text = [['a', 'b'], ...rows].map((row) => row.map(quoted).join(';')).join('\r\n');
        const found = await read(await aFile('csv', Buffer.from(`\uFEFF${text}`, encoding)));
        expect(found.map(({ cells }) => [cells['a'], cells['b']])).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });
});

describe('Excel', () => {
  test('reads the first filled sheet: numbers, dates, links, formulas and rich text as a person sees them', async () => {
    const path = await aWorkbook([
      ['Name', 'PLZ', 'Stand', 'Internet', 'Summe', 'Text'],
      [
        'Bär',
        10315,
        new Date('2023-07-01T00:00:00Z'),
        { text: 'awo.de', hyperlink: 'http://awo.de' },
        { formula: '1+1', result: 2 },
        { richText: [{ text: 'fett' }, { text: ' und mager' }] },
      ],
    ]);
    const cells = {
      Name: 'Bär',
      PLZ: '10315',
      Stand: '2023-07-01',
      Internet: 'awo.de',
      Summe: '2',
      Text: 'fett und mager',
    };
    expect(await read(path)).toEqual([{ number: 2, cells }]);
  });

  test('reads every umlaut of a large workbook, also those across two pieces of the file', async () => {
    const text = (row: number) => `${row} ÄÖÜßäöü„“é `.repeat(3);
    const path = await aWorkbook([['Name'], ...Array.from({ length: 20_000 }, (_, row) => [text(row)])]);
    expect((await read(path)).filter(({ cells }, row) => cells['Name'] !== text(row))).toEqual([]);
  });

  test('keeps the row numbers of the sheet over empty rows', async () => {
    const path = await aWorkbook([['Name'], [], ['A'], [], ['B']]);
    expect((await read(path)).map((row) => row.number)).toEqual([3, 5]);
  });
});

describe('GeoJSON and NDJSON', () => {
  const feature = {
    type: 'Feature',
    id: 'kita:1',
    geometry: { type: 'Point', coordinates: [13.5, 52.5] },
    properties: { name: 'Bär', 'addr:street': 'X' },
  };
  const cells = { name: 'Bär', 'addr:street': 'X', id: 'kita:1', longitude: '13.5', latitude: '52.5' };

  test('a feature becomes a row: id from feature.id, point as latitude and longitude', async () => {
    const path = await aFile('geojson', JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
    expect(await read(path)).toEqual([{ number: 1, cells }]);
  });

  test('another geometry than a point is told, none is allowed', async () => {
    const line = { ...feature, geometry: { type: 'LineString', coordinates: [] } };
    const path = await aFile(
      'geojson',
      JSON.stringify({ type: 'FeatureCollection', features: [line, { ...feature, geometry: null }] }),
    );
    const rows = await read(path);
    expect(rows.map((row) => row.problem?.reason ?? null)).toEqual([expect.stringContaining('a LineString'), null]);
  });

  test('NDJSON has a row for each line, nested objects flattened, features understood', async () => {
    const path = await aFile(
      'ndjson',
      `${JSON.stringify({ name: 'A', address: { city: 'Berlin' }, tags: ['x', 'y'] })}\n\n${JSON.stringify(feature)}\n`,
    );
    const rows = await read(path);
    expect(rows).toEqual([
      { number: 1, cells: { name: 'A', 'address.city': 'Berlin', tags: 'x; y' } },
      { number: 3, cells },
    ]);
  });

  test('the header names the columns of all features', async () => {
    const path = await aFile('ndjson', '{"a":1}\n{"b":2}\n');
    expect((await openTable(path)).header).toEqual(['a', 'b']);
  });
});

describe('a broken file is told in one sentence', () => {
  test.each([
    ['csv', '', 'is empty'],
    ['csv', 'name,city\n', 'not one row below'],
    ['csv', 'name,name\nA,B\n', 'Two columns are called "name"'],
    ['csv', ',,\nA,B,C\n', 'no column names'],
    ['csv', 'name,city\nA,"B\nC,D\n', 'in row 2 is never closed'],
    ['csv', 'name,city\nA,B\nHaus "Lücke",D\n', 'In row 3 a quotation mark'],
    ['csv', Buffer.from([1, 2, 0, 4, 0, 0, 9, 1]), 'not a text file'],
    ['csv', '%PDF-1.7 …', 'is a PDF'],
    ['xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'an old Excel file'],
    ['xlsx', 'name,city\nA,B\n', 'not an Excel workbook'],
    ['xlsx', 'PK\u0003\u0004 torn off', 'not a whole Excel workbook'],
    [
      'geojson',
      '{"type":"FeatureCollection","features":[{"type":"Feature","prop',
      'breaks off or is damaged after feature 0',
    ],
    ['geojson', '{"type":"FeatureCollection","features":[{"type":"Feature"} x]}', 'damaged after feature'],
    ['geojson', '{"type":"FeatureCollection","features":[]}', 'not a GeoJSON FeatureCollection with features'],
    ['geojson', '{"type":"Topology","objects":{}}', 'not a GeoJSON FeatureCollection'],
    ['ndjson', '{"a":1}\n{"a":\n', 'Line 2 is not a JSON object'],
  ])('%s: %j', async (ending, content, sentence) => {
    const path = await aFile(ending, content);
    await expect(read(path)).rejects.toMatchObject({ name: 'TableError', message: expect.stringContaining(sentence) });
  });

  test('a workbook that broke off or was damaged on the way', async () => {
    const whole = await readFile(
      await aWorkbook([['Name'], ...Array.from({ length: 3000 }, (_, row) => [`Haus ${row}`])]),
    );
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 2000, 6000);
    for (const bytes of [whole.subarray(0, whole.length - 3000), damaged]) {
      await expect(read(await aFile('xlsx', bytes))).rejects.toThrow('not a whole Excel workbook');
    }
  });

  test('a file that is not there', async () => {
    await expect(read(join(folder, 'nowhere.csv'))).rejects.toThrow('There is no readable file');
  });
});

import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type MendingOptions, mendRow } from './import-row.model.ts';
import type { MendedRow } from './import-row.type.ts';
import { recogniseMapping, unusedColumns } from './mapping.model.ts';
import { openTable } from './table.service.ts';
import { vocabularyOf } from './vocabulary.model.ts';

const FRAME = { west: 13.4698, south: 52.4909, east: 13.5417, north: 52.5147 };

function optionsFor(header: string[]): MendingOptions {
  return {
    mapping: recogniseMapping(header),
    frame: FRAME,
    phoneRegion: { areaCode: '030' },
    topics: vocabularyOf([{ slug: 'ageing', words: ['Leben im Alter', 'Rentner'] }]),
    targetGroups: vocabularyOf([{ slug: 'seniors', words: ['Ältere'] }]),
    source: null,
    today: '2026-11-22',
  };
}

function mend(cells: Record<string, string>): MendedRow {
  return mendRow({ number: 2, cells }, optionsFor(Object.keys(cells)));
}

function accepted(cells: Record<string, string>) {
  const mended = mend(cells);
  if (!mended.accepted) throw new Error(mended.problems.map(({ reason }) => reason).join());
  return mended;
}

describe('a row of a file becomes an entry', () => {
  test('HTML, spaces and invisible signs leave the texts', () => {
    const { row } = accepted({
      Name: ' Haus\u00a0&amp; <b>Hof</b>\u200b ',
      Beschreibung: '<p>Erster Satz mit Wörtern. Zweiter.</p><script>x()</script><p>Dritter</p>',
    });
    expect(row.name).toBe('Haus & Hof');
    expect(row.description).toBe('Erster Satz mit Wörtern. Zweiter.\n\nDritter');
    expect(row.summary).toBe('Erster Satz mit Wörtern.');
  });

  test('topics and target groups by any word the vocabulary knows; unknown ones are told', () => {
    const { row, notes } = accepted({ name: 'A', Themen: 'Rentner, Fußball', Zielgruppen: 'ältere' });
    expect([row.topics, row.targetGroups]).toEqual([['ageing'], ['seniors']]);
    expect(notes).toContainEqual({ column: 'Themen', reason: '"Fußball" is not known here; left out' });
  });

  test('kind: by category, else by legal form and name', () => {
    expect(accepted({ name: 'A', category: 'Apotheke' }).row.kind).toBe('INSTITUTION');
    expect(accepted({ name: 'Miteinander e.V.', category: 'Umwelt' }).row).toMatchObject({
      kind: 'ASSOCIATION',
      legalForm: 'e. V.',
    });
    expect(accepted({ name: 'Mieterinitiative Süd' }).row.kind).toBe('INITIATIVE');
    expect(accepted({ name: 'A', kind: 'ASSOCIATION', category: 'Apotheke' }).row.kind).toBe('ASSOCIATION');
  });

  test('an unknown category is kept as text and speaks where there is no other text', () => {
    expect(accepted({ name: 'A', category: 'Klangwerkstatt' }).row).toMatchObject({
      category: 'Klangwerkstatt',
      summary: 'Klangwerkstatt',
      topics: [],
    });
  });

  test('OpenStreetMap tags are understood', () => {
    const tags = {
      '@id': 'node/1',
      name: 'Treff',
      amenity: 'community_centre',
      'addr:street': 'Sewanstr.',
      'addr:housenumber': '43',
      'addr:postcode': '10319',
      'contact:phone': '+49 30 23125000',
      opening_hours: 'Mo-Fr 9-18',
      wheelchair: 'limited',
      'operator:type': 'religious',
    };
    expect(accepted(tags).row).toMatchObject({
      externalId: 'node/1',
      topics: ['neighbourhood'],
      phone: '+493023125000',
      openingHours: 'Mo-Fr 09:00-18:00',
      access: 'PARTLY',
      operatorType: 'NON_PROFIT',
      place: { street: 'Sewanstraße 43', postalCode: '10319' },
    });
  });

  test('opening hours nobody can read are kept as a remark and told', () => {
    const { row, notes } = accepted({ name: 'A', Öffnungszeiten: 'wenn die Lampe brennt' });
    expect(row.openingHours).toBe('"wenn die Lampe brennt"');
    expect(notes.map(({ column }) => column)).toContain('Öffnungszeiten');
  });

  test('a broken phone, mail and web address cost a note, not the entry', () => {
    const { row, notes } = accepted({ name: 'A', phone: '0176', email: 'keine', website: 'folgt' });
    expect([row.phone, row.email, row.website]).toEqual([null, null, null]);
    expect(notes.map(({ column }) => column)).toEqual(expect.arrayContaining(['phone', 'email', 'website']));
  });

  test('a date in the future or no date is told; a month counts from its first day', () => {
    expect(accepted({ name: 'A', Stand: '2023-07' }).row.confirmedAt).toBe('2023-07-01');
    expect(accepted({ name: 'A', Stand: '31.12.2099' })).toMatchObject({
      row: { confirmedAt: null },
      notes: expect.arrayContaining([{ column: 'Stand', reason: '"31.12.2099" lies in the future; left out' }]),
    });
  });

  test('a name in capitals is calmed and told', () => {
    const { row, notes } = accepted({ name: ' KLEINGARTENVEREIN „ÜBER DEN DÄCHERN“ E. V. ' });
    expect(row.name).toBe('Kleingartenverein „Über den Dächern“ e. V.');
    expect(notes[0]?.reason).toContain('written in capitals');
    expect(accepted({ name: 'KJFE NTC' }).row.name).toBe('KJFE NTC');
  });
});

describe('coordinates', () => {
  test('decimal comma', () => {
    expect(accepted({ name: 'A', lat: '52,5012', lon: '13,5' }).row.place).toMatchObject({
      latitude: 52.5012,
      longitude: 13.5,
    });
  });
  test('swapped ones are put right and told', () => {
    const { row, notes } = accepted({ name: 'A', lat: '13.5', lon: '52.5' });
    expect(row.place).toMatchObject({ latitude: 52.5, longitude: 13.5 });
    expect(notes[0]).toMatchObject({ column: 'lat', reason: expect.stringContaining('swapped') });
  });
  test('missing ones are allowed and told', () => {
    expect(accepted({ name: 'A', street: 'X 1', lat: '', lon: '' })).toMatchObject({
      row: { place: { latitude: null } },
      notes: [{ column: 'lat' }],
    });
  });
  test.each([
    ['48.1', '11.5', 'outside the area'],
    ['5808000', '398000', 'convert the coordinates'],
    ['52.5', '', 'cannot be read'],
    ['52.505.628', '13.5', 'cannot be read'],
  ])('%j, %j refuse the row', (lat, lon, reason) => {
    expect(mend({ name: 'A', lat, lon })).toMatchObject({
      accepted: false,
      problems: [{ column: 'lat', reason: expect.stringContaining(reason) }],
    });
  });
});

test('a row without a name is refused', () => {
  expect(mend({ name: ' ', city: 'Berlin' })).toMatchObject({ accepted: false, problems: [{ column: 'name' }] });
});

test('without an id column a row is known by name and address, whatever its contacts', () => {
  const first = accepted({ name: 'Haus Süd', street: 'Sewanstr. 43', phone: '030 23125000' });
  const later = accepted({ name: 'Haus Süd', street: 'Sewanstraße 43', phone: '030 23125001' });
  expect(later.row.externalId).toBe(first.row.externalId);
  expect(later.contentHash).not.toBe(first.contentHash);
  expect(accepted({ name: 'Haus Süd', street: 'Sewanstr. 44' }).row.externalId).not.toBe(first.row.externalId);
});

const ACTORS = new URL('../../../shared/data/actors/', import.meta.url).pathname;

describe.skipIf(!existsSync(ACTORS))('the real facilities (skipped where ../shared/data is missing)', () => {
  async function readAll(file: string) {
    const table = await openTable(ACTORS + file);
    const options = optionsFor(table.header);
    const rows: Extract<MendedRow, { accepted: true }>[] = [];
    for await (const tableRow of table.rows()) {
      const mended = mendRow(tableRow, options);
      if (mended.accepted) rows.push(mended);
    }
    return { rows, unused: unusedColumns(table.header, options.mapping) };
  }

  test('all 88 are accepted, complete and with a known category', async () => {
    const { rows, unused } = await readAll('actors-open-data.csv');
    expect(rows).toHaveLength(88);
    expect(rows.every(({ row }) => row.topics.length > 0 && row.targetGroups.length > 0 && row.place?.latitude)).toBe(
      true,
    );
    expect(rows.flatMap(({ notes }) => notes)).toEqual([
      { column: 'phone', reason: '"0176" is not a phone number; left out' },
    ]);
    expect(unused).toEqual(['capacity', 'plr_id', 'bzr_id', 'district']);
  });

  test.each(['actors-open-data.excel-de.csv', 'actors-open-data.geojson'])(
    '%s holds the same entries with the same content',
    async (file) => {
      const identity = ({ row, contentHash }: { row: { source: string; externalId: string }; contentHash: string }) =>
        `${row.source} ${row.externalId} ${contentHash}`;
      const original = await readAll('actors-open-data.csv');
      const variant = await readAll(file);
      expect(variant.rows.map(identity).sort()).toEqual(original.rows.map(identity).sort());
    },
  );

  test('the dirt is gone', async () => {
    const { rows } = await readAll('actors-open-data.csv');
    const byId = new Map(rows.map(({ row }) => [row.name, row]));
    expect(byId.get('"eastside" Club')?.place?.street).toMatch(/^Volkradstraße \d+/);
    expect(byId.get('Inklusiver Abenteuerspielplatz "BauwagenGang"')?.website).toBe('http://www.kinderring-berlin.de');
    expect(byId.get('Kita Märcheninsel')?.website).toContain('xn--awo-sdost-u9a.de');
    expect(byId.get("Seniorenheim 'Am Tierpark'")?.operatorType).toBe('PUBLIC');
  });
});

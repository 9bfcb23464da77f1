import { expect, test } from 'vitest';
import { renderReport } from './import-report.model.ts';
import type { ImportReport } from './import-report.type.ts';
import { createRowIds } from './row-id.model.ts';

function aReport(known: Partial<ImportReport>): ImportReport {
  return {
    file: 'a.csv',
    detail: 'UTF-8, separated by commas',
    isDryRun: false,
    created: 0,
    updated: 0,
    unchanged: 0,
    keptByHand: 0,
    heldBack: 0,
    duplicates: [],
    refused: [],
    notes: [],
    unknownCategories: new Map(),
    unusedColumns: [],
    isRolledBack: false,
    ...known,
  };
}

test('counts are grouped and in line, and empty sections are left out', () => {
  expect(renderReport(aReport({ created: 100_000, unchanged: 88 }))).toBe(
    'Import of a.csv (UTF-8, separated by commas)\n\n' +
      '  created                100,000\n  updated                      0\n  unchanged                   88\n' +
      '  probable duplicates          0\n  refused                      0\n',
  );
});

test('a refused row is named with column and reason, and what to do is said', () => {
  const text = renderReport(
    aReport({
      refused: [
        { number: 12, column: 'lat', reason: 'outside' },
        { number: 12, column: 'name', reason: 'empty' },
      ],
      isRolledBack: true,
    }),
  );
  expect(text).toMatch(/refused +1\n/);
  expect(text).toMatch(/12 +lat +outside/);
  expect(text).toContain('--skip-invalid');
});

test('a duplicate shows score, outcome and reasons', () => {
  const duplicate = {
    number: 3,
    name: 'A',
    other: 'row 7 (A e. V.)',
    score: 0.75,
    reasons: ['same name', 'same phone'],
    outcome: 'held',
  } as const;
  expect(renderReport(aReport({ duplicates: [{ ...duplicate, reasons: [...duplicate.reasons] }] }))).toMatch(
    /3 +A +row 7 \(A e\. V\.\) +0\.75 +held back +same name, same phone/,
  );
});

test('notes of one kind are told once with their number', () => {
  const notes = [2, 3, 4].map((number) => ({
    number,
    column: 'phone',
    reason: `"0${number}" is not a phone number; left out`,
  }));
  expect(renderReport(aReport({ notes }))).toContain(
    'phone: "02" is not a phone number; left out (row 2, and 2 like it)',
  );
});

test('long lists are cut and the rest is counted', () => {
  const refused = Array.from({ length: 60 }, (_, position) => ({
    number: position + 2,
    column: 'name',
    reason: 'empty',
  }));
  expect(renderReport(aReport({ refused, isDryRun: true }))).toContain('… and 10 more');
});

test('an id that stands twice in a file is told with the first row', () => {
  const ids = createRowIds();
  expect(ids.take({ number: 2, externalId: 'a', source: 'x' })).toBeNull();
  expect(ids.take({ number: 3, externalId: 'a', source: 'y' })).toBeNull();
  expect(ids.take({ number: 4, externalId: 'a', source: 'x' })?.reason).toContain('already stands in row 2');
});

import type { Orm } from '#server/database/orm.ts';
import { type ImportOptions, importTable } from '#server/exchange/import.service.ts';
import { mappingOf } from '#server/exchange/import-reading.service.ts';
import type { ImportReport } from '#server/exchange/import-report.type.ts';
import { openTable } from '#server/exchange/table.service.ts';
import type { TableRow } from '#server/exchange/table.type.ts';
import { fileFolder } from './test-command.ts';

/** What happens beside an import: after a row was read, and when all is written. */
interface Meanwhile {
  afterRow?: (number: number) => Promise<void>;
  beforeCommit?: () => Promise<void>;
}

/** Imports the text of a CSV file into a database, as the command does. */
export async function importText(
  orm: Orm,
  text: string,
  { afterRow, beforeCommit, ...options }: Partial<ImportOptions> & Meanwhile = {},
): Promise<ImportReport> {
  const files = fileFolder();
  try {
    const file = files.write('entries.csv', text);
    const opened = await openTable(file);
    const table = afterRow ? { ...opened, rows: () => telling(opened.rows(), afterRow) } : opened;
    const usual: ImportOptions = {
      ...{ source: 'list', publish: true, isDryRun: false, skipInvalid: false, duplicates: 'hold' },
      mapping: await mappingOf(table, null),
      now: new Date('2026-11-22T12:00:00Z'),
      today: '2026-11-22',
      frame: { west: 13.4, south: 52.4, east: 13.6, north: 52.6 },
      phoneRegion: { areaCode: '030' },
    };
    const given = { ...usual, ...options };
    return await orm.em.fork().transactional(async (em) => {
      const report = await importTable(em, { table, path: 'entries.csv' }, given);
      await beforeCommit?.();
      return report;
    });
  } finally {
    files.discard();
  }
}

async function* telling(
  rows: AsyncIterable<TableRow>,
  afterRow: NonNullable<Meanwhile['afterRow']>,
): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    yield row;
    await afterRow(row.number);
  }
}

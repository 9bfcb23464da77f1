import { openCsv } from './csv.service.ts';
import { readBeginning } from './encoding.service.ts';
import { openGeojson } from './geojson.service.ts';
import { openNdjson } from './ndjson.service.ts';
import type { ReadListener, Table, TableRow, TableSource } from './table.type.ts';
import { TableError } from './table-error.model.ts';

/**
 * Opens a file of any of the four formats. What the first bytes say counts more than the ending of the name, because
 * people rename files. Throws a TableError whose message is one sentence.
 */
export async function openTable(path: string, onRead?: ReadListener): Promise<Table> {
  const source: TableSource = onRead ? { path, onRead } : { path };
  const table = await opener(path, await readBeginning(path))(source);
  return { ...table, rows: () => filledRows(table.rows(), path) };
}

type Opener = (source: TableSource) => Promise<Table>;

/** The reader of workbooks is loaded only for one: it alone takes 30 MB. */
const openWorkbook: Opener = async (source) => (await import('./xlsx.service.ts')).openXlsx(source);

function opener(path: string, beginning: Uint8Array): Opener {
  const signature = Buffer.from(beginning.subarray(0, 8)).toString('latin1');
  if (signature.startsWith('PK')) return openWorkbook;
  if (signature.startsWith('\xd0\xcf\x11\xe0')) {
    throw new TableError(`${path} is an old Excel file (.xls); open it and save it as .xlsx.`);
  }
  if (signature.startsWith('%PDF')) throw new TableError(`${path} is a PDF; ask for the table it was made from.`);
  if (signature.startsWith('\x1f\x8b'))
    throw new TableError(`${path} is packed with gzip; unpack it with gunzip first.`);
  if (/\.xlsx$/i.test(path))
    throw new TableError(`${path} is not an Excel workbook, whatever its name says; save it again as .xlsx.`);
  if (/\.(nd|geo)?jsonl?$/i.test(path)) return /\.(ndjson|jsonl|geojsonl)$/i.test(path) ? openNdjson : openGeojson;
  return looksLikeJson(beginning) ? openGeojson : openCsv;
}

function looksLikeJson(beginning: Uint8Array): boolean {
  return /^\s*\{/.test(new TextDecoder().decode(beginning));
}

/** A table without a single row is a mistake of whoever saved it, and is told instead of "0 created". */
async function* filledRows(rows: AsyncIterable<TableRow>, path: string): AsyncGenerator<TableRow> {
  let isEmpty = true;
  for await (const row of rows) {
    isEmpty = false;
    yield row;
  }
  if (isEmpty) throw new TableError(`${path} has column names but not one row below them; check what was saved.`);
}

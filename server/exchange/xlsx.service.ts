import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type ExcelJS from 'exceljs';
import { cellsUnder, nameColumns } from './header.model.ts';
import type { Table, TableRow, TableSource } from './table.type.ts';
import { TableError, tableError } from './table-error.model.ts';
import { WholeLetterReader } from './xlsx-reader.service.ts';

/** Opens the first sheet of an Excel workbook that holds anything. Throws a TableError. */
export async function openXlsx(source: TableSource): Promise<Table> {
  if (!(await isWholeZip(source.path))) throw new TableError(brokenSentence(source.path));
  for await (const { values } of readSheet({ path: source.path })) {
    const header = nameColumns(values);
    return { format: 'xlsx', detail: 'Excel workbook, first sheet', header, rows: () => readRows(source, header) };
  }
  throw new TableError(`${source.path} has no filled sheet; check that the table is on the first sheet.`);
}

function brokenSentence(path: string): string {
  return `${path} is not a whole Excel workbook (.xlsx); open it in Excel or LibreOffice and save it again as .xlsx.`;
}

/** The longest comment and the record before it: where the end of a zip file begins at the earliest (APPNOTE 4.3.16). */
const LONGEST_ZIP_END = 65_535 + 22;

/** A file that broke off has no end record; the streaming reader would wait for the missing rest for ever. */
async function isWholeZip(path: string): Promise<boolean> {
  const { size } = await stat(path);
  const length = Math.min(size, LONGEST_ZIP_END);
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.includes('PK\u0005\u0006', 0, 'latin1');
  } finally {
    await file.close();
  }
}

async function* readRows(source: TableSource, header: string[]): AsyncGenerator<TableRow> {
  let isHeader = true;
  for await (const { number, values } of readSheet(source)) {
    if (!isHeader) yield { number, ...cellsUnder(header, values) };
    isHeader = false;
  }
}

async function* readSheet({ path, onRead }: TableSource): AsyncGenerator<{ number: number; values: string[] }> {
  const file = createReadStream(path);
  let bytes = 0;
  file.on('data', (chunk) => {
    bytes += chunk.length;
    onRead?.(bytes);
  });
  try {
    const workbook = new WholeLetterReader(file, {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache', // dates are numbers that only their style gives away
      hyperlinks: 'ignore',
      entries: 'ignore',
    });
    for await (const sheet of workbook) {
      let isFilled = false;
      for await (const row of sheet) {
        const values = Array.from({ length: row.cellCount }, (_, position) => textOf(row.getCell(position + 1).value));
        if (values.every((value) => value.trim() === '')) continue;
        isFilled = true;
        yield { number: row.number, values };
      }
      if (isFilled) return;
    }
  } catch (error) {
    throw tableError(error, brokenSentence(path));
  } finally {
    file.destroy();
  }
}

/** What a person sees in the cell: the result of a formula, the text of a link, a date as YYYY-MM-DD. */
function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('hyperlink' in value) return textOf(value.text);
  if ('result' in value) return textOf(value.result);
  return ''; // an error such as #N/A, or a formula without a result: nothing a person can read
}

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { detectEncoding, type Encoding, readText } from './encoding.service.ts';
import { cellsUnder, nameColumns } from './header.model.ts';
import type { Table, TableRow, TableSource } from './table.type.ts';
import { TableError, tableError } from './table-error.model.ts';

const SEPARATORS = [
  { sign: ';', name: 'semicolons' },
  { sign: ',', name: 'commas' },
  { sign: '\t', name: 'tabs' },
];
const ENCODING_NAMES = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' };

/** A cell larger than this is not a text about an association but a quotation mark that was never closed. */
const MOST_CHARACTERS_IN_A_RECORD = 1_000_000;

/** Opens a CSV file: finds its encoding and separator and reads the header. Throws a TableError. */
export async function openCsv(source: TableSource): Promise<Table> {
  const encoding = await detectEncoding(source.path);
  const separator = await detectSeparator(source.path, encoding);
  const records = () => readRecords(source, encoding, separator.sign);
  let header: string[] | null = null;
  for await (const record of records()) {
    header = nameColumns(record.values);
    break;
  }
  if (header === null) throw new TableError(`${source.path} is empty; save it again from the program it comes from.`);
  const columns = header;
  return {
    format: 'csv',
    detail: `${ENCODING_NAMES[encoding]}, separated by ${separator.name}`,
    header: columns,
    rows: () => readRows(records(), columns),
  };
}

async function* readRows(records: AsyncIterable<CsvRecord>, header: string[]): AsyncGenerator<TableRow> {
  let isHeader = true;
  for await (const { number, values } of records) {
    if (!isHeader && values.some((value) => value.trim() !== '')) yield { number, ...cellsUnder(header, values) };
    isHeader = false;
  }
}

interface CsvRecord {
  number: number;
  values: string[];
}

/** Records are counted as a spreadsheet counts rows: a quoted line break stays inside its row, an empty line is one. */
async function* readRecords(source: TableSource, encoding: Encoding, delimiter: string): AsyncGenerator<CsvRecord> {
  const parser = parse({ delimiter, relax_column_count: true, max_record_size: MOST_CHARACTERS_IN_A_RECORD });
  const reading = pipeline(Readable.from(withoutSeparatorLine(readText(source, encoding))), parser);
  reading.catch(() => {}); // the same fault comes out of the loop below, where it is told
  let number = 0;
  try {
    for await (const values of parser) {
      number += 1;
      if (Array.isArray(values)) yield { number, values };
    }
  } catch (error) {
    throw tableError(error, sentenceFor(error, rowOf(error) ?? number + 1));
  } finally {
    parser.destroy();
  }
}

/** The parser runs ahead of the reader, so it knows better at which record it stopped. */
function rowOf(error: unknown): number | null {
  const records: unknown = error instanceof CsvError ? error['records'] : null;
  return typeof records === 'number' ? records + 1 : null;
}

function sentenceFor(error: unknown, row: number): string {
  const code = error instanceof CsvError ? error.code : '';
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') {
    return `The quotation mark that opens a cell in row ${row} is never closed; close it, or write a quotation mark that belongs to the text twice ("").`;
  }
  if (code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE') {
    return `In row ${row} a quotation mark stands in the middle of a cell; write it twice ("") and put the whole cell into quotation marks.`;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `The file cannot be read as CSV from row ${row} on (${reason}); save it again as CSV UTF-8.`;
}

/** Excel's own hint "sep=;" is a line before the header; it is neither header nor data. */
async function* withoutSeparatorLine(text: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const piece of text) {
    yield isFirst ? piece.replace(/^sep=.\r?\n/i, '') : piece;
    isFirst = false;
  }
}

/** The separator is the sign that stands most often outside quotation marks in the first line that holds anything. */
async function detectSeparator(path: string, encoding: Encoding) {
  let beginning = '';
  for await (const piece of readText({ path }, encoding)) {
    beginning += piece;
    if (beginning.length > 65_536) break;
  }
  const hint = /^sep=(.)\r?\n/i.exec(beginning)?.[1];
  const hinted = SEPARATORS.find(({ sign }) => sign === hint);
  if (hinted) return hinted;
  const header = firstRecord(beginning);
  const counted = SEPARATORS.map((separator) => ({ ...separator, count: header.split(separator.sign).length - 1 }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best));
}

function firstRecord(text: string): string {
  const withoutQuoted = text.replace(/"(?:[^"]|"")*"/g, '');
  return withoutQuoted.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
}

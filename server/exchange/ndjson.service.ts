import { detectEncoding, readText } from './encoding.service.ts';
import { cellsOf, cellsOfFeature } from './json-cell.model.ts';
import type { Table, TableRow, TableSource } from './table.type.ts';
import { TableError } from './table-error.model.ts';

/** Opens NDJSON: one JSON object a line; a GeoJSON Feature a line (GeoJSON text sequence) is understood too. Throws a TableError. */
export async function openNdjson(source: TableSource): Promise<Table> {
  const columns = new Set<string>();
  for await (const row of readObjects({ path: source.path })) {
    for (const column of Object.keys(row.cells)) columns.add(column);
  }
  return { format: 'ndjson', detail: 'NDJSON', header: [...columns], rows: () => readObjects(source) };
}

/** RFC 8142 begins each record of a GeoJSON text sequence with this sign. */
const RECORD_SEPARATOR = '\u001e';

async function* readObjects(source: TableSource): AsyncGenerator<TableRow> {
  const encoding = await detectEncoding(source.path);
  let number = 0;
  for await (const line of linesOf(readText(source, encoding))) {
    number += 1;
    const text = line.replace(RECORD_SEPARATOR, '').trim();
    if (text !== '') yield rowOf(text, number);
  }
}

function rowOf(text: string, number: number): TableRow {
  const value = parseObject(text, number);
  const isFeature = 'type' in value && value.type === 'Feature' && 'properties' in value;
  return isFeature ? { number, ...cellsOfFeature(value) } : { number, cells: cellsOf(value) };
}

function parseObject(text: string, number: number): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // told below, in a sentence of our own
  }
  throw new TableError(`Line ${number} is not a JSON object; NDJSON needs one whole object on each line.`);
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

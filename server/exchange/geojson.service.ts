import { JSONParser } from '@streamparser/json';
import { detectEncoding, readText } from './encoding.service.ts';
import { cellsOfFeature } from './json-cell.model.ts';
import type { Table, TableRow, TableSource } from './table.type.ts';
import { TableError, tableError } from './table-error.model.ts';

/**
 * Opens a GeoJSON FeatureCollection (RFC 7946). The names of the columns are gathered in a first streamed pass, because
 * features may have different properties. Throws a TableError for broken JSON or another kind of GeoJSON.
 */
export async function openGeojson(source: TableSource): Promise<Table> {
  const columns = new Set<string>();
  for await (const row of readFeatures({ path: source.path })) {
    for (const column of Object.keys(row.cells)) columns.add(column);
  }
  return { format: 'geojson', detail: 'GeoJSON', header: [...columns], rows: () => readFeatures(source) };
}

/** Features one after another; only those of the piece of text just read are in memory. */
async function* readFeatures(source: TableSource): AsyncGenerator<TableRow> {
  const encoding = await detectEncoding(source.path);
  // '$.features' itself must not be asked for: the parser would then keep every feature until the end
  const parser = new JSONParser({ paths: ['$.type', '$.features.*'], keepStack: false });
  let waiting: unknown[] = [];
  let number = 0;
  let isCollection = true;
  parser.onValue = ({ value, key, stack }) => {
    if (stack.length === 1 && key === 'type') isCollection = value === 'FeatureCollection';
    if (stack.length === 2) waiting.push(value);
  };
  try {
    for await (const piece of readText(source, encoding)) {
      parser.write(piece);
      for (const feature of waiting) yield rowOf(feature, ++number);
      waiting = [];
    }
    if (!parser.isEnded) parser.end();
  } catch (error) {
    const sentence = `${source.path} is not whole GeoJSON: it breaks off or is damaged after feature ${number}; fetch or save the file again.`;
    throw tableError(error, sentence);
  }
  if (!isCollection || number === 0) {
    const sentence = `${source.path} is JSON, but not a GeoJSON FeatureCollection with features; export it as GeoJSON, or as NDJSON with one object a line.`;
    throw new TableError(sentence);
  }
}

function rowOf(feature: unknown, number: number): TableRow {
  if (typeof feature === 'object' && feature !== null) return { number, ...cellsOfFeature(feature) };
  return { number, cells: {}, problem: { column: 'feature', reason: 'this is not a GeoJSON feature' } };
}

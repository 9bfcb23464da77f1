/** One row of a file, whatever its format: the values as text, under the names of the header. */
export interface TableRow {
  /** As a person counts in the file: sheet row, CSV record including the header, line of NDJSON, place of the feature. */
  number: number;
  /** Trimmed of nothing: mending is the next step's work. Empty cells are ''. */
  cells: Record<string, string>;
  /** Set when the file itself is wrong at this row (too many cells, no point); such a row is refused. */
  problem?: { column: string; reason: string };
}

export interface Table {
  format: 'csv' | 'xlsx' | 'geojson' | 'ndjson';
  /** What was found out about the file, for the person who reads the report: "Windows-1252, separated by semicolons". */
  detail: string;
  header: string[];
  /** Streams the file anew at each iteration, so that it can be walked twice with flat memory. */
  rows: () => AsyncIterable<TableRow>;
}

/** Tells a progress bar how much of the file has been read. */
export type ReadListener = (bytes: number) => void;

export interface TableSource {
  path: string;
  onRead?: ReadListener;
}

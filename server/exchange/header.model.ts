import { TableError } from './table-error.model.ts';

/**
 * Names the columns of a header row. A column without a name gets "column 6" where any of the others has one.
 * Throws a TableError for a header that cannot be told apart: no names at all, or one name twice.
 */
export function nameColumns(cells: readonly string[]): string[] {
  const names = withoutEmptyTail(cells.map((cell) => cell.replace(/\s+/g, ' ').trim()));
  if (names.every((name) => name === '')) {
    throw new TableError('The first row holds no column names; write them into the first row and try again.');
  }
  const seen = new Set<string>();
  for (const name of names) {
    if (name !== '' && seen.has(name)) {
      throw new TableError(`Two columns are called "${name}"; rename or delete one of them and try again.`);
    }
    seen.add(name);
  }
  return names.map((name, position) => (name === '' ? `column ${position + 1}` : name));
}

function withoutEmptyTail(names: string[]): string[] {
  const last = names.findLastIndex((name) => name !== '');
  return names.slice(0, last + 1);
}

/** Puts the cells of one record under their names. A cell beyond the header is told, because the row then holds a stray separator. */
export function cellsUnder(header: readonly string[], values: readonly string[]) {
  const cells: Record<string, string> = {};
  for (const [position, name] of header.entries()) cells[name] = values[position] ?? '';
  const beyond = values.slice(header.length).find((value) => value.trim() !== '');
  if (beyond === undefined) return { cells };
  const reason = `the row has more cells than the header has columns ("${beyond.trim()}" is beyond the last one); put texts that contain the separator into quotation marks`;
  return { cells, problem: { column: 'row', reason } };
}

import type { CellRemark } from './import-row.type.ts';

export interface RowIds {
  /** The problem of a row whose id another row of the file has already, else null. */
  take: (row: { number: number; externalId: string; source: string }) => CellRemark | null;
}

/** Watches over the ids of one file: two rows with one id of one origin cannot both be the same entry. */
export function createRowIds(): RowIds {
  const rows = new Map<string, number>();
  return {
    take({ number, externalId, source }) {
      const key = `${source}\n${externalId}`;
      const first = rows.get(key);
      if (first === undefined) rows.set(key, number);
      return first === undefined ? null : { column: 'id', reason: reasonFor(externalId, first) };
    },
  };
}

function reasonFor(externalId: string, first: number): string {
  if (!externalId.startsWith('content:'))
    return `the id "${externalId}" already stands in row ${first}; give each entry its own`;
  return `name and address are the same as in row ${first}; delete one of them, or add a column "id"`;
}

import type { ImportFields } from './import-fields.type.ts';

/**
 * What will be done with a row of the file: `NEW` rows are created (`CREATED`: they are, while the file is still read),
 * `KNOWN` rows changed since their last import (`AGAIN`: another row of the file is of the same actor), `LINK` rows join an
 * entry.
 */
export type RowOutcome = 'NEW' | 'CREATED' | 'KNOWN' | 'AGAIN' | 'LINK' | 'HELD';

/** A span of staged rows with one outcome. */
export interface Batch {
  outcome: RowOutcome;
  from: number;
  to: number;
}

export interface StagedRow {
  number: number;
  source: string;
  externalId: string;
  contentHash: string;
  actorId: string;
  outcome: RowOutcome;
  fields: ImportFields;
  /** the history entry of a new row; of the others it is known when they are merged */
  changes: unknown;
  districtId: string | null;
  quarterId: string | null;
}

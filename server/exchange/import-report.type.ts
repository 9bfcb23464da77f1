import type { CellRemark } from './import-row.type.ts';

export interface RowRemark extends CellRemark {
  number: number;
}

export interface ReportedDuplicate {
  number: number;
  name: string;
  /** The other one, as a person finds it: "row 17 (Kita Sonnenhof)" or "/akteure/kita-sonnenhof". */
  other: string;
  score: number;
  reasons: string[];
  /** `flagged`: written and shown to the coordinator; `held`: not created; `linked`: taken for that entry. */
  outcome: 'flagged' | 'held' | 'linked';
}

export interface ImportReport {
  file: string;
  detail: string;
  isDryRun: boolean;
  created: number;
  updated: number;
  unchanged: number;
  /** Changed in the file, but edited by hand since the last import: left as they are. */
  keptByHand: number;
  /** Rows not written, because each is probably an entry that is here already. */
  heldBack: number;
  duplicates: ReportedDuplicate[];
  refused: RowRemark[];
  notes: RowRemark[];
  /** Category text -> how many rows. */
  unknownCategories: Map<string, number>;
  unusedColumns: string[];
  /** Set when nothing was written because of the refused rows. */
  isRolledBack: boolean;
}

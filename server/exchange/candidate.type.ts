import type { DuplicateReasonText } from './duplicate-reason.type.ts';

/** What two entries are compared by; rows of a file and rows from SQL have the same shape. All values mended. */
export interface Candidate {
  /** Names the entry within one comparison: "row 12", or the id of an actor. */
  key: string;
  name: string;
  /** With the house number. */
  street: string | null;
  postalCode: string | null;
  latitude: number | null;
  longitude: number | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
  website: string | null;
}

export interface DuplicateScore {
  /** 0 (nothing in common) to 1 (the same in all we can see). */
  score: number;
  /** What speaks for it, as it is kept: `SAME_NAME`, `APART 42`. */
  reasons: DuplicateReasonText[];
}

export interface DuplicateMatch extends DuplicateScore {
  key: string;
  /** In the index that found it. */
  position: number;
}

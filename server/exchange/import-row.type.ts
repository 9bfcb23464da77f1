/** The names of the contract's enums; a string union, so that a mapping file may name them. */
export type ImportKind = 'ASSOCIATION' | 'INITIATIVE' | 'INSTITUTION';
export type ImportOperatorType = 'PUBLIC' | 'NON_PROFIT' | 'PRIVATE';
export type ImportAccess = 'YES' | 'PARTLY' | 'NO';

export interface ImportPlace {
  /** With the house number: "Weitlingstraße 4". */
  street: string | null;
  postalCode: string | null;
  city: string | null;
  /** Degrees, WGS84; both or none. */
  latitude: number | null;
  longitude: number | null;
}

/** One mended row: what will become an actor with at most one place. */
export interface ImportRow {
  number: number;
  externalId: string;
  source: string;
  name: string;
  kind: ImportKind;
  alternateNames: string[];
  legalForm: string | null;
  operatorType: ImportOperatorType | null;
  /** Plain text; the category's own words where the file has no text at all. */
  summary: string;
  description: string | null;
  /** Slugs; the first one is the main topic. */
  topics: string[];
  targetGroups: string[];
  /** BCP 47. */
  languages: string[];
  runByName: string | null;
  email: string | null;
  /** E.164. */
  phone: string | null;
  website: string | null;
  /** OpenStreetMap opening_hours. */
  openingHours: string | null;
  /** Of the entrance; null: unknown. */
  access: ImportAccess | null;
  place: ImportPlace | null;
  /** YYYY-MM-DD: the day the file's data speak for. */
  confirmedAt: string | null;
  /** The file's own word, kept also where it is unknown to us. */
  category: string | null;
}

/** Something a person should know about a cell: mended, left out (a note), or a ground to refuse the row (a problem). */
export interface CellRemark {
  column: string;
  reason: string;
}

export type MendedRow =
  | { accepted: true; number: number; row: ImportRow; contentHash: string; notes: CellRemark[] }
  | { accepted: false; number: number; name: string | null; category: string | null; problems: CellRemark[] };

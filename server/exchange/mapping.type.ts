import type { ImportKind } from './import-row.type.ts';

/** What a column can mean. */
export type Field =
  | 'externalId'
  | 'source'
  | 'name'
  | 'alternateNames'
  | 'kind'
  | 'category'
  | 'legalForm'
  | 'operatorType'
  | 'runByName'
  | 'summary'
  | 'description'
  | 'topics'
  | 'targetGroups'
  | 'languages'
  | 'email'
  | 'phone'
  | 'website'
  | 'openingHours'
  | 'wheelchair'
  | 'street'
  | 'houseNumber'
  | 'postalCode'
  | 'city'
  | 'latitude'
  | 'longitude'
  | 'confirmedAt';

export interface CategoryMeaning {
  /** null: told by the name and legal form of each row. */
  kind: ImportKind | null;
  topics: string[];
  targetGroups: string[];
}

/** Several columns for one field: the first filled one counts (lists of words are put together). */
export interface Mapping {
  columns: Partial<Record<Field, string[]>>;
  /** By the category's text as it stands in the file. */
  categories: Record<string, CategoryMeaning>;
}

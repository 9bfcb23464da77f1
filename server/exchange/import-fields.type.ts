import type { ImportRow } from './import-row.type.ts';

/**
 * What an import writes of an actor, field by field: the unit in which "edited by hand since" is judged, and the shape of
 * `import_origin.imported`. Address, point, hours and access are those of the main place.
 */
export interface ImportFields
  extends Pick<
    ImportRow,
    | 'kind'
    | 'name'
    | 'alternateNames'
    | 'legalForm'
    | 'operatorType'
    | 'category'
    | 'summary'
    | 'description'
    | 'languages'
    | 'website'
    | 'runByName'
    | 'email'
    | 'phone'
    | 'topics'
    | 'targetGroups'
    | 'openingHours'
    | 'access'
    | 'confirmedAt'
  > {
  /** null: no place at all */
  address: { street: string | null; postalCode: string | null; city: string | null } | null;
  /** degrees, WGS84 */
  point: { latitude: number; longitude: number } | null;
}

export type FieldName = keyof ImportFields;

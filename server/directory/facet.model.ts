import type { FacetRow } from './facet.queries.ts';
import type { FacetCount } from './facet.type.ts';
import type { FacetField } from './filter.queries.ts';

export interface FacetValue {
  value: string;
  label: string;
}

/** The counts of a facet in the order of its known values, zeros included, the selected ones first. */
export function facetCounts(
  field: FacetField,
  known: readonly FacetValue[],
  { rows, selected }: { rows: readonly FacetRow[]; selected: readonly string[] },
): FacetCount[] {
  const counted = new Map(rows.filter((row) => row.field === field).map((row) => [row.value, row.count]));
  const counts = known.map((value) => ({ ...value, count: counted.get(value.value) ?? 0 }));
  return [
    ...counts.filter(({ value }) => selected.includes(value)),
    ...counts.filter(({ value }) => !selected.includes(value)),
  ];
}

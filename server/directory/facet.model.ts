import type { Catalogue } from './catalogue.model.ts';
import type { FacetCount } from './facet.type.ts';
import type { FacetField } from './facet-field.model.ts';
import { failsFacet, type SelectedChunk } from './filter.model.ts';

export interface FacetValue {
  value: string;
  label: string;
}

/** How many actors each value of a facet would leave, by the value; the facet's own condition does not count. */
export function countFacet(selected: readonly SelectedChunk[], field: FacetField): Map<string, number> {
  const counts = new Map<string, number>();
  const others = ~failsFacet(field);
  for (const { chunk, failures } of selected) {
    for (const [value, rows] of chunk.valuesOf[field]) {
      let count = 0;
      let last = -1;
      for (let index = 0; index < rows.length; index += 1) {
        const row = rows[index] ?? 0;
        const actor = chunk.actorOf[row] ?? 0;
        if (((failures[row] ?? 0) & others) !== 0 || actor === last) continue;
        count += 1;
        last = actor;
      }
      if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  return counts;
}

/** The values of a facet that anybody has. */
export function listFacetValues({ chunks }: Catalogue, field: FacetField): string[] {
  return [...new Set([...chunks.values()].flatMap(({ valuesOf }) => [...valuesOf[field].keys()]))];
}

/** The counts of a facet in the order of its known values, zeros included, the selected ones first. */
export function facetCounts(
  known: readonly FacetValue[],
  { countOf, selected }: { countOf: (value: string) => number | undefined; selected: readonly string[] },
): FacetCount[] {
  const counts = known.map((value) => ({ ...value, count: countOf(value.value) ?? 0 }));
  return [
    ...counts.filter(({ value }) => selected.includes(value)),
    ...counts.filter(({ value }) => !selected.includes(value)),
  ];
}

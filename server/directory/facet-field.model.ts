/** The fields of a filter that a facet counts without, each a condition of its own. */
export const facetFields = ['kinds', 'operatorTypes', 'districts', 'topics', 'targetGroups', 'languages'] as const;
export type FacetField = (typeof facetFields)[number];

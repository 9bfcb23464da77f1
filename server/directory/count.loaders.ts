import DataLoader from 'dataloader';
import type { Catalogue } from './catalogue.model.ts';
import { countFacet } from './facet.model.ts';
import type { FacetField } from './facet-field.model.ts';
import { selectRows } from './filter.model.ts';

export interface CountLoaders {
  /** how many published actors each topic has, a parent with those of its children */
  actorsOfTopic: DataLoader<number, number>;
  actorsOfTargetGroup: DataLoader<number, number>;
  /** how many have a place in each district or quarter, or work there */
  actorsInDistrict: DataLoader<string, number>;
}

const everybody = { filter: {}, search: null, openNow: null, openAt: null };

export function countLoaders(catalogue: () => Promise<Catalogue>): CountLoaders {
  const counts = async (field: FacetField, values: readonly (string | number)[]) => {
    const counted = countFacet(selectRows(await catalogue(), everybody), field);
    return values.map((value) => counted.get(String(value)) ?? 0);
  };
  return {
    actorsOfTopic: new DataLoader((ids) => counts('topics', ids)),
    actorsOfTargetGroup: new DataLoader((ids) => counts('targetGroups', ids)),
    actorsInDistrict: new DataLoader((ids) => counts('districts', ids)),
  };
}

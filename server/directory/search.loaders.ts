import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import type { SearchPlan } from './search.model.ts';
import { loadSearchPlan } from './search.queries.ts';

export interface SearchLoaders {
  /** what typed words stand for; list, facets and map of one request ask for the same words */
  searchPlan: DataLoader<string, SearchPlan | null>;
}

export function searchLoaders(db: Kysely<unknown>): SearchLoaders {
  return {
    searchPlan: new DataLoader((searches) => Promise.all(searches.map((search) => loadSearchPlan(db, search)))),
  };
}

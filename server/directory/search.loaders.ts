import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import { lexemesOf, type NumberedPlan, numberPlan } from './search.model.ts';
import { loadLexemeNumbers, loadSearchPlan } from './search.queries.ts';

export interface SearchLoaders {
  /** what typed words stand for; list, facets and map of one request ask for the same words */
  searchPlan: DataLoader<string, NumberedPlan | null>;
}

export function searchLoaders(db: Kysely<unknown>): SearchLoaders {
  return {
    searchPlan: new DataLoader((searches) => Promise.all(searches.map((search) => loadNumberedPlan(db, search)))),
  };
}

async function loadNumberedPlan(db: Kysely<unknown>, search: string): Promise<NumberedPlan | null> {
  const plan = await loadSearchPlan(db, search);
  return plan && numberPlan(plan, await loadLexemeNumbers(db, lexemesOf(plan)));
}

import type { TestApi } from './test-api.ts';

/** An actor as the API shows it, with all that a filter asks for. */
export interface SeenActor {
  id: string;
  name: string;
  kind: string;
  operatorType: string | null;
  languages: string[];
  openToCooperation: boolean;
  topics: { slug: string; parent: { slug: string } | null }[];
  targetGroups: { slug: string }[];
  activeIn: { id: string }[];
  places: SeenPlace[];
}

export interface SeenPlace {
  id: string;
  latitude: number | null;
  longitude: number | null;
  openNow: boolean | null;
  openingHours: string | null;
  district: { id: string } | null;
  access: { feature: string; value: string }[];
}

const query = `query ($after: String) { actors(first: 50, after: $after) {
  pageInfo { hasNextPage endCursor }
  nodes { id name kind operatorType languages openToCooperation topics { slug parent { slug } } targetGroups { slug }
    activeIn { id } places { id latitude longitude openNow openingHours district { id } access { feature value } } } } }`;

/** Every published actor, read page by page. */
export async function readAllActors(api: TestApi): Promise<SeenActor[]> {
  const seen: SeenActor[] = [];
  let after: string | null = null;
  do {
    const { data }: { data: Page } = await api.ask<Page>(query, { after });
    seen.push(...data.actors.nodes);
    after = data.actors.pageInfo.hasNextPage ? data.actors.pageInfo.endCursor : null;
  } while (after !== null);
  return seen;
}

interface Page {
  actors: { nodes: SeenActor[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { productRoot } from '#server/config.ts';
import { startTestApi, type TestApi } from '#server/testing/test-api.ts';

/** Of the last build. */
const documentsFile = path.join(productRoot, 'web/gql/persisted-documents.json');

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi('example');
});
afterAll(() => api.close());
afterEach(() => {
  vi.restoreAllMocks();
});

/** How many statements an operation sends, without those that open and close its snapshot. */
async function statementsOf(query: string, variables: Record<string, unknown>): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  const { errors } = await api.ask(query, variables);
  expect(errors?.map(({ message }) => message)).toBeUndefined();
  const texts = sent.mock.calls.map(([statement]) => JSON.stringify(statement).slice(0, 200));
  sent.mockRestore();
  return texts.filter((text) => !/"(begin|start transaction|set transaction|rollback)|search_miss/i.test(text)).length;
}

const card = `id slug kind name summary distance confirmedAt district { id name } activeIn { id name } topics { slug name }
  partnerCount mainPlace { id street openNow openUntil access { feature value } } places { id latitude longitude }`;
const facet = '{ value label count }';
const near = { latitude: 52.5, longitude: 13.5, metres: 20_000 };

interface Asked {
  name: string;
  query: string;
  filter?: object;
}

/** However long the page and however much is asked of it. */
const mostStatements = 12;

const operations: Asked[] = [
  {
    name: 'a list with its facets',
    filter: { search: 'Kinder Garten', near },
    query: `query ($filter: ActorFilter, $first: PageSize!) {
      actors(filter: $filter, first: $first) { totalCount nodes { ${card} } pageInfo { endCursor } }
      facets(filter: $filter) { total kinds ${facet} districts ${facet} topics ${facet} targetGroups ${facet} languages ${facet} } }`,
  },
  {
    name: 'a list with every relation',
    query: `query ($first: PageSize!) { actors(first: $first) { totalCount nodes { ${card} targetGroups { slug }
      runBy { name } places { district { name } } } } }`,
  },
  {
    name: 'a list with partners and cooperations',
    query: `query ($first: PageSize!) { actors(first: $first) { nodes { name partners(first: 3) { name }
      cooperations(first: 3) { title topics { name } participants { actor { name } } } } } }`,
  },
  {
    name: 'the map',
    filter: { search: 'Kinder' },
    query: `query ($filter: ActorFilter) { map(filter: $filter, zoom: 18, viewport: { west: 13.4, south: 52.4, east: 13.6, north: 52.6 }) {
      total outside withoutPlace features { __typename ... on MapCluster { id count }
      ... on MapPin { actor { id slug name topics { slug icon } } place { id street } } } } }`,
  },
  {
    name: 'the network',
    query:
      '{ network { nodes { actor { name topics { slug } } partners group } edges { source target cooperations } } }',
  },
  {
    name: 'cooperations',
    query: `query ($first: PageSize!) { cooperations(first: $first) { totalCount nodes { title topics { name }
      participants { actor { name topics { slug } } } } } }`,
  },
  {
    name: 'suggestions',
    query: `{ suggest(text: "Kinder") { __typename ... on ActorSuggestion { actor { name district { name } topics { slug } } }
      ... on TopicSuggestion { topic { name actorCount } } ... on TargetGroupSuggestion { targetGroup { name actorCount } }
      ... on DistrictSuggestion { district { name actorCount } } } }`,
  },
  {
    name: 'what to loosen',
    filter: {
      ...{
        search: 'Kinder',
        kinds: ['INITIATIVE'],
        operatorTypes: ['PUBLIC'],
        districts: ['114009'],
        topics: ['sport'],
      },
      ...{ targetGroups: ['seniors'], languages: ['vi'], wheelchair: true, openNow: true, near },
    },
    query: 'query ($filter: ActorFilter!) { loosen(filter: $filter) { without total } }',
  },
  {
    name: 'an actor with all that is known of it',
    query: `{ actor(slug: "stadtteilhaus-volkrad") { ${card} description targetGroups { name } runBy { name }
      places { week { date } district { name } } partners(first: 50) { name topics { slug } }
      cooperations(first: 50) { title participants { role actor { name slug } } } } }`,
  },
];

test.each(operations)('$name takes at most twelve statements, however long the page', async ({ query, filter }) => {
  for (const first of query.includes('$first') ? [1, 20, 60, 100] : [1]) {
    const count = await statementsOf(query, { filter, first });
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(mostStatements);
  }
});

/** What a page asks for at its most. */
const variables: Record<string, unknown> = {
  slug: 'stadtteilhaus-volkrad',
  slugs: ['stadtteilhaus-volkrad', 'repair-cafe-tuerrschmidtstrasse'],
  text: 'Kindr',
  token: 'a',
  first: 50,
  after: null,
  name: 'IMPRINT',
  viewport: { west: 13.4, south: 52.4, east: 13.6, north: 52.6 },
  zoom: 17,
  sort: 'DISTANCE',
  filter: { search: 'Kindr Garten', near, openNow: true, topics: ['family'] },
};

/** What a visitor reads by; a change is refused to a visitor before it costs any statement. */
const ownDocuments = Object.values(
  z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(documentsFile, 'utf8'))),
).filter((document) => /query \w+/.test(document));

test.each(ownDocuments.map((document) => ({ name: /query (\w+)/.exec(document)?.[1], document })))(
  'our own $name takes at most twelve statements',
  async ({ document }) => {
    const given = Object.fromEntries(Object.entries(variables).filter(([name]) => document.includes(`$${name}`)));
    expect(await statementsOf(document, given)).toBeLessThanOrEqual(mostStatements);
  },
);

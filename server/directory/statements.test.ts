import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isEnumType, type OperationDefinitionNode, parse, typeFromAST, type VariableDefinitionNode } from 'graphql';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { productRoot } from '#server/config.ts';
import { createSchema } from '#server/schema.ts';
import { signInCoordinator } from '#server/testing/test-coordinator.ts';
import { type EditingHouse, entries, openEditingHouse } from '#server/testing/test-editing.ts';

/** Of the last build. */
const documentsFile = path.join(productRoot, 'web/gql/persisted-documents.json');

let house: EditingHouse;
let coordinator: string;
beforeAll(async () => {
  house = await openEditingHouse();
  coordinator = await signInCoordinator(house);
  await house.query(sql`
    insert into proposed_revision (id, actor_id, account_id, changes, created_at, proposed_at)
    select ${given['id']}::uuid, m.actor_id, m.account_id, '{"summary": {"from": "Alt", "to": "Neu"}}', now(), now()
    from membership m limit 1`);
  given['input'] = { id: await house.idOf(entries.own), version: 1, description: 'Neu' };
});
afterAll(() => house.close());
afterEach(() => {
  vi.restoreAllMocks();
});

/** How many statements an operation sends, without those that open and close its snapshot. @param by cookie; none: a visitor */
async function statementsOf(query: string, variables: Record<string, unknown>, by = ''): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  const { errors } = await house.ask(query, variables, by);
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
const given: Record<string, unknown> = {
  slug: 'stadtteilhaus-volkrad',
  otherSlug: 'repair-cafe-tuerrschmidtstrasse',
  slugs: ['stadtteilhaus-volkrad', 'repair-cafe-tuerrschmidtstrasse'],
  text: 'Kindr',
  search: 'Kinder',
  token: 'a',
  id: '01990000-0000-7000-8000-000000000006',
  other: '01990000-0000-7000-8000-000000000001',
  first: 50,
  viewport: { west: 13.4, south: 52.4, east: 13.6, north: 52.6 },
  zoom: 17,
  like: { name: 'Stadtteilhaus Volkrad', street: 'Volkradstraße 8' },
  sort: 'DISTANCE',
  filter: { search: 'Kindr Garten', near, openNow: true, topics: ['family'] },
  expression: 'Mo-Fr 09:00-17:00; PH off',
};

const schema = await createSchema();

function variableOf({ variable: { name }, type }: VariableDefinitionNode): [string, unknown] {
  const named = typeFromAST(schema, type.kind === 'NonNullType' ? type.type : type);
  const anyValue = isEnumType(named) ? named.getValues()[0]?.name : undefined;
  return [name.value, given[name.value] ?? anyValue];
}

/** What somebody reads by. */
const ownQueries = Object.values(
  z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(documentsFile, 'utf8'))),
).flatMap((document) => {
  const { definitions } = parse(document);
  const query = definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === 'OperationDefinition' && definition.operation === 'query',
  );
  return query ? [{ name: query.name?.value, document, variables: query.variableDefinitions ?? [] }] : [];
});

test.each(ownQueries)(
  'our own $name takes at most twelve statements, whoever asks',
  async ({ document, variables }) => {
    const asked = Object.fromEntries(variables.map(variableOf));
    expect(await statementsOf(document, asked)).toBeLessThanOrEqual(mostStatements);
    expect(await statementsOf(document, asked, coordinator)).toBeLessThanOrEqual(mostStatements);
  },
);

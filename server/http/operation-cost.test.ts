import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getIntrospectionQuery, parse } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { productRoot } from '#server/config.ts';
import { createSchema } from '#server/schema.ts';
import { highestCost, operationCost, operationPoints } from './operation-cost.ts';

let schema: Awaited<ReturnType<typeof createSchema>>;
beforeAll(async () => {
  schema = await createSchema();
});

const ownDocuments: Record<string, string> = JSON.parse(
  readFileSync(path.join(productRoot, 'web/gql/persisted-documents.json'), 'utf8'),
);
/** Everything a document of ours may be asked with, at its largest. */
const largest = {
  slug: 'a',
  text: 'a',
  slugs: Array<string>(100).fill('a'),
  name: 'IMPRINT',
  filter: { search: 'a', topics: Array<string>(100).fill('a') },
  sort: 'NAME',
  viewport: { west: -180, south: -90, east: 180, north: 90 },
  zoom: 24,
};
const nameOf = (query: string) => /query (\w+)/.exec(query)?.[1] ?? query;

function priceOf(query: string, variables: Record<string, unknown> = {}): { cost: number; points: number } {
  const operation = { schema, document: parse(query), variables };
  const cost = operationCost(operation);
  return { cost, points: operationPoints(operation, cost) };
}

describe('our own documents', () => {
  test.each(Object.values(ownDocuments).map((query) => [nameOf(query), query]))(
    '%s costs at most half the limit',
    (name, query) => {
      const { cost, points } = priceOf(query, largest);
      console.log(`${name}: cost ${cost}, ${points} points`);
      expect(cost).toBeGreaterThan(0);
      expect(cost).toBeLessThanOrEqual(highestCost / 2);
    },
  );

  test('are all of them looked at', () => expect(Object.keys(ownDocuments).length).toBeGreaterThanOrEqual(14));
});

test('the usual introspection stays within the limit', () => {
  expect(priceOf(getIntrospectionQuery()).cost).toBeLessThanOrEqual(highestCost);
});

describe('a price', () => {
  test('counts a hundred aliases like a hundred requests', () => {
    const aliases = Array.from({ length: 100 }, (_, n) => `a${n}: topics { slug }`).join(' ');
    expect(priceOf('{ topics { slug } }').points).toBe(1);
    expect(priceOf(`{ ${aliases} }`).points).toBeGreaterThanOrEqual(100);
    expect(priceOf(`{ ...A } fragment A on Query { ... { ${aliases} } }`).points).toBeGreaterThanOrEqual(100);
  });

  test('counts page sizes in variables, and values that are made', () => {
    const page = 'query ($n: PageSize) { actors(first: $n) { nodes { name } } }';
    expect(priceOf(page, { n: 100 }).cost).toBeGreaterThan(9 * priceOf(page, { n: 10 }).cost);
    const texts = Array.from({ length: 30 }, (_, n) => `a${n}: description`).join(' ');
    expect(priceOf(`{ actors(first: 100) { nodes { ${texts} } } }`).cost).toBeGreaterThan(highestCost);
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getIntrospectionQuery, parse } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { productRoot } from '#server/config.ts';
import { createSchema } from '#server/schema.ts';
import { highestCost, operationCost, operationPoints } from './operation-cost.ts';
import { createPriceMemory } from './price-memory.ts';

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
  input: { id: '0190a000-0000-7000-8000-000000000000', version: 1 },
  token: 'a',
  other: 'a',
};
/** Of documents whose input is another. */
const inputs: Record<string, object> = {
  DecideClaim: { id: '0190a000-0000-7000-8000-000000000000', accept: false, reason: 'a' },
};
const nameOf = (query: string) => /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? query;

function priceOf(query: string, variables: Record<string, unknown> = {}): { cost: number; points: number } {
  const operation = { schema, document: parse(query), variables };
  const cost = operationCost(operation);
  return { cost, points: operationPoints(operation, cost) };
}

describe('our own documents', () => {
  test.each(Object.values(ownDocuments).map((query) => [nameOf(query), query]))(
    '%s costs at most half the limit',
    (name, query) => {
      const { cost, points } = priceOf(query, { ...largest, ...(inputs[name] && { input: inputs[name] }) });
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
    for (const size of ['$n', 'null'])
      expect(priceOf(`query ($n: PageSize) { actors(first: ${size}) { nodes { name } } }`, { n: null }).cost).toBe(
        priceOf('{ actors { nodes { name } } }').cost,
      );
    const texts = Array.from({ length: 30 }, (_, n) => `a${n}: description`).join(' ');
    expect(priceOf(`{ actors(first: 100) { nodes { ${texts} } } }`).cost).toBeGreaterThan(highestCost);
  });
});

describe('a price that is remembered', () => {
  test.each([
    ['a page size', 'query ($n: PageSize) { actors(first: $n) { nodes { name } } }', { n: 10 }, { n: 100 }],
    ['a page size by default', 'query ($n: PageSize = 10) { actors(first: $n) { nodes { name } } }', {}, { n: 100 }],
    [
      'a directive in a fragment',
      'query ($all: Boolean!) { ...A } fragment A on Query { topics @include(if: $all) { slug name } }',
      { all: false },
      { all: true },
    ],
  ])('is another one for %s in a variable', (_, query, little, much) => {
    const rememberedPrice = createPriceMemory();
    const document = parse(query);
    const few = rememberedPrice({ schema, document, variables: little });
    expect(few.cost).toBe(priceOf(query, little).cost);
    expect(rememberedPrice({ schema, document, variables: much }).cost).toBe(priceOf(query, much).cost);
    expect(priceOf(query, much).cost).toBeGreaterThan(few.cost);
  });

  test('belongs to one operation of its document', () => {
    const rememberedPrice = createPriceMemory();
    const document = parse('query A { topics { slug } } query B { actors(first: 100) { nodes { name } } }');
    const [a, b, again] = ['A', 'B', 'A'].map((operationName) => rememberedPrice({ schema, document, operationName }));
    expect(b?.cost).toBeGreaterThan(a?.cost ?? 0);
    expect(again).toBe(a);
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { productRoot, readConfig, variableNames } from './config.ts';

test('without any variable, the product serves the example on this machine alone', () => {
  const config = readConfig({ PORT: '', DATABASE_URL: '' });
  expect(config).toMatchObject({ port: 4000, host: '127.0.0.1', databaseUrl: null, seed: 'example', graphiql: false });
  expect(config.dataDirectory).toMatch(/data$/);
});

test.for([
  ['PORT', 'abc'],
  ['PORT', '99999'],
  ['PORT', ' '],
  ['PORT', '4000.5'],
  ['SEED', 'demo'],
  ['PUBLIC_URL', 'kieznetz'],
  ['PUBLIC_URL', 'ftp://example.org'],
  ['PUBLIC_URL', 'https://example.org/kiez'],
  ['MAP_TILES', 'http://tiles.example.org/'],
  ['MAP_TILES_CACHE_MB', '-1'],
  ['MAP_OVERLAY', '/nowhere.geojson'],
  ['GRAPHIQL', 'yes'],
  ['TRUST_PROXY', '1'],
  ['RATE_LIMIT', 'none'],
  ['RATE_LIMIT', '5'],
  ['CONFIRM_EVERY_MONTHS', '0'],
  ['CONFIRM_EVERY_MONTHS', 'never'],
  ['LOG_LEVEL', 'loud'],
] as const)('%s may not be "%s": the sentence names both', ([name, value]) => {
  expect(() => readConfig({ [name]: value })).toThrow(name);
  expect(() => readConfig({ [name]: value })).toThrow(value);
});

test('a wrong DATABASE_URL is not repeated, as it holds a password', () => {
  const wrong = { DATABASE_URL: 'mysql://kieznetz:se-cret@127.0.0.1/kieznetz' };
  expect(() => readConfig(wrong)).toThrow(/^The variable DATABASE_URL .*postgresql:\/\/user:password@host/);
  expect(() => readConfig(wrong)).not.toThrow('se-cret');
});

test('the address of the site loses its slash at the end', () => {
  expect(readConfig({ PUBLIC_URL: 'https://kieznetz.example.org/' }).publicUrl).toBe('https://kieznetz.example.org');
});

test('the operating guide explains every variable, and none that does not exist', () => {
  const guide = readFileSync(path.join(productRoot, 'docs/operating.md'), 'utf8');
  const explained = [...guide.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(explained.toSorted()).toEqual(variableNames.toSorted());
});

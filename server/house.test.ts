import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { productRoot } from './config.ts';

const roles = [
  'entity',
  'type',
  'input',
  'queries',
  'loaders',
  'service',
  'policy',
  'resolver',
  'model',
  'route',
  'command',
  'job',
  'worker',
];
/** Folders of the server that are not something the user knows, and name their files freely. */
const freelyNamed = ['database', 'http', 'testing'];
const longest = 250;

const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'server', 'web', 'e2e', 'bench'],
  {
    cwd: productRoot,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /\.(tsx?|css)$/.test(file));

function read(file: string): string {
  return readFileSync(path.join(productRoot, file), 'utf8');
}

/** Where an import of a server file leads. */
function source(file: string, from: string): string {
  return from.startsWith('#') ? from.slice(1) : path.join(path.dirname(file), from);
}

test('every file of a slice says its role', () => {
  const inSlices = files.filter(
    (file) => /^server\/[^/]+\/.+\.ts$/.test(file) && !freelyNamed.includes(file.split('/')[1] ?? ''),
  );
  const strangers = inSlices.filter(
    (file) => !new RegExp(`/[a-z0-9-]+\\.(${roles.join('|')})(\\.test)?\\.ts$|/[a-z0-9-]+\\.test\\.ts$`).test(file),
  );
  expect(inSlices.length).toBeGreaterThan(50);
  expect(strangers).toEqual([]);
});

test('no file has a name that says nothing', () => {
  expect(files.filter((file) => /(^|\/)(index|utils?|helpers?|types|common|misc)(\.tsx?|\/)/.test(file))).toEqual([]);
});

test('no file is long', () => {
  const lines = (file: string) => readFileSync(path.join(productRoot, file), 'utf8').split('\n').length;
  expect(files.filter((file) => lines(file) > longest).map((file) => `${file}: ${lines(file)}`)).toEqual([]);
});

test('reads of the public ask only what may be published', () => {
  const privateTables =
    /\b(from|join)\s+(actor|place|contact|cooperation|actor_topic|actor_target_group|actor_district|place_access|cooperation_participant|cooperation_topic)\b/i;
  const queries = files
    .filter((file) => /^server\/.+\.(resolver|loaders|route)\.ts$/.test(file))
    .flatMap((file) =>
      [...read(file).matchAll(/from '([^']+\.queries\.ts)'/g)].map(([, from = '']) => source(file, from)),
    );
  expect(queries.length).toBeGreaterThan(8);
  expect([...new Set(queries)].filter((file) => privateTables.test(read(file)))).toEqual([]);
});

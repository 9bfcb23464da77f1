import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { productRoot } from './config.ts';
import { dataFolder, endProcesses, startProcess } from './testing/test-process.ts';

afterAll(endProcesses);

/** A user who may do little; only root can start something as another user. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

/** What a start that is refused says: one sentence on one line, exit code 1, no stack. */
async function refusal(environment: Record<string, string>, uid?: number): Promise<string> {
  const refused = startProcess({ environment: { DATA_DIR: dataFolder(), LOG_LEVEL: 'silent', ...environment }, uid });
  expect(await refused.ended).toBe(1);
  const [sentence = '', ...more] = refused.output().trimEnd().split('\n');
  expect(more).toEqual([]);
  expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(sentence).not.toMatch(/Error:|\bat .*:\d+/);
  return sentence;
}

/** A database of its own in the test's PostgreSQL, changed by `change`; its address. */
async function aDatabase(name: string, change: string, template = 'empty'): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  await run(url.href, `create database ${name} template ${template}`);
  url.pathname = `/${name}`;
  await run(url.href, change);
  return url.href;
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe('a start is refused in one sentence that says what to do', () => {
  test('when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await refusal({ PORT: String(port) })).toContain(`PORT=${port + 1}`);
    other.close();
  });

  test.skipIf(!isRoot)('when its folder belongs to somebody else', async () => {
    const folder = path.join(dataFolder(), 'closed');
    mkdirSync(folder, { mode: 0o755 });
    expect(await refusal({ DATA_DIR: folder }, nobody)).toMatch(/cannot write to .*closed.*DATA_DIR/);
  });

  test('when its folder can be none', async () => {
    const folder = dataFolder();
    writeFileSync(path.join(folder, 'file'), '');
    expect(await refusal({ DATA_DIR: path.join(folder, 'file/data') })).toMatch(/cannot write to .*DATA_DIR/);
  });

  test('when another PostgreSQL made the data', async () => {
    const folder = dataFolder();
    mkdirSync(path.join(folder, 'postgres'));
    writeFileSync(path.join(folder, 'postgres/kieznetz.json'), JSON.stringify({ password: 'x' }));
    writeFileSync(path.join(folder, 'postgres/PG_VERSION'), '12\n');
    expect(await refusal({ DATA_DIR: folder })).toMatch(/made by PostgreSQL 12, but .* brings PostgreSQL 18/);
    rmSync(path.join(folder, 'postgres/PG_VERSION'));
    expect(await refusal({ DATA_DIR: folder })).toMatch(/damaged.*backup/);
  });

  test('when what lies in the place of the database is not ours, which stays as it is', async () => {
    const folder = dataFolder();
    mkdirSync(path.join(folder, 'postgres/base'), { recursive: true });
    writeFileSync(path.join(folder, 'postgres/postmaster.opts'), 'somebody ran a server here');
    expect(await refusal({ DATA_DIR: folder })).toMatch(/was not made by Kieznetz.*DATA_DIR/);
    expect(await refusal({ DATA_DIR: folder })).toMatch(/was not made by Kieznetz.*DATA_DIR/);
  });

  test('when a newer Kieznetz wrote the database', async () => {
    const url = await aDatabase('from_the_future', `insert into migration (name) values ('9999-from-the-future')`);
    expect(await refusal({ DATABASE_URL: url })).toMatch(/newer Kieznetz.*9999-from-the-future/);
  });

  test('when a text of the operator is missing', async () => {
    expect(await refusal({ OPERATOR_DIR: dataFolder() })).toMatch(/operator\.json is missing: set OPERATOR_DIR/);
  });

  test.for([
    ['PORT', 'abc'],
    ['HOST', '192.0.2.1'],
    ['MAP_OVERLAY', path.join(productRoot, 'package.json')],
    ['OPERATOR_DIR', '/nowhere'],
  ] as const)('when %s is "%s"', async ([name, value]) => {
    const sentence = await refusal({ [name]: value });
    expect(sentence).toContain(name);
    expect(sentence).toContain(value);
  });
});

describe('of DATABASE_URL, its sentence never tells the password', () => {
  const lead = 'postgresql://kieznetz:se-cret@';

  test.for([
    [`${lead}127.0.0.1:99999/kieznetz`, /no valid address/],
    [`${lead}127.0.0.1:1/kieznetz`, /nothing answers at its host and port/],
    [`${lead}kieznetz.invalid/kieznetz`, /its host/],
  ] as const)('when it is %s', async ([url, reason]) => {
    const sentence = await refusal({ DATABASE_URL: url });
    expect(sentence).toContain('DATABASE_URL');
    expect(sentence).toMatch(reason);
    expect(sentence).not.toContain('se-cret');
  });

  test.for([
    ['password', /password is wrong/],
    ['pathname', /no such database: create it/],
  ] as const)('when its %s is wrong', async ([part, reason]) => {
    const url = new URL(inject('postgresUrl'));
    url[part] = 'nothing';
    expect(await refusal({ DATABASE_URL: url.href })).toMatch(reason);
  });

  test('when its user may not create tables there', async () => {
    const url = new URL(await aDatabase('guarded', `create role guest login password 'se-cret'`, 'template0'));
    url.username = 'guest';
    url.password = 'se-cret';
    expect(await refusal({ DATABASE_URL: url.href })).toMatch(/owner of the database/);
  });

  test('when the database cannot hold German', async () => {
    const url = new URL(inject('postgresUrl'));
    await run(url.href, `create database old_letters encoding 'LATIN1' locale 'C' template template0`);
    url.pathname = '/old_letters';
    expect(await refusal({ DATABASE_URL: url.href })).toMatch(/encoding LATIN1.*UTF8/);
  });
});

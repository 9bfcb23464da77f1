import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { connectOrm, type Orm } from '#server/database/orm.ts';

export interface TestDatabase {
  url: string;
  orm: Orm;
  /** takes it away under whoever uses it */
  drop(): Promise<void>;
  close(): Promise<void>;
}

/** A database of one test file's own: `empty` has the vocabulary and the districts, `example` the invented network too. */
export async function createTestDatabase(template: 'empty' | 'example' = 'empty'): Promise<TestDatabase> {
  const postgresUrl = inject('postgresUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(postgresUrl, `create database ${name} template ${template}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  const orm = await connectOrm(url.href);
  const drop = () => administer(postgresUrl, `drop database if exists ${name} with (force)`);
  return {
    url: url.href,
    orm,
    drop,
    async close() {
      await orm.close();
      await drop();
    },
  };
}

async function administer(postgresUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    // a template can be copied only while nobody else is copying it
    await client.query(`select pg_advisory_lock(1)`);
    await client.query(statement);
  } finally {
    await client.end();
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#server/database/embedded-postgres.ts';
import { migrate } from '#server/database/migrate.ts';
import { prepareDatabase } from '#server/database/prepare.ts';
import { loadSite } from '#server/operator/site.service.ts';
import { testConfig } from './test-config.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** address of the throw-away PostgreSQL; its databases `empty` and `example` are templates */
    postgresUrl: string;
  }
}

/** One real PostgreSQL for the whole run, with two templates that a test copies in a few milliseconds. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kieznetz-test-'));
  const postgres = await startEmbeddedPostgres(folder, [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
  ]);
  const site = await loadSite(testConfig(folder));
  for (const [name, seed] of [
    ['empty', 'none'],
    ['example', 'example'],
  ] as const) {
    const url = await createDatabase(postgres.url, name);
    await migrate(url);
    await prepareDatabase(url, { seed, site, now: new Date() });
  }
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function createDatabase(postgresUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return url.href;
}

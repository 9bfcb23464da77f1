import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '#server/app.ts';
import { listenForRevisions } from '#server/http/revision-listener.ts';
import { loadSite } from '#server/operator/site.service.ts';
import { createSchema } from '#server/schema.ts';
import { testConfig } from './test-config.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export interface ApiAnswer<Data> {
  status: number;
  data: Data;
  errors?: { message: string; extensions: { code: string; id?: string } }[];
}

export interface TestApi {
  database: TestDatabase;
  /** address of the listening server, without a slash at the end */
  origin: string;
  ask<Data = Record<string, never>>(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer<Data>>;
  close(): Promise<void>;
}

/** The whole product without its pages, on a free port over a database of its own; asked over real HTTP. */
export async function startTestApi(
  template: 'empty' | 'example' = 'empty',
  { clock, environment }: { clock?: () => Date; environment?: Record<string, string> } = {},
): Promise<TestApi> {
  const database = await createTestDatabase(template);
  const config = testConfig(mkdtempSync(path.join(tmpdir(), 'kieznetz-api-')), environment);
  const revisions = await listenForRevisions(database.url);
  const app = await createApp({
    config,
    orm: database.orm,
    schema: await createSchema(),
    site: await loadSite(config),
    revisions,
    web: null,
    clock,
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    database,
    origin,
    async ask(query, variables, headers = {}) {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...JSON.parse(await response.text()) };
    },
    async close() {
      await app.close();
      await revisions.stop();
      await database.close();
    },
  };
}

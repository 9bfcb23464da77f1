import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '#server/app.ts';
import { productRoot } from '#server/config.ts';
import { createRateLimit, noRateLimit } from '#server/http/rate-limit.ts';
import { listenForRevisions } from '#server/http/revision-listener.ts';
import { loadWebBuild } from '#server/http/web-build.ts';
import { type MailOutbox, openMailOutbox } from '#server/mail/mail-outbox.service.ts';
import { openMailTransport } from '#server/mail/mail-transport.service.ts';
import { loadSite } from '#server/operator/site.service.ts';
import { createSchema } from '#server/schema.ts';
import { testConfig } from './test-config.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export interface TestSite {
  database: TestDatabase;
  /** null: no mail is written */
  outbox: MailOutbox | null;
  /** address of the listening server, without a slash at the end */
  origin: string;
  close(): Promise<void>;
}

export interface TestSiteOptions {
  environment?: Record<string, string>;
  clock?: () => Date;
  /** false: the API alone, which needs no build */
  pages?: boolean;
  /** mails are written, and with `SMTP_URL` sent */
  mail?: boolean;
}

/** The whole product, with its built pages, on a free port over a database of its own. */
export async function startTestSite(
  template: 'empty' | 'example' = 'example',
  { environment, clock, pages = true, mail = false }: TestSiteOptions = {},
): Promise<TestSite> {
  const database = await createTestDatabase(template);
  const folder = mkdtempSync(path.join(tmpdir(), 'kieznetz-site-'));
  const config = testConfig(folder, environment);
  const revisions = await listenForRevisions(database.url);
  const rateLimit = config.rateLimit === null ? noRateLimit : await createRateLimit(database.url, config.rateLimit);
  const from = { name: 'Test', address: 'test@example.org' };
  const transport = config.smtpUrl === null ? null : openMailTransport(config.smtpUrl, from);
  const outbox = mail
    ? await openMailOutbox({ databaseUrl: database.url, orm: database.orm, transport, logError: console.error })
    : null;
  const app = await createApp({
    config,
    orm: database.orm,
    schema: await createSchema(),
    site: { ...(await loadSite(config)), signInByMail: mail },
    outbox,
    revisions,
    rateLimit,
    web: pages ? await loadWebBuild(path.join(productRoot, 'dist/web')) : null,
    clock,
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    database,
    outbox,
    origin,
    async close() {
      await app.close();
      await outbox?.stop();
      transport?.close();
      await rateLimit.close();
      await revisions.stop();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

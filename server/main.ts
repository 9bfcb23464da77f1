import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { prepareExampleAccounts } from './accounts/example-accounts.service.ts';
import { refreshOpeningHours } from './actors/opening-schedule.service.ts';
import { createApp } from './app.ts';
import { type Config, productRoot, readConfig } from './config.ts';
import { startConfirmationJob } from './confirmations/confirmation.job.ts';
import { openDatabase } from './database/open-database.ts';
import { connectOrm, type Orm } from './database/orm.ts';
import { prepareDatabase } from './database/prepare.ts';
import { StartError } from './errors.ts';
import { createRateLimit, noRateLimit } from './http/rate-limit.ts';
import { listenForRevisions } from './http/revision-listener.ts';
import { loadWebBuild } from './http/web-build.ts';
import { type MailOutbox, openMailOutbox } from './mail/mail-outbox.service.ts';
import { openMailTransport } from './mail/mail-transport.service.ts';
import { hasExampleData } from './operator/directory.queries.ts';
import { loadSite } from './operator/site.service.ts';
import type { Site } from './operator/site.type.ts';
import { keepErasures, repeatErasures } from './privacy/erasure-record.service.ts';
import { forgetOld } from './privacy/retention.job.ts';
import { forgetProposals } from './proposals/proposal-retention.service.ts';
import { forgetReporters } from './reports/report-retention.service.ts';
import { createSchema } from './schema.ts';
import { listenForShutdown, type Shutdown, StopRequested } from './shutdown.ts';
import { startBlock } from './start-block.ts';

/** What goes with time is looked through this often: opening hours from before today, and what is kept for a time only. */
const refreshEvery = 600_000;

/** The process: configuration, database, HTTP; it prints where it is, and stops gracefully, the database last. */
async function main(): Promise<void> {
  // a day of the house is a day in Berlin; opening hours are read by the clock of the process
  process.env['TZ'] = 'Europe/Berlin';
  const shutdown = listenForShutdown();
  try {
    console.log(await start(shutdown));
    shutdown.started();
  } catch (error) {
    if (error instanceof StopRequested || shutdown.isAsked()) await shutdown.end(0);
    console.error(sentenceOf(error));
    await shutdown.end(1);
  }
}

/** Starts one part after the other and leaves behind how each is ended; returns what to print. */
async function start(shutdown: Shutdown): Promise<string> {
  const config = readConfig(process.env);
  const configured = await loadSite(config);
  const web = await loadWebBuild(path.join(productRoot, 'dist/web'));
  const database = await openDatabase(config, 'server');
  shutdown.add(() => database.close());
  await prepareDatabase(database.url, { seed: config.seed, site: configured, now: new Date() });
  const orm = await connectOrm(database.url);
  shutdown.add(() => orm.close());
  const revisions = await listenForRevisions(database.url);
  shutdown.add(() => revisions.stop());
  const rateLimit = config.rateLimit === null ? noRateLimit : await createRateLimit(database.url, config.rateLimit);
  shutdown.add(() => rateLimit.close());
  const isExample = await hasExampleData(orm.em.fork().getKysely<unknown>());
  const mailbox = isExample && isAlone(config);
  const outbox =
    config.smtpUrl === null && !mailbox ? null : await openOutbox({ config, site: configured, orm, url: database.url });
  if (outbox !== null) shutdown.add(() => outbox.stop());
  const site = { ...configured, signInByMail: outbox !== null };
  const schema = await createSchema();
  const served = { config, orm, schema, site, revisions, rateLimit, web, outbox, mailbox };
  const app = await createApp({ ...served, isStopping: shutdown.isAsked });
  shutdown.add(() => app.close());
  logWarnings(app);
  const refresh = () =>
    Promise.all([
      refreshOpeningHours(orm.em.fork().getKysely<unknown>(), new Date()),
      forgetReporters(orm, new Date()),
      forgetOld(orm, { mailMonths: config.mailLogMonths, now: new Date() }),
      keepErasures(orm, config.dataDirectory),
      forgetProposals(orm, new Date()),
    ]).catch((error: unknown) => app.log.error(error));
  await repeatErasures(orm, config.dataDirectory, new Date());
  await refresh();
  const timer = setInterval(refresh, refreshEvery);
  shutdown.add(async () => clearInterval(timer));
  await listen(app, config);
  const address = config.publicUrl ?? visitable(app.listeningOrigin);
  // without an address of the site, a mail that nobody asked for cannot say where to go
  if (outbox !== null && (mailbox || config.publicUrl !== null)) {
    const logError = (error: unknown) => app.log.error({ err: error }, 'an entry could not be asked about');
    const asking = { orm, site, outbox, origin: address, withExamples: mailbox, logError };
    shutdown.add(startConfirmationJob(asking, () => new Date()));
  } else if (outbox !== null && config.confirmEveryMonths !== null) {
    app.log.warn('PUBLIC_URL is not set, so nobody is asked by mail whether an entry is still right.');
  }
  const links = mailbox ? await prepareExampleAccounts(orm, new Date()) : null;
  return startBlock({ address, isExample, links });
}

/** Whether only this machine reaches the process, and no mail leaves it: somebody tries it out. */
function isAlone({ host, publicUrl, trustProxy, smtpUrl }: Config): boolean {
  return /^(127\.0\.0\.1|localhost|::1)$/.test(host) && publicUrl === null && !trustProxy && smtpUrl === null;
}

function openOutbox({
  config,
  site,
  orm,
  url,
}: {
  config: Config;
  site: Site;
  orm: Orm;
  url: string;
}): Promise<MailOutbox> {
  const from = { name: site.name, address: config.mailFrom ?? site.email };
  return openMailOutbox({
    databaseUrl: url,
    orm,
    transport: config.smtpUrl === null ? null : openMailTransport(config.smtpUrl, from),
    logError: (error) => console.error(JSON.stringify({ level: 50, time: Date.now(), msg: `mail: ${String(error)}` })),
  });
}

/** What Node would print as plain text between the JSON lines. */
function logWarnings(app: FastifyInstance): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => app.log.warn({ err: warning }, 'a warning of Node'));
}

/** "All addresses" is one to listen on, not one to visit. */
function visitable(origin: string): string {
  return origin.replace(/\/\/(0\.0\.0\.0|\[::\])/, '//localhost');
}

/** What a person can mend is one sentence; of anything else, only those who look for it want the stack. */
function sentenceOf(error: unknown): unknown {
  if (error instanceof StartError) return error.message;
  if (/^(debug|trace)$/.test(process.env['LOG_LEVEL'] ?? '')) return error;
  const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
  return `Kieznetz could not start: ${reason} (LOG_LEVEL=debug says where).`;
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE') {
      throw new StartError(
        `Port ${port} is taken by another program: end that one, or start with another port, such as PORT=${port + 1}.`,
      );
    }
    if (code === 'EACCES')
      throw new StartError(`Port ${port} may not be used by this user: take one above 1023, such as PORT=4000.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartError(
        `The variable HOST is "${host}", which is no address of this machine: use 127.0.0.1 or 0.0.0.0.`,
      );
    }
    throw error;
  }
}

await main();

import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { refreshOpeningHours } from './actors/opening-schedule.service.ts';
import { createApp } from './app.ts';
import { type Config, productRoot, readConfig } from './config.ts';
import { openDatabase } from './database/open-database.ts';
import { connectOrm } from './database/orm.ts';
import { prepareDatabase } from './database/prepare.ts';
import { StartError } from './errors.ts';
import { listenForRevisions } from './http/revision-listener.ts';
import { loadWebBuild } from './http/web-build.ts';
import { countDirectory } from './operator/directory.queries.ts';
import { loadSite } from './operator/site.service.ts';
import { createSchema } from './schema.ts';
import { startBlock } from './start-block.ts';

/** Opening hours are looked through this often; only those from before today are evaluated anew. */
const refreshEvery = 600_000;
/** A second Ctrl-C after so many milliseconds does not wait for anybody. */
const patience = 1500;

/** The process: configuration, database, HTTP; it prints where it is, and stops gracefully, the database last. */
async function main(): Promise<void> {
  const closers: (() => Promise<unknown>)[] = [];
  let stopping = false;

  async function stop(exitCode: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    for (const close of closers.toReversed()) await close().catch((error: unknown) => console.error(String(error)));
    process.exit(exitCode);
  }

  const asked = { at: 0 };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // a terminal and npm may both pass on one Ctrl-C; a second one later means: at once
      if (asked.at > 0 && Date.now() - asked.at > patience) process.exit(1);
      asked.at ||= Date.now();
      void stop(0);
    });
  }
  stopWithParent(() => void stop(0));
  try {
    console.log(await start(closers, () => stopping));
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
    await stop(1);
  }
}

/** npm passes a SIGTERM on to a shell that dies of it and tells nobody: when that shell is gone, so are we. */
function stopWithParent(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 300).unref();
}

/** Starts one part after the other and leaves behind how each is ended; returns what to print. */
async function start(closers: (() => Promise<unknown>)[], isStopping: () => boolean): Promise<string> {
  const config = readConfig(process.env);
  const site = await loadSite(config);
  const web = await loadWebBuild(path.join(productRoot, 'dist/web'));
  const database = await openDatabase(config, 'server');
  closers.push(() => database.close());
  await prepareDatabase(database.url, { seed: config.seed, site, now: new Date() });
  const orm = await connectOrm(database.url);
  closers.push(() => orm.close());
  const revisions = await listenForRevisions(database.url);
  closers.push(() => revisions.stop());
  const app = await createApp({ config, orm, schema: await createSchema(), site, revisions, web, isStopping });
  closers.push(() => app.close());
  const refresh = () =>
    refreshOpeningHours(orm.em.fork().getKysely<unknown>(), new Date()).catch((error: unknown) => app.log.error(error));
  await refresh();
  const timer = setInterval(refresh, refreshEvery);
  closers.push(async () => clearInterval(timer));
  await listen(app, config);
  const { exampleData } = await countDirectory(orm.em.fork().getKysely<unknown>());
  return startBlock({ address: config.publicUrl ?? app.listeningOrigin, isExample: exampleData });
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

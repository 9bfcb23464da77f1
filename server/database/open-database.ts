import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '#server/config.ts';
import { StartError } from '#server/errors.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { reachGivenDatabase } from './given-database.ts';
import { migrate } from './migrate.ts';
import { finishReplacement } from './restore-replacement.ts';
import { announceRunning, claimRunning, type Running, readRunning, releaseRunning } from './running-file.ts';

export interface Database {
  url: string;
  /** ends the embedded database, if this process started it */
  close(): Promise<void>;
}

const patienceSeconds = 60;

/**
 * The migrated database of the configuration: that of `DATABASE_URL`, else the embedded one. A command uses the one that a
 * running server started; a second server is refused. Throws a `StartError` that says what to do.
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDirectory'>,
  role: Running['role'],
): Promise<Database> {
  const database = await reachDatabase(config, role);
  try {
    await migrate(database.url);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/** The same database as it is: nothing in it is changed, also when another version wrote it. */
export async function reachDatabase(
  { databaseUrl, dataDirectory }: Pick<Config, 'databaseUrl' | 'dataDirectory'>,
  role: Running['role'],
): Promise<Database> {
  return databaseUrl === null ? openEmbedded(dataDirectory, role) : openGiven(databaseUrl);
}

async function openGiven(url: string): Promise<Database> {
  await reachGivenDatabase(url);
  return { url, close: async () => undefined };
}

async function openEmbedded(dataDirectory: string, role: Running['role']): Promise<Database> {
  prepareDataDirectory(dataDirectory);
  if (!claimRunning(dataDirectory, role)) return openBeside(dataDirectory, role);
  try {
    finishReplacement(dataDirectory);
    const embedded = await startEmbeddedPostgres(dataDirectory);
    announceRunning(dataDirectory, role, embedded.url);
    return {
      url: embedded.url,
      async close() {
        await embedded.stop();
        releaseRunning(dataDirectory);
      },
    };
  } catch (error) {
    releaseRunning(dataDirectory);
    throw error;
  }
}

async function openBeside(dataDirectory: string, role: Running['role']): Promise<Database> {
  for (let tries = 0; tries < patienceSeconds * 10; tries += 1) {
    const running = readRunning(dataDirectory);
    if (running === null) return openEmbedded(dataDirectory, role);
    if (role === 'server' && running.role === 'server') {
      throw new StartError(
        `Kieznetz is already running on ${dataDirectory} (process ${running.pid}): stop that one first, or set DATA_DIR to another folder.`,
      );
    }
    if (running.role === 'command') {
      throw new StartError(
        `A command of Kieznetz is at work on ${dataDirectory} (process ${running.pid}): wait until it is through, then start again.`,
      );
    }
    if (running.url !== null) return { url: running.url, close: async () => undefined };
    await wait(100);
  }
  throw new StartError(`The server on ${dataDirectory} has been starting for too long: stop it, then try again.`);
}

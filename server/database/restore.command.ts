import path from 'node:path';
import { readArguments, runCommand, UsageError } from '#server/command.ts';
import { readConfig } from '#server/config.ts';
import { StartError } from '#server/errors.ts';
import { restoreBackup } from './restore.ts';

const usage = 'npm run restore -- FILE [--force]';

await runCommand(async (args) => {
  const { positionals, values } = readArguments(args, {
    usage,
    options: { force: { type: 'boolean', default: false } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(`Name one file. Usage: ${usage}`);
  const { databaseUrl, dataDirectory } = readConfig(process.env);
  if (databaseUrl !== null) {
    throw new StartError(
      'DATABASE_URL is set, and this command is for the embedded database: pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" kieznetz.dump puts a dump back.',
    );
  }
  // an exit of our own making, for which the database in the making ends with us; the present data is untouched
  const interrupt = () => process.exit(130);
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const { manifest, replaced } = await restoreBackup(path.resolve(file), {
    dataDirectory,
    force: values.force,
    now: new Date(),
  });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Restored ${rows} rows and ${manifest.files.length} files of ${manifest.madeAt} into ${dataDirectory}`);
  if (replaced !== null) console.log(`What was there before is in ${replaced}: delete it when you do not need it.`);
  return 0;
});

import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { type Config, readConfig } from './config.ts';
import { openDatabase } from './database/open-database.ts';
import { connectOrm, type Orm } from './database/orm.ts';
import { prepareDatabase } from './database/prepare.ts';
import { StartError } from './errors.ts';
import { loadSite } from './operator/site.service.ts';
import type { Site } from './operator/site.type.ts';

/** A command that was called wrongly; the message says how it is called. Ends with exit code 2. */
export class UsageError extends Error {}

/** Somebody only asked how a command is called. */
class UsageAsked extends Error {}

export interface CommandContext {
  orm: Orm;
  site: Site;
  now: Date;
}

/**
 * Runs what `npm run …` calls: sets the exit code to what `work` returns, and tells a failure in its one sentence, never as
 * a stack: 1 for what the person can mend in files or configuration, 2 for a wrong call.
 */
export async function runCommand(work: (argumentsGiven: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work(process.argv.slice(2));
  } catch (error) {
    if (error instanceof UsageAsked) {
      console.log(error.message);
      return;
    }
    console.error(sentenceOf(error));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

/**
 * Opens the database of the configuration (beside a running server, if there is one) for long work, and closes it again,
 * also on Ctrl-C: an unfinished transaction is then rolled back. `seed` says what a database that is new gets.
 */
export async function withDatabase(
  { seed }: { seed?: Config['seed'] },
  work: (context: CommandContext) => Promise<number>,
): Promise<number> {
  const config = readConfig(process.env);
  const site = await loadSite(config);
  const now = new Date();
  const database = await openDatabase(config, 'command');
  const interrupt = () => void database.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    await prepareDatabase(database.url, { seed: seed ?? config.seed, site, now });
    const orm = await connectOrm(database.url, { connections: 2, patient: true });
    try {
      return await work({ orm, site, now });
    } finally {
      await orm.close();
    }
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await database.close();
  }
}

/** `parseArgs`, with its complaints as a `UsageError` that ends with the usage line. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  { options, usage }: { options: Options; usage: string },
) {
  if (args.includes('--help')) throw new UsageAsked(`Usage: ${usage}`);
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const [complaint = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${complaint.replace(/\.$/, '')}. Usage: ${usage}`);
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartError || error instanceof UsageError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const isOurs = error.name === 'TableError' || error.name === 'DistrictFileError';
  return isOurs ? error.message : `This did not work, and nothing was written: ${error.message.split('\n')[0]}`;
}

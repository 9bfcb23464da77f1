import { StartError } from '#server/errors.ts';
import { migrations } from './migrations/migrations.ts';
import { connectOrm, type Orm } from './orm.ts';

/** Any number that no other program takes as an advisory lock on this database. */
const migrationLock = 7_114_009;

/** What to do when PostgreSQL refuses a step, by its code (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const advice: Record<string, string> = {
  '42501':
    'its user may not create tables or the extension pg_trgm there: make that user the owner of the database (ALTER DATABASE … OWNER TO …)',
  '0A000': 'this PostgreSQL lacks the extension pg_trgm: install its contrib package (such as postgresql-contrib)',
  '58P01': 'this PostgreSQL lacks the extension pg_trgm: install its contrib package (such as postgresql-contrib)',
  '42P07': 'there are tables of another program in it: give Kieznetz a database of its own',
  '25006': 'it can only be read, as a standby: name the primary server in DATABASE_URL',
  '53100': 'the disk of the database is full: free some space, then start again',
};

/**
 * Brings the database to this version's schema, or to that of the named migrations alone. Several processes may start at
 * once: one migrates, the others wait. Throws a `StartError` when the database does not fit, was written by a newer Kieznetz, or refuses a step.
 */
export async function migrate(databaseUrl: string, names?: readonly string[]): Promise<void> {
  const orm = await connectOrm(databaseUrl, { connections: 2, patient: true });
  try {
    await orm.em.fork().transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(?)', [migrationLock]);
      await refuseUnfit(orm);
      await refuseNewer(orm);
      await orm.migrator.up(names === undefined ? {} : { migrations: [...names] });
    });
  } catch (error) {
    throw error instanceof StartError
      ? error
      : new StartError(`The database could not be prepared: ${reasonOf(error)}.`);
  } finally {
    await orm.close();
  }
}

async function refuseUnfit(orm: Orm): Promise<void> {
  const [server] = await orm.em.fork().execute<{ version: number; encoding: string; german: boolean }[]>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
       exists (select from pg_collation where collname = 'de-x-icu') as german`,
  );
  if (server === undefined) return;
  if (server.version < 150_000) {
    throw new StartError(
      `The database is PostgreSQL ${Math.floor(server.version / 10_000)}, but Kieznetz needs 15 or newer: set DATABASE_URL to a newer one.`,
    );
  }
  if (server.encoding !== 'UTF8') {
    throw new StartError(
      `The database has the encoding ${server.encoding}, but Kieznetz needs UTF8: create it with createdb --encoding=UTF8 --template=template0.`,
    );
  }
  if (!server.german) {
    throw new StartError(
      'The database cannot sort German names (the collation de-x-icu is missing): use a PostgreSQL that was built with ICU, as the official packages are.',
    );
  }
}

async function refuseNewer(orm: Orm): Promise<void> {
  const em = orm.em.fork();
  const [found] = await em.execute<{ found: boolean }[]>(`select to_regclass('migration') is not null as found`);
  if (!found?.found) return;
  const known = new Set(migrations.map(({ name }) => name));
  const executed = await em.execute<{ name: string }[]>('select name from migration order by id');
  const unknown = executed.find(({ name }) => !known.has(name));
  if (unknown === undefined) return;
  throw new StartError(
    `The database was written by a newer Kieznetz (it has the migration ${unknown.name}, which this version does not know): start the newer version, or set DATA_DIR or DATABASE_URL to another database.`,
  );
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const known = 'code' in error ? advice[String(error.code)] : undefined;
  return known ?? error.message.split('\n').at(-1) ?? error.message;
}

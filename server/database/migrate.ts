import { StartError } from '#server/errors.ts';
import { migrations } from './migrations/migrations.ts';
import { connectOrm, type Orm } from './orm.ts';

/** Any number that no other program takes as an advisory lock on this database. */
const migrationLock = 7_114_009;

/**
 * Brings the database to this version's schema. Several processes may start at once: one migrates, the others wait.
 * Throws a `StartError` when the database is too old a PostgreSQL or was written by a newer Kieznetz.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const orm = await connectOrm(databaseUrl, { connections: 2, patient: true });
  try {
    await orm.em.fork().transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(?)', [migrationLock]);
      await refuseForeignDatabase(orm);
      await orm.migrator.up();
    });
  } finally {
    await orm.close();
  }
}

async function refuseForeignDatabase(orm: Orm): Promise<void> {
  const em = orm.em.fork();
  const [server] = await em.execute<{ version: number }[]>(
    `select current_setting('server_version_num')::int as version`,
  );
  if (server !== undefined && server.version < 150_000) {
    throw new StartError(
      `The database is PostgreSQL ${Math.floor(server.version / 10_000)}, but Kieznetz needs 15 or newer: set DATABASE_URL to a newer one.`,
    );
  }
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

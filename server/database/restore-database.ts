import { createReadStream, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { StartError } from '#server/errors.ts';
import type { Manifest, PackedTable } from './backup-archive.ts';
import { copyOf, listTables, qualified } from './backup-catalogue.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';

/** What would only slow the filling down: until it is through, the database is nobody's. */
const settings = ['wal_level=minimal', 'max_wal_senders=0', 'max_wal_size=4GB', 'autovacuum=off'];

/**
 * Makes an embedded database in a new data folder and fills it with the rows of an unpacked backup, at the schema they were
 * written at; the next start brings it to the present one. Ends it again.
 */
export async function makeDatabase(
  dataDirectory: string,
  { unpacked, manifest }: { unpacked: string; manifest: Manifest },
): Promise<void> {
  const embedded = await startEmbeddedPostgres(dataDirectory, settings);
  try {
    await migrate(embedded.url, manifest.migrations);
    const client = new pg.Client({ connectionString: embedded.url, application_name: 'kieznetz restore' });
    // a connection that breaks fails the statement under way, which says so
    client.on('error', () => undefined);
    await client.connect();
    try {
      await fill(client, unpacked, manifest);
    } finally {
      await client.end();
    }
  } finally {
    await embedded.stop();
  }
  rmSync(path.join(dataDirectory, 'postgres.log'), { force: true });
}

async function fill(client: pg.Client, unpacked: string, { tables, sequences }: Manifest): Promise<void> {
  const present = await listTables(client);
  await client.query('begin');
  // no trigger and no foreign key looks at rows that were all good together before
  await client.query('set local session_replication_role to replica');
  await client.query(`truncate ${present.map((table) => qualified(client, table)).join(', ')}`);
  for (const table of tables) {
    const isKnown = present.some(({ schema, name }) => schema === table.schema && name === table.name);
    if (!isKnown) {
      throw new StartError(`The backup has the table ${table.name}, which this version of Kieznetz does not make.`);
    }
    await fillTable(client, table, unpacked);
  }
  for (const sequence of sequences) {
    await client.query('select setval($1::regclass, $2::bigint)', [qualified(client, sequence), sequence.value]);
  }
  await client.query('commit');
  const views = await client.query<{ schema: string; name: string }>(
    'select schemaname as schema, matviewname as name from pg_matviews order by schemaname, matviewname',
  );
  for (const view of views.rows) await client.query(`refresh materialized view ${qualified(client, view)}`);
  await client.query('vacuum analyze');
}

async function fillTable(client: pg.Client, table: PackedTable, unpacked: string): Promise<void> {
  const rows = client.query(copyFrom(`copy ${copyOf(client, table)} from stdin with (freeze)`));
  await pipeline(createReadStream(path.join(unpacked, table.content.path)), createGunzip(), rows);
  if (rows.rowCount !== table.rows) {
    throw new StartError(`Of ${table.name} the backup has ${rows.rowCount} rows, but says ${table.rows}.`);
  }
}

import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { productRoot } from '#server/config.ts';
import { StartError } from '#server/errors.ts';
import { describeFile, type Manifest, type PackedFile, type PackedTable, packArchive } from './backup-archive.ts';
import { type CatalogueTable, copyOf, listSequences, listTables, qualified } from './backup-catalogue.ts';
import { ownEntries } from './data-directory.ts';
import { commandLock } from './turn.ts';

/**
 * Writes all rows of a database as of one moment, and what else the data folder holds, into one new file. Others read and
 * write meanwhile; imports and the like take turns with it. It is made of rows, not of PostgreSQL's own files, so that it
 * also leads from one main version of PostgreSQL to the next.
 */
export async function writeBackup(
  databaseUrl: string,
  { dataDirectory, file, now }: { dataDirectory: string; file: string; now: Date },
): Promise<Manifest> {
  if (existsSync(file)) throw new StartError(`The file ${file} exists already: name another one.`);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(`${file}.partial-`);
  const discard = () => rmSync(folder, { recursive: true, force: true });
  // Ctrl-C ends the process in the middle of this
  process.once('exit', discard);
  try {
    const database = await dump(databaseUrl, folder);
    const files = await copyFiles(dataDirectory, folder);
    const { version } = JSON.parse(await readFile(path.join(productRoot, 'package.json'), 'utf8'));
    const manifest: Manifest = {
      ...{ product: 'kieznetz', format: 1, madeAt: now.toISOString(), madeBy: String(version) },
      ...database,
      files,
    };
    await packArchive(folder, manifest, file);
    return manifest;
  } finally {
    process.off('exit', discard);
    discard();
  }
}

async function dump(databaseUrl: string, folder: string) {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'kieznetz backup' });
  // a connection that breaks fails the statement under way, which says so
  client.on('error', () => undefined);
  await client.connect();
  try {
    // not in the transaction: its moment would be the one before the wait
    await client.query('select pg_advisory_lock($1)', [commandLock]);
    const tables = await listTables(client);
    await client.query(`set datestyle to iso; set intervalstyle to iso_8601; set timezone to 'UTC'`);
    await client.query('begin isolation level repeatable read read only');
    // before its first read: a table that is emptied after that moment would look empty in it
    const names = tables.map((table) => qualified(client, table));
    if (names.length > 0) await client.query(`lock table ${names.join(', ')} in access share mode`);
    if (!tables.some(({ name }) => name === 'migration')) {
      throw new StartError('There is nothing in the database yet: start Kieznetz once, then back up.');
    }
    const dumped: PackedTable[] = [];
    await mkdir(path.join(folder, 'tables'));
    for (const table of tables) dumped.push(await dumpTable(client, table, folder));
    const migrations = await client.query<{ name: string }>('select name from migration order by id');
    const version = await client.query<{ server_version: string }>('show server_version');
    return {
      postgres: version.rows[0]?.server_version ?? '',
      migrations: migrations.rows.map(({ name }) => name),
      tables: dumped,
      sequences: await listSequences(client),
    };
  } finally {
    await client.end();
  }
}

async function dumpTable(client: pg.Client, table: CatalogueTable, folder: string): Promise<PackedTable> {
  const name = `tables/${encodeURIComponent(table.schema)}.${encodeURIComponent(table.name)}.copy.gz`;
  const copied = client.query(copyTo(`copy ${copyOf(client, table)} to stdout`));
  await pipeline(copied, createGzip(), createWriteStream(path.join(folder, name), { mode: 0o600 }));
  // the number of rows comes after the last one; with the answer to the next statement it is there
  await client.query('select');
  return { ...table, rows: copied.rowCount, content: await describeFile(folder, name) };
}

/** Whatever else is kept in the data folder, links and the like excepted. */
async function copyFiles(dataDirectory: string, folder: string): Promise<PackedFile[]> {
  const files: PackedFile[] = [];
  for (const entry of ownEntries(dataDirectory).filter((name) => name !== 'postgres')) {
    for (const name of await filesBelow(dataDirectory, entry)) {
      const copy = `files/${name}`;
      await mkdir(path.join(folder, path.dirname(copy)), { recursive: true });
      await copyFile(path.join(dataDirectory, name), path.join(folder, copy));
      await chmod(path.join(folder, copy), 0o600);
      files.push(await describeFile(folder, copy));
    }
  }
  return files;
}

async function filesBelow(root: string, entry: string): Promise<string[]> {
  const place = path.join(root, entry);
  const kind = await lstat(place);
  if (kind.isFile()) return [entry];
  if (!kind.isDirectory()) return [];
  const found = await readdir(place, { recursive: true, withFileTypes: true });
  return found
    .filter((below) => below.isFile())
    .map((below) => path.relative(root, path.join(below.parentPath, below.name)).replaceAll(path.sep, '/'))
    .sort();
}

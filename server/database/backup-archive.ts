import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create, extract } from 'tar';
import { z } from 'zod';
import { StartError } from '#server/errors.ts';

/** A file of the archive, by its path in it. */
const packed = z.object({ path: z.string(), bytes: z.number(), sha256: z.string() });

const table = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number(),
  /** PostgreSQL's text format of COPY, gzipped: every version from 15 reads what any other wrote */
  content: packed,
});

const manifest = z.object({
  product: z.literal('kieznetz'),
  format: z.literal(1),
  madeAt: z.string(),
  madeBy: z.string(),
  postgres: z.string(),
  /** names in the order in which they ran */
  migrations: z.array(z.string()),
  tables: z.array(table),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string() })),
  /** what else the data folder held, below `files/` */
  files: z.array(packed),
});

export type PackedFile = z.infer<typeof packed>;
export type PackedTable = z.infer<typeof table>;
export type Manifest = z.infer<typeof manifest>;

const manifestFile = 'manifest.json';
const sumFile = 'manifest.sha256';

/** What a file of the folder is, for the manifest. */
export async function describeFile(folder: string, name: string): Promise<PackedFile> {
  const file = path.join(folder, name);
  return { path: name, bytes: (await stat(file)).size, sha256: await sha256(file) };
}

/** Makes one file of a folder and its manifest, readable by its user alone; under its name stands only a whole one. */
export async function packArchive(folder: string, content: Manifest, file: string): Promise<void> {
  const partial = `${file}.partial`;
  await writeFile(path.join(folder, manifestFile), JSON.stringify(content, null, 2), { flush: true });
  await writeFile(path.join(folder, sumFile), await sha256(path.join(folder, manifestFile)));
  try {
    await writeFile(partial, '', { mode: 0o600 });
    const names = [manifestFile, sumFile, ...listedFiles(content).map((listed) => listed.path)];
    await create({ file: partial, cwd: folder, portable: true, strict: true, noDirRecurse: true }, names);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Unpacks an archive into a folder and compares every byte. Throws a `StartError` when it is damaged, or none of ours. */
export async function unpackArchive(file: string, folder: string): Promise<Manifest> {
  try {
    await extract({ file, cwd: folder, strict: true, preserveOwner: false, umask: 0o077 });
    const text = await readFile(path.join(folder, manifestFile), 'utf8');
    const expected = await readFile(path.join(folder, sumFile), 'utf8');
    if ((await sha256(path.join(folder, manifestFile))) !== expected) throw new Error('its manifest was changed');
    const content = manifest.parse(JSON.parse(text));
    for (const listed of listedFiles(content)) await compare(folder, listed);
    return content;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
      throw new StartError(`There is no space left on the disk of ${folder}: free some, then try again.`);
    }
    throw new StartError(
      `The file ${file} is damaged, or no backup of this Kieznetz (${reasonOf(error)}): nothing was changed; take another one.`,
    );
  }
}

async function compare(folder: string, { path: name, bytes, sha256: expected }: PackedFile): Promise<void> {
  const found = await describeFile(folder, name);
  if (found.bytes !== bytes || found.sha256 !== expected) throw new Error(`${name} in it was changed`);
}

function listedFiles({ tables, files }: Manifest): PackedFile[] {
  return [...tables.map(({ content }) => content), ...files];
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return `its ${error.issues[0]?.path.join('.')} is not what was expected`;
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return reason;
}

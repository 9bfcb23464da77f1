import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import { type TileAddress, templateKey } from './tile.model.ts';

export interface CachedTile {
  bytes: Buffer;
  fetchedAt: Date;
}

export interface TileCache {
  read(address: TileAddress): Promise<CachedTile | null>;
  write(address: TileAddress, bytes: Buffer): Promise<void>;
}

interface CachedFile {
  bytes: number;
  fetchedAt: Date;
}

/** A small tile still takes a block on the disk. */
const blockBytes = 4096;

/**
 * Tiles as files below a folder, the least recently used of them dropped beyond `maxBytes`. Survives restarts;
 * tiles of another template than the present one are deleted. A cache that cannot be written is an empty one.
 */
export async function openTileCache(
  directory: string,
  { template, maxBytes }: { template: string; maxBytes: number },
): Promise<TileCache> {
  const folder = path.join(directory, templateKey(template));
  const files = new LRUCache<string, CachedFile>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => Math.ceil(bytes / blockBytes) * blockBytes,
    dispose: (_file, name, reason) => {
      if (reason === 'evict') rm(path.join(folder, name), { force: true }).catch(ignore);
    },
  });
  await mkdir(folder, { recursive: true }).catch(ignore);
  await removeOthers(directory, templateKey(template));
  for (const { name, ...file } of await listFiles(folder)) files.set(name, file);
  return { read, write };

  async function read(address: TileAddress): Promise<CachedTile | null> {
    const name = fileName(address);
    const file = files.get(name);
    if (!file) return null;
    try {
      return { bytes: await readFile(path.join(folder, name)), fetchedAt: file.fetchedAt };
    } catch {
      files.delete(name); // somebody tidied the folder
      return null;
    }
  }

  async function write(address: TileAddress, bytes: Buffer): Promise<void> {
    if (bytes.length + blockBytes > maxBytes) return;
    const name = fileName(address);
    const draft = path.join(folder, `${name}.${randomUUID()}${draftEnding}`);
    try {
      await writeFile(draft, bytes);
      await rename(draft, path.join(folder, name)); // a reader sees the whole tile or none
      files.set(name, { bytes: bytes.length, fetchedAt: new Date() });
    } catch {
      await rm(draft, { force: true }).catch(ignore); // a full disk costs the cache, not the map
    }
  }
}

const draftEnding = '.draft';
const fileName = ({ z, x, y }: TileAddress): string => `${z}-${x}-${y}`;

/** Oldest first, so that the newest are the last to be dropped; drafts of a killed process are removed. */
async function listFiles(folder: string): Promise<(CachedFile & { name: string })[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(names.map((name) => describeFile(folder, name)));
  return found.filter((file) => file !== null).sort((a, b) => a.fetchedAt.getTime() - b.fetchedAt.getTime());
}

async function describeFile(folder: string, name: string): Promise<(CachedFile & { name: string }) | null> {
  const file = path.join(folder, name);
  if (name.endsWith(draftEnding)) await rm(file, { force: true }).catch(ignore);
  if (!/^\d+-\d+-\d+$/.test(name)) return null;
  const found = await stat(file).catch(() => null);
  return found && { name, bytes: found.size, fetchedAt: found.mtime };
}

async function removeOthers(directory: string, present: string): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  const others = names.filter((name) => /^[0-9a-f]{16}$/.test(name) && name !== present);
  await Promise.all(
    others.map((name) => rm(path.join(directory, name), { recursive: true, force: true }).catch(ignore)),
  );
}

function ignore(): void {}

import { LRUCache } from 'lru-cache';
import { type TileAddress, tileUrl } from './tile.model.ts';
import { openTileCache } from './tile-cache.service.ts';
import { fetchTileImage } from './tile-source.service.ts';

export interface TileSettings {
  /** address at the tile host, with `{z}`, `{x}` and `{y}` */
  template: string;
  /** room on the disk */
  cacheBytes: number;
  /** for headers and body of one tile together; 5 s unless told */
  timeoutMs?: number;
}

/** The image of a tile; null when it cannot be had now. */
export type LoadTile = (address: TileAddress) => Promise<Buffer | null>;

const freshMs = 30 * 24 * 3_600_000;
const restMs = 60_000;
const mostFetches = 6;
/** More than a few screens of tiles: whoever comes then sees the map without them at once. */
const mostWaiting = 200;

/**
 * Loads tiles from the disk, else from the host: at most six at once, one fetch for all who ask for the same tile, and
 * none within a minute of a failure. A tile older than 30 days is fetched anew and still served while the host is down.
 *
 * @param directory holds the cached tiles
 */
export async function createTileLoader(directory: string, settings: TileSettings): Promise<LoadTile> {
  const { template, cacheBytes: maxBytes, timeoutMs = 5000 } = settings;
  const cache = await openTileCache(directory, { template, maxBytes });
  const failed = new LRUCache<string, true>({ max: 10_000, ttl: restMs });
  const underWay = new Map<string, Promise<Buffer | null>>();
  const enter = createGate();

  return async function loadTile(address) {
    const cached = await cache.read(address);
    if (cached && Date.now() - cached.fetchedAt.getTime() < freshMs) return cached.bytes;
    return (await fetchOnce(address)) ?? cached?.bytes ?? null;
  };

  function fetchOnce(address: TileAddress): Promise<Buffer | null> {
    const url = tileUrl(template, address);
    if (failed.has(url)) return Promise.resolve(null);
    const shared = underWay.get(url);
    if (shared) return shared;
    const fetched = enter(() => fetchAndKeep(address, url)).finally(() => underWay.delete(url));
    underWay.set(url, fetched);
    return fetched;
  }

  async function fetchAndKeep(address: TileAddress, url: string): Promise<Buffer | null> {
    const bytes = await fetchTileImage(url, timeoutMs);
    if (bytes) await cache.write(address, bytes);
    else failed.set(url, true);
    return bytes;
  }
}

/** Lets `mostFetches` in at once; the others wait their turn, and where too many wait already, the answer is null. */
function createGate() {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async function enter<T>(work: () => Promise<T>): Promise<T | null> {
    if (waiting.length >= mostWaiting) return null;
    if (inside >= mostFetches) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Encoding } from './public-cache.ts';
import { matches, preferredEncoding } from './send-answer.ts';

interface Asset {
  type: string;
  etag: string;
  encoded: Partial<Record<Encoding, Buffer>> & { identity: Buffer };
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
/** What the build compressed beside a file. */
const twins = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * The built files, whose names change with their content. They are small, and stay in memory once for all: read from disk for
 * each visitor, five hundred who do not take their answer would hold five hundred copies.
 */
export async function registerAssetRoutes(app: FastifyInstance, folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files) {
    const name = path.join(file.parentPath, file.name);
    const type = types[path.extname(name)];
    if (!file.isFile() || type === undefined || name.includes('/.vite/')) continue;
    registerAsset(app, `/${path.relative(folder, name).replaceAll(path.sep, '/')}`, await readAsset(name, type));
  }
}

function registerAsset(app: FastifyInstance, url: string, { type, etag, encoded }: Asset): void {
  app.get(url, async (request, reply) => {
    const preferred = preferredEncoding(request.headers['accept-encoding']);
    const encoding = encoded[preferred] === undefined ? 'identity' : preferred;
    const tag = `"${etag}-${encoding}"`;
    reply.headers({ 'Cache-Control': 'public, max-age=31536000, immutable', ETag: tag, Vary: 'Accept-Encoding' });
    if (matches(request.headers['if-none-match'], tag)) return reply.code(304).send();
    if (encoding !== 'identity') reply.header('Content-Encoding', encoding);
    return reply.type(type).send(encoded[encoding] ?? encoded.identity);
  });
}

async function readAsset(name: string, type: string): Promise<Asset> {
  const identity = await readFile(name);
  const encoded: Asset['encoded'] = { identity };
  for (const [encoding, ending] of twins) {
    const compressed = await readFile(name + ending).catch(() => null);
    if (compressed !== null) encoded[encoding] = compressed;
  }
  return { type, etag: createHash('sha256').update(identity).digest('base64url').slice(0, 22), encoded };
}

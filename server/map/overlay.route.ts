import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { StartError } from '#server/errors.ts';
import { parseOverlay } from './overlay.model.ts';

/**
 * Serves the operator's own map drawing from memory. The file is read and checked once, before the first request:
 * throws a `StartError` with one sentence where it is not what it should be.
 *
 * @param file name of a GeoJSON file
 */
export async function registerOverlayRoute(app: FastifyInstance, file: string) {
  const body = await readDrawing(file);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

  app.get('/map/overlay.geojson', async (request, reply) => {
    reply.header('ETag', etag).header('Cache-Control', 'public, no-cache').header('X-Content-Type-Options', 'nosniff');
    const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known?.includes(etag)) return reply.code(304).send();
    return reply.type('application/geo+json').send(body);
  });
}

async function readDrawing(file: string): Promise<Buffer> {
  try {
    return Buffer.from(JSON.stringify(parseOverlay(await readFile(file, 'utf8'))));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The variable MAP_OVERLAY names the drawing ${file}, but it ${reason}.`);
  }
}

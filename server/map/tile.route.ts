import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { GeoBounds } from '#server/districts/projection.model.ts';
import { imageTypeOf, isTileInFrame, parseTileAddress } from './tile.model.ts';
import { createTileLoader, type TileSettings } from './tile.service.ts';

interface TileRoutes {
  tiles: TileSettings;
  /** the part of the world whose tiles are handed on */
  frame: GeoBounds;
  /** the tiles are kept in `tiles` below it */
  dataDirectory: string;
}

/**
 * Serves the base map under our own address, so that no visitor's address reaches the tile host. A tile that cannot be
 * had is 204: the map draws nothing there, and the browser has nothing to complain about.
 */
export async function registerTileRoutes(app: FastifyInstance, { tiles, frame, dataDirectory }: TileRoutes) {
  const loadTile = await createTileLoader(path.join(dataDirectory, 'tiles'), tiles);

  app.get<{ Params: { z: string; x: string; y: string } }>('/map/tiles/:z/:x/:y', async (request, reply) => {
    const { z, x, y } = request.params;
    const address = parseTileAddress(z, x, y);
    reply.header('X-Content-Type-Options', 'nosniff');
    if (!address || !isTileInFrame(address, frame)) {
      return reply.code(404).send({ code: 'NOT_FOUND', message: 'This tile lies outside of the map.', id: request.id });
    }
    const bytes = await loadTile(address);
    const type = bytes && imageTypeOf(bytes);
    if (!type) return reply.code(204).header('Cache-Control', 'public, max-age=60').send();
    return reply.header('Cache-Control', 'public, max-age=604800').type(type).send(bytes);
  });
}

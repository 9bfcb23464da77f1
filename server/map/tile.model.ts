import { createHash } from 'node:crypto';
import { type GeoBounds, tileAt } from '#server/districts/projection.model.ts';

/** Address of a slippy-map tile of 256 px. */
export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

export type TileImageType = 'image/png' | 'image/jpeg' | 'image/webp';

export const mostTileZoom = 19;
/** Below it a tile shows whole countries; the frame's own one is allowed, its neighbours are not. */
const leastPaddedZoom = 10;

/** The address of three path segments; null unless they are plain numbers of a tile that exists. */
export function parseTileAddress(z: string, x: string, y: string): TileAddress | null {
  if (![z, x, y].every((segment) => /^(0|[1-9]\d{0,5})$/.test(segment))) return null;
  const address = { z: Number(z), x: Number(x), y: Number(y) };
  const tiles = 2 ** address.z;
  return address.z <= mostTileZoom && address.x < tiles && address.y < tiles ? address : null;
}

/** Whether a tile touches the frame or lies right beside one that does. */
export function isTileInFrame({ z, x, y }: TileAddress, frame: GeoBounds): boolean {
  const padding = z < leastPaddedZoom ? 0 : 1;
  const first = tileAt(frame.west, frame.north, z);
  const last = tileAt(frame.east, frame.south, z);
  return x >= first.x - padding && x <= last.x + padding && y >= first.y - padding && y <= last.y + padding;
}

/** The address of a tile at the configured host; the template holds `{z}`, `{x}` and `{y}` in any order. */
export function tileUrl(template: string, { z, x, y }: TileAddress): string {
  return template.replaceAll('{z}', String(z)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y));
}

/** Tells the tiles of one template from those of another; safe as a name of a folder. */
export function templateKey(template: string): string {
  return createHash('sha256').update(template).digest('hex').slice(0, 16);
}

/**
 * What the bytes are by their first ones, whatever the host says; null: none of the three formats.
 * Signatures: https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
 */
export function imageTypeOf(bytes: Uint8Array): TileImageType | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1A\n')) return 'image/png';
  if (head.startsWith('\xFF\xD8\xFF')) return 'image/jpeg';
  if (/^RIFF[\s\S]{4}WEBPVP/.test(head)) return 'image/webp';
  return null;
}

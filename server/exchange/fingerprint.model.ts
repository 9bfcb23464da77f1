import { createHash } from 'node:crypto';
import { foldText } from '#server/actors/text.model.ts';
import type { ImportRow } from './import-row.type.ts';

/**
 * What a row says, as a hash: equal for the same facility in CSV, Excel and GeoJSON, because it is taken from the mended
 * values and knows nothing of file, row number, column names or source. A different hash under the same id is a change.
 */
export function contentHash(row: ImportRow): string {
  const { number: _number, source: _source, externalId: _externalId, ...content } = row;
  return hash(JSON.stringify(sorted(content)));
}

/**
 * An id for a row whose file has none, made of what stays when contacts and texts change: name and address (folded), or
 * name and point, or name and mail or web address. The same row in tomorrow's file is then the same entry.
 */
export function idFromContent(row: Omit<ImportRow, 'externalId'>): string {
  const { place } = row;
  const point = place && place.latitude !== null ? `${place.latitude},${place.longitude}` : null;
  const where = place?.street ? `${place.street} ${place.postalCode ?? ''}` : (point ?? row.email ?? row.website ?? '');
  return `content:${hash(`${foldText(row.name)}|${foldText(where)}`).slice(0, 20)}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Keys in one order, so that the hash does not depend on how the object was built. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

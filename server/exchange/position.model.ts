import { cleanLine } from '#server/actors/text.model.ts';

/** Degrees, WGS84: where entries of this instance may lie. */
export interface Frame {
  west: number;
  south: number;
  east: number;
  north: number;
}

export type Position =
  | { found: 'point'; latitude: number; longitude: number; note: string | null }
  | { found: 'nothing'; note: string }
  | { found: 'problem'; reason: string };

/**
 * Reads a pair of coordinates: decimal comma or point. A pair that lies in the frame only the other way round was
 * swapped: it is mended and told. A pair outside the frame either way is a problem, because it would put the entry on
 * the wrong map; no pair at all is allowed, and told.
 */
export function mendPosition(latitudeCell: string, longitudeCell: string, frame: Frame): Position {
  const texts = [cleanLine(latitudeCell), cleanLine(longitudeCell)];
  if (texts.every((text) => text === ''))
    return { found: 'nothing', note: 'no coordinates; the entry will not be on the map' };
  const [latitude = null, longitude = null] = texts.map(degrees);
  if (latitude === null || longitude === null) return { found: 'problem', reason: unreadable(texts) };
  if (latitude === 0 && longitude === 0)
    return { found: 'nothing', note: 'coordinates are 0, 0, which means none; the entry will not be on the map' };
  if (isInside(latitude, longitude, frame)) return { found: 'point', latitude, longitude, note: null };
  if (isInside(longitude, latitude, frame)) {
    const note = `latitude and longitude were swapped (${latitude}, ${longitude}); put right`;
    return { found: 'point', latitude: longitude, longitude: latitude, note };
  }
  return { found: 'problem', reason: outside(latitude, longitude, frame) };
}

/** Seven decimals are a centimetre: more is noise that would make the same facility look changed. */
function degrees(text: string): number | null {
  const written = text.replace(/°$/, '').replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
  if (!/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(written)) return null;
  return Math.round(Number(written) * 1e7) / 1e7;
}

function unreadable(texts: string[]): string {
  const shown = texts.map((text) => (text === '' ? 'nothing' : `"${text}"`)).join(' and ');
  return `${shown} cannot be read as latitude and longitude; write both as decimal degrees such as 52.5012 and 13.4969, or leave both empty`;
}

function outside(latitude: number, longitude: number, frame: Frame): string {
  if (Math.abs(latitude) > 180 || Math.abs(longitude) > 180) {
    return `${latitude}, ${longitude} are not degrees; convert the coordinates to WGS84 (EPSG:4326)`;
  }
  const box = `${frame.south} to ${frame.north} north, ${frame.west} to ${frame.east} east`;
  return `${latitude}, ${longitude} lies outside the area of this instance (${box})`;
}

function isInside(latitude: number, longitude: number, frame: Frame): boolean {
  return latitude >= frame.south && latitude <= frame.north && longitude >= frame.west && longitude <= frame.east;
}

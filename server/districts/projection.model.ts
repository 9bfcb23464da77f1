import proj4 from 'proj4';

/** Degrees, WGS84. */
export interface GeoPoint {
  latitude: number;
  longitude: number;
}

/** Degrees, WGS84. */
export interface GeoBounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The finest tiles a place is filed under: two bits a zoom level make 48 bits, which any 64-bit column holds. */
export const CELL_ZOOM = 24;

/** A map tile is 256 px wide; a tile two levels deeper is the 64 px square within which places become one cluster. */
const LEVELS_BELOW_TILE = 2;

/** Web Mercator ends where its map is a square: atan(sinh(π)). */
const MERCATOR_LIMIT = 85.05112877980659;

/** ETRS89 / UTM zone 33N, as https://epsg.io/25833 defines it; proj4 does not bring it along. */
const EPSG_25833 = '+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs';

const fromEpsg25833 = proj4(EPSG_25833, 'WGS84');

/** The point of a pair of EPSG:25833 metres (ETRS89 / UTM zone 33N, the system of Berlin's offices). */
export function toWgs84(easting: number, northing: number): GeoPoint {
  const [longitude, latitude] = fromEpsg25833.forward([easting, northing]);
  return { latitude, longitude };
}

/**
 * Metres that a degree measures at a latitude, along the meridian and along the parallel.
 * Series for the WGS84 ellipsoid: https://en.wikipedia.org/wiki/Geographic_coordinate_system#Length_of_a_degree.
 */
export function metresPerDegree(latitude: number): { latitude: number; longitude: number } {
  const angle = radians(latitude);
  return {
    latitude: 111_132.92 - 559.82 * Math.cos(2 * angle) + 1.175 * Math.cos(4 * angle) - 0.0023 * Math.cos(6 * angle),
    longitude: 111_412.84 * Math.cos(angle) - 93.5 * Math.cos(3 * angle) + 0.118 * Math.cos(5 * angle),
  };
}

/**
 * Metres east (`x`) and north (`y`) of the reference, on a flat map that is true to scale at the reference's latitude.
 * Within 30 km of it distances are right to about half a per cent, and their order is right where it matters, unlike in raw degrees.
 */
export function toMetres(point: GeoPoint, reference: GeoPoint): { x: number; y: number } {
  const scale = metresPerDegree(reference.latitude);
  return {
    x: (point.longitude - reference.longitude) * scale.longitude,
    y: (point.latitude - reference.latitude) * scale.latitude,
  };
}

/**
 * The Z-order cell of a point: the bits of its slippy-map tile at zoom 24, interleaved, x in the even places and y in the odd
 * ones (so its base-4 digits are the tile's quadkey). Two points share the leading 2·z bits exactly when they share the tile
 * of zoom z; so a range of cells is a square of the map. Points beyond the map's edge count to the outermost tile.
 * Formula: https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
 *
 *     x = floor(2^24 · (longitude + 180) / 360)
 *     y = floor(2^24 · (1 − asinh(tan(latitude)) / π) / 2)
 */
export function mapCell(longitude: number, latitude: number): bigint {
  const tile = tileAt(longitude, latitude, CELL_ZOOM);
  let cell = 0n;
  for (let bit = CELL_ZOOM - 1; bit >= 0; bit -= 1) {
    cell = (cell << 2n) | BigInt(((tile.y >>> bit) & 1) * 2 + ((tile.x >>> bit) & 1));
  }
  return cell;
}

/**
 * How places are grouped on a map of this zoom (256 px tiles): `zoom` is that of the 64 px squares, and `shift` the number
 * of bits that a cell loses (`cell >> shift`) to become the number of its square. Never finer than the cells themselves.
 */
export function cellsAtZoom(mapZoom: number): { zoom: number; shift: number } {
  const zoom = Math.min(CELL_ZOOM, Math.max(0, Math.floor(mapZoom)) + LEVELS_BELOW_TILE);
  return { zoom, shift: 2 * (CELL_ZOOM - zoom) };
}

/** Column and row of the slippy-map tile that holds the point. */
export function tileAt(longitude: number, latitude: number, zoom: number): { x: number; y: number } {
  const tiles = 2 ** zoom;
  const angle = radians(Math.min(MERCATOR_LIMIT, Math.max(-MERCATOR_LIMIT, latitude)));
  const x = Math.floor((tiles * (longitude + 180)) / 360);
  const y = Math.floor((tiles * (1 - Math.asinh(Math.tan(angle)) / Math.PI)) / 2);
  return { x: Math.min(tiles - 1, Math.max(0, x)), y: Math.min(tiles - 1, Math.max(0, y)) };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

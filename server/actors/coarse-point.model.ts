/** Edge of a cell of the grid, in metres. */
const CELL_METRES = 250;

/** Length of a degree of latitude on the sphere that the grid is drawn on; the published view uses the same figure. */
const METRES_PER_DEGREE = 111_320;

const LATITUDE_STEP = CELL_METRES / METRES_PER_DEGREE;

/**
 * The centre of the 250 m grid cell that holds the point, for places shown as `AREA`: degrees, WGS84, six decimals.
 * The same for every point of a cell and on every day, so that asking often does not reveal more; at most
 * 250·√2/2 ≈ 177 m from the point. The grid is fixed to the degree net, never to the point:
 *
 *     row       = floor(latitude / step)             step = 250 / 111320 degrees
 *     latitude  = (row + 0.5) · step
 *     width     = step / cos(latitude of the row's centre)
 *     longitude = (floor(longitude / width) + 0.5) · width
 *
 * A random offset was rejected: it averages out over several places or moves between imports.
 */
export function coarsePoint(point: { latitude: number; longitude: number }): { latitude: number; longitude: number } {
  const latitude = centreOfCell(point.latitude, LATITUDE_STEP);
  const longitude = centreOfCell(point.longitude, LATITUDE_STEP / Math.cos((latitude * Math.PI) / 180));
  return { latitude: sixDecimals(latitude), longitude: sixDecimals(longitude) };
}

function centreOfCell(degrees: number, step: number): number {
  return (Math.floor(degrees / step) + 0.5) * step;
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

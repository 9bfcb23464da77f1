import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { MultiPolygon, Polygon } from 'geojson';
import { innerPoint, outlineBounds } from './district-outline.model.ts';
import type { GeoBounds, GeoPoint } from './projection.model.ts';

/** What it takes to say whether a point lies in a district. WGS84, RFC 7946. */
export interface Outlined {
  id: string;
  outline: Polygon | MultiPolygon;
}

/** A district, or a quarter below one, as a file of official outlines describes it. */
export interface DistrictShape extends Outlined {
  name: string;
  /** The district that the file itself names as the one above, whether or not it is known here. */
  parentId: string | null;
}

/** What a file of outlines means to the districts that are known here. */
export interface DistrictLevels {
  districts: DistrictShape[];
  /** Each with the id of its district. */
  quarters: (DistrictShape & { parentId: string })[];
  /** Quarters of districts that are not known here: nothing to hang them under. */
  strays: DistrictShape[];
}

/**
 * Tells for any number of points in which district each lies, or null outside all of them. A point exactly on a shared border
 * belongs to the district with the lowest id, so that it always belongs to the same one. Pass one level at a time: districts,
 * or quarters.
 */
export function districtFinder<District extends Outlined>(
  districts: readonly District[],
): (point: GeoPoint) => District | null {
  // read once: of a hundred thousand places, each is compared with the box of each district
  const areas = districts
    .map((district) => ({
      district,
      id: district.id,
      outline: district.outline,
      bounds: outlineBounds(district.outline),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return (point) =>
    areas.find(({ bounds, outline }) => isWithin(bounds, point) && contains(outline, point))?.district ?? null;
}

/** The same for one point. */
export function districtOf<District extends Outlined>(
  point: GeoPoint,
  districts: readonly District[],
): District | null {
  return districtFinder(districts)(point);
}

/**
 * Sorts the shapes of a file into districts, quarters with their district, and strays. A shape lies below the district that the
 * file names as its parent, else below the one whose id begins its own (LOR: 11400930 in 114009), else below the known district
 * that holds a point inside it. `known` are the districts of the upper level. A file whose shapes lie below known districts brings no new districts of the upper level.
 */
export function districtLevels(shapes: readonly DistrictShape[], known: readonly Outlined[]): DistrictLevels {
  const levels: DistrictLevels = { districts: [], quarters: [], strays: [] };
  const knownIds = new Set(known.map((district) => district.id));
  const upperIds = new Set([...knownIds, ...shapes.filter(namesNoParent).map((shape) => shape.id)]);
  const unplaced: DistrictShape[] = [];

  for (const shape of shapes) {
    const parentId = knownIds.has(shape.id) ? null : parentOf(shape, upperIds, known);
    if (parentId !== null) levels.quarters.push({ ...shape, parentId });
    else if (knownIds.has(shape.id)) levels.districts.push(shape);
    else unplaced.push(shape);
  }
  const parents = new Set(levels.quarters.map((quarter) => quarter.parentId));
  for (const shape of unplaced) {
    const isDistrict = namesNoParent(shape) && (levels.quarters.length === 0 || parents.has(shape.id));
    (isDistrict ? levels.districts : levels.strays).push(shape);
  }
  return levels;
}

function parentOf(shape: DistrictShape, upperIds: ReadonlySet<string>, known: readonly Outlined[]): string | null {
  if (shape.parentId !== null) return upperIds.has(shape.parentId) ? shape.parentId : null;
  for (let length = shape.id.length - 1; length > 0; length -= 1) {
    const prefix = shape.id.slice(0, length);
    if (upperIds.has(prefix)) return prefix;
  }
  return districtOf(innerPoint(shape.outline), known)?.id ?? null;
}

function namesNoParent(shape: DistrictShape): boolean {
  return shape.parentId === null;
}

function isWithin({ west, south, east, north }: GeoBounds, { latitude, longitude }: GeoPoint): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

function contains(outline: Polygon | MultiPolygon, { latitude, longitude }: GeoPoint): boolean {
  return booleanPointInPolygon([longitude, latitude], outline);
}

import type { Position } from 'geojson';
import { z } from 'zod';
import type { DistrictShape } from './district.model.ts';
import { tidyOutline } from './district-outline.model.ts';
import { toWgs84 } from './projection.model.ts';

/** A file that cannot be read as districts; the message is one sentence for the person who chose the file. */
export class DistrictFileError extends Error {
  override name = 'DistrictFileError';
}

/** Names of the properties to read, where they are not the usual ones; upper and lower case are the same. */
export interface DistrictFields {
  id?: string;
  name?: string;
  parent?: string;
}

/**
 * The usual names in files of the LOR system, finest level first, because a quarter also names the levels above it;
 * the Prognoseraum above the districts is not a level here.
 */
const USUAL_FIELDS = [
  { id: 'PLR_ID', names: ['PLR_NAME'], parent: 'BZR_ID' },
  { id: 'BZR_ID', names: ['BZR_NAME'], parent: null },
  { id: 'PGR_ID', names: ['PGR_NAME'], parent: null },
  { id: 'SCHLUESSEL', names: [], parent: null },
  { id: 'id', names: [], parent: null },
];
const USUAL_NAMES = ['name', 'bezeichnung'];

/** By the number at the end of a `crs` name. CRS84, 4326 and 4258 are degrees; the box of the coordinates tells them from metres. */
const KNOWN_SYSTEMS = ['CRS84', '4326', '4258', '25833'];

const position = z.array(z.number()).min(2);
const ring = z.array(position).min(4);
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);
const feature = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).optional(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.unknown(),
});
const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.unknown()),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
});

type Feature = z.infer<typeof feature>;

/**
 * Reads the districts or quarters of a GeoJSON text: a FeatureCollection of polygons in WGS84 (longitude first) or EPSG:25833,
 * told apart by the box of the coordinates, because few files carry the `crs` member that RFC 7946 abolished.
 * Outlines come out as RFC 7946 wants them, in WGS84 with at most six decimals.
 *
 * @throws DistrictFileError with one sentence when anything is not as it should be; nothing is skipped silently.
 */
export function parseDistrictFile(text: string, fields: DistrictFields = {}): DistrictShape[] {
  const features = featuresOf(text);
  const numbers = new Map<string, number>();
  return features.map((raw, index) => {
    const number = index + 1;
    const read = feature.safeParse(raw);
    if (!read.success) throw new DistrictFileError(`Entry ${number} of the file is not a GeoJSON Feature.`);
    const shape = shapeOf(read.data, number, fields);
    const earlier = numbers.get(shape.id);
    if (earlier) throw new DistrictFileError(`Features ${earlier} and ${number} have the same id "${shape.id}".`);
    numbers.set(shape.id, number);
    return shape;
  });
}

function featuresOf(text: string): unknown[] {
  const json = parsedJson(text);
  const read = collection.safeParse(json);
  if (!read.success) throw new DistrictFileError(`The file is not a GeoJSON FeatureCollection${whatItIs(json)}.`);
  const system = read.data.crs?.properties.name;
  if (system && !KNOWN_SYSTEMS.some((known) => system.toUpperCase().endsWith(known))) {
    throw new DistrictFileError(`The file's coordinates are in "${system}"; save it in WGS84 or EPSG:25833.`);
  }
  if (read.data.features.length === 0)
    throw new DistrictFileError('The file contains no districts: it has no features.');
  return read.data.features;
}

function parsedJson(text: string): unknown {
  const withoutMark = text.replace(/^\uFEFF/, '');
  if (withoutMark.trim() === '') throw new DistrictFileError('The file is empty.');
  try {
    return JSON.parse(withoutMark);
  } catch {
    throw new DistrictFileError('The file is not valid JSON: it may be cut off, or be of another format than GeoJSON.');
  }
}

function whatItIs(json: unknown): string {
  const type = z.object({ type: z.string() }).safeParse(json).data?.type;
  if (type === 'Topology') return ' but TopoJSON; save it as GeoJSON';
  return type ? ` but of the type "${type}"` : '';
}

function shapeOf(found: Feature, number: number, fields: DistrictFields): DistrictShape {
  const usual = fields.id ? undefined : USUAL_FIELDS.find(({ id }) => fieldOf(found, id) !== null);
  const id = fieldOf(found, fields.id ?? usual?.id ?? '') ?? (fields.id ? null : textOf(found.id));
  if (id === null) throw missing(found, { number, what: 'id', field: fields.id });

  const nameFields = fields.name ? [fields.name] : [...(usual?.names ?? []), ...USUAL_NAMES];
  const name = nameFields.map((field) => fieldOf(found, field)).find((value) => value !== null);
  if (!name) throw missing(found, { number, what: 'name', field: fields.name });

  const parentId = fieldOf(found, fields.parent ?? usual?.parent ?? '');
  if (fields.parent && parentId === null) throw missing(found, { number, what: 'parent', field: fields.parent });
  return { id, name, outline: outlineOf(found, `Feature ${number} (${id} ${name})`), parentId };
}

function outlineOf(found: Feature, label: string): DistrictShape['outline'] {
  const kind = z.object({ type: z.string() }).safeParse(found.geometry).data?.type;
  if (kind === undefined) throw new DistrictFileError(`${label} has no geometry.`);
  if (kind !== 'Polygon' && kind !== 'MultiPolygon') {
    throw new DistrictFileError(`${label} is a ${kind}; a district needs a Polygon or a MultiPolygon.`);
  }
  const read = geometry.safeParse(found.geometry);
  if (!read.success) {
    throw new DistrictFileError(`${label} has a broken outline: each ring needs at least four pairs of numbers.`);
  }
  const polygons = read.data.type === 'Polygon' ? [read.data.coordinates] : read.data.coordinates;
  if (!polygons.flat().every(isClosed)) {
    throw new DistrictFileError(`${label} has an open outline: the last corner of a ring must be its first one.`);
  }
  const outline = tidyOutline(polygons.map((rings) => rings.map((corners) => inDegrees(corners, label))));
  if (!outline) throw new DistrictFileError(`${label} has an outline that encloses no area.`);
  return outline;
}

function isClosed(corners: readonly Position[]): boolean {
  const first = corners[0];
  const last = corners.at(-1);
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

function inDegrees(corners: readonly Position[], label: string): Position[] {
  return corners.map(([x = Number.NaN, y = Number.NaN]) => {
    // Germany with its halves exchanged: what a WFS answers when asked for EPSG:4326 by its URN.
    if (x > 47 && x < 56 && y > 5 && y < 16) {
      throw new DistrictFileError(
        `${label} has latitude before longitude (${x}, ${y}); GeoJSON wants longitude first.`,
      );
    }
    if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return [x, y];
    if (x < 100_000 || x > 900_000 || y < 5_000_000 || y > 6_500_000) {
      throw new DistrictFileError(`${label} has the corner ${x}, ${y}, which is neither WGS84 nor EPSG:25833.`);
    }
    const { longitude, latitude } = toWgs84(x, y);
    return [longitude, latitude];
  });
}

function missing(
  found: Feature,
  { number, what, field }: { number: number; what: string; field?: string | undefined },
) {
  const names = Object.keys(found.properties ?? {}).join(', ') || 'none';
  const where = field ? ` in the field "${field}"` : '';
  return new DistrictFileError(
    `Feature ${number} has no ${what}${where}; its fields are: ${names}. Name the right one with --${what}-field.`,
  );
}

function fieldOf(found: Feature, field: string): string | null {
  const wanted = field.toLowerCase();
  const entry = Object.entries(found.properties ?? {}).find(([name]) => name.toLowerCase() === wanted);
  return textOf(entry?.[1]);
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  return value.trim() || null;
}

import type { Geometry } from 'geojson';
import { z } from 'zod';

/** The operator's own drawing: what is kept of a file, all that the map draws by. */
export interface OverlayDrawing {
  type: 'FeatureCollection';
  features: { type: 'Feature'; properties: { kind?: string; name?: string }; geometry: Geometry }[];
}

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)], z.number());
const line = z.array(position).min(2);
const rings = z.array(z.array(position).min(4)).min(1);
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('MultiPoint'), coordinates: z.array(position) }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line) }),
  z.object({ type: z.literal('Polygon'), coordinates: rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings) }),
]);
const text = z.string().max(200).optional().catch(undefined);
const drawing = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z
        .object({ kind: text, name: text })
        .nullish()
        .transform((properties) => properties ?? {}),
      geometry,
    }),
  ),
});

/**
 * Reads a GeoJSON FeatureCollection in degrees; of the properties `kind` and `name` stay.
 * Throws an `Error` whose message ends the sentence "The drawing …".
 */
export function parseOverlay(json: string): OverlayDrawing {
  const parsed = drawing.safeParse(parseJson(json));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`is no GeoJSON FeatureCollection in degrees: ${issue?.path.join('.') || 'file'}: ${issue?.message}`);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    throw new Error('is not valid JSON');
  }
}

import type { MultiPolygon, Polygon } from 'geojson';
import { GraphQLScalarType } from 'graphql';

/** Only ever an output: outlines are imported at the command line. */
export const GeoJSON = new GraphQLScalarType<never, Polygon | MultiPolygon>({
  name: 'GeoJSON',
  description: 'A geometry as a JSON object (RFC 7946), degrees, longitude first.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc7946',
});

/**
 * Flattens a JSON object into cells: nested objects with a dot between the names, lists joined by semicolons.
 * `null` and absent are the same empty cell.
 */
export function cellsOf(value: object, prefix = ''): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const [name, inner] of Object.entries(value)) {
    const column = prefix + name;
    if (Array.isArray(inner)) cells[column] = inner.map(textOf).join('; ');
    else if (typeof inner === 'object' && inner !== null) Object.assign(cells, cellsOf(inner, `${column}.`));
    else cells[column] = textOf(inner);
  }
  return cells;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The cells of one GeoJSON feature: its properties, its id, and its point as latitude and longitude (RFC 7946 order). */
export function cellsOfFeature(feature: object) {
  const properties = objectIn(feature, 'properties') ?? {};
  const cells = cellsOf(properties);
  if ('id' in feature && feature.id !== null && feature.id !== undefined) cells['id'] = String(feature.id);
  const geometry = objectIn(feature, 'geometry');
  if (geometry === null) return { cells };
  const type = 'type' in geometry ? String(geometry.type) : 'unknown';
  const point = 'coordinates' in geometry && Array.isArray(geometry.coordinates) ? geometry.coordinates : [];
  if (type !== 'Point' || point.length < 2) {
    const reason = `the geometry is a ${type}, but an actor needs a Point; give the centre of the shape instead`;
    return { cells, problem: { column: 'geometry', reason } };
  }
  cells['longitude'] = textOf(point[0]);
  cells['latitude'] = textOf(point[1]);
  return { cells };
}

function objectIn(holder: object, name: string): object | null {
  const value: unknown = Reflect.get(holder, name);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}

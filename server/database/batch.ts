/** The rows of a batch in the order of its keys, as DataLoader wants them; null for a key without a row. */
export function keyedBy<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** The rows of each key of a batch, in the order in which they came. */
export function groupedBy<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): Row[][] {
  const groups = Map.groupBy(rows, keyOf);
  return keys.map((key) => groups.get(key) ?? []);
}

/**
 * The rows as instances of the API's type. type-graphql copies a plain row into a new instance for each of its fields
 * that has a resolver; an instance it takes as it is.
 */
export function instancesOf<Shape extends object, Row extends Shape>(
  type: new () => Shape,
  rows: readonly Row[],
): Row[] {
  return rows.map((row) => Object.assign(new type(), row));
}

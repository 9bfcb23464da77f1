import { createHash } from 'node:crypto';
import { AppError } from '#server/errors.ts';

/** The keys of the last entry of a page, in the order in which the sort compares them. */
export type CursorKeys = (string | number | null)[];

/** What a cursor belongs to: it is of no use with another query, sort or filter. */
export interface CursorScope {
  query: string;
  sort: string;
  filter: unknown;
}

/** An opaque text for the place behind an entry. */
export function encodeCursor(scope: CursorScope, keys: CursorKeys): string {
  return Buffer.from(JSON.stringify([fingerprint(scope), ...keys])).toString('base64url');
}

/** The keys in a cursor of the same query, sort and filter, `length` of them; anything else is BAD_USER_INPUT. */
export function decodeCursor(scope: CursorScope, cursor: string, length: number): CursorKeys {
  const [mark, ...keys] = parseList(cursor);
  if (mark !== fingerprint(scope) || keys.length !== length || !keys.every(isKey)) {
    throw new AppError(
      'BAD_USER_INPUT',
      'This cursor belongs to another query, filter or sort: start without `after`, and pass on the `endCursor` of the page before.',
    );
  }
  return keys;
}

function parseList(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor.slice(0, 4000), 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

function isKey(key: unknown): key is string | number | null {
  return key === null || typeof key === 'string' || (typeof key === 'number' && Number.isFinite(key));
}

function fingerprint(scope: CursorScope): string {
  return createHash('sha256').update(canonical(scope)).digest('base64url').slice(0, 16);
}

/** The same text for the same value, in whatever order its fields were given; absent and null alike. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(
    ([, field]) => field != null && !(Array.isArray(field) && field.length === 0),
  );
  return `{${fields
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`)
    .sort()
    .join(',')}}`;
}

import { createHash } from 'node:crypto';
import { AppError } from '#server/errors.ts';

/** The keys of the last entry of a page as text, in the order in which the sort compares them. */
export type CursorKeys = (string | null)[];

/** What a key must be, so that no text of somebody else's reaches a comparison that it would break. */
export type KeyKind = 'text' | 'uuid' | 'integer' | 'number' | 'number or null';

/** What a cursor belongs to: it is of no use with another query, sort or filter. */
export interface CursorScope {
  query: string;
  sort: string;
  filter: unknown;
}

const longestKey = 1000;

/** An opaque text for the place behind an entry. */
export function encodeCursor(scope: CursorScope, keys: CursorKeys): string {
  return Buffer.from(JSON.stringify([fingerprint(scope), ...keys])).toString('base64url');
}

/** The keys in a cursor of the same query, sort and filter, each of its kind; anything else is BAD_USER_INPUT. */
export function decodeCursor(scope: CursorScope, cursor: string, kinds: readonly KeyKind[]): CursorKeys {
  const [mark, ...keys] = parseList(cursor);
  const isOurs = mark === fingerprint(scope) && keys.length === kinds.length;
  if (!isOurs || !keys.every(isKey) || !kinds.every((kind, index) => fits[kind](keys[index] ?? null))) {
    throw new AppError(
      'BAD_USER_INPUT',
      'This cursor belongs to another query, filter or sort: start without `after`, and pass on the `endCursor` of the page before.',
    );
  }
  return keys;
}

const fits: Record<KeyKind, (key: string | null) => boolean> = {
  text: (key) => key !== null && key.length <= longestKey && key.isWellFormed() && !key.includes('\0'),
  uuid: (key) => key !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key),
  integer: (key) => key !== null && /^-?\d{1,9}$/.test(key),
  number: isNumber,
  'number or null': (key) => key === null || isNumber(key),
};

/** As PostgreSQL writes numbers; what a double cannot hold is none. */
function isNumber(key: string | null): boolean {
  if (key === null || key.length > 40 || !/^-?\d+(\.\d+)?(e[+-]\d+)?$/.test(key)) return false;
  return Number.isFinite(Number(key)) && (Number(key) !== 0 || /^-?0(\.0+)?$/.test(key));
}

function parseList(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor.slice(0, 4000), 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

function isKey(key: unknown): key is string | null {
  return key === null || typeof key === 'string';
}

/** Each entry of a page has a cursor of the same scope. */
const fingerprints = new WeakMap<CursorScope, string>();

function fingerprint(scope: CursorScope): string {
  const known = fingerprints.get(scope);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(canonical(scope)).digest('base64url').slice(0, 16);
  fingerprints.set(scope, made);
  return made;
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

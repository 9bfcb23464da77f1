import type { Kysely } from 'kysely';
import { mayCoordinate } from '#server/accounts/account.policy.ts';
import type { SignedIn } from '#server/accounts/viewer.type.ts';
import { type CursorScope, decodeCursor, encodeCursor } from '#server/directory/cursor.model.ts';
import { PageInfo } from '#server/directory/page-info.type.ts';
import { maySeeReporter } from './report.policy.ts';
import { countReports, listReports, type ReportScope } from './report.queries.ts';
import { ReportConnection, type ReportState } from './report.type.ts';

/** What a viewer may read of reports, as `mayAnswer` says it of a single one. */
export function scopeOf(viewer: SignedIn | null): ReportScope {
  const actorIds = mayCoordinate(viewer) ? null : (viewer?.actorIds ?? []);
  return { actorIds, withReporter: maySeeReporter(viewer) };
}

export interface ReportWish {
  state: ReportState | null;
  first: number;
  after: string | null;
}

/** What waits, the oldest first, or what is done, the newest first; for a visitor there is none. */
export async function reportsFor(
  db: Kysely<unknown>,
  viewer: SignedIn | null,
  { state, first, after }: ReportWish,
): Promise<ReportConnection> {
  const order = state === 'OPEN' ? 'OLDEST' : 'NEWEST';
  const cursorScope: CursorScope = { query: 'reports', sort: order, filter: { state } };
  const [id = null] = after === null ? [] : decodeCursor(cursorScope, after, ['uuid']);
  const scope = scopeOf(viewer);
  const isEmpty = scope.actorIds?.length === 0;
  const [found, totalCount] = isEmpty
    ? [[], 0]
    : await Promise.all([listReports(db, scope, { state, order, first, after: id }), countReports(db, scope, state)]);
  const nodes = found.slice(0, first);
  const last = nodes.at(-1);
  const pageInfo = Object.assign(new PageInfo(), {
    hasNextPage: found.length > first,
    endCursor: last ? encodeCursor(cursorScope, [last.id]) : null,
  });
  return Object.assign(new ReportConnection(), { nodes, pageInfo, totalCount });
}

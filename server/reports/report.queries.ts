import { type Kysely, type RawBuilder, sql } from 'kysely';
import { Report, type ReportState } from './report.type.ts';

/** Which reports somebody reads, and what of them. */
export interface ReportScope {
  /** null: those of all entries, also what is held to be unlawful */
  actorIds: readonly string[] | null;
  withReporter: boolean;
}

export interface ReportPage {
  /** null: whatever came of them */
  state: ReportState | null;
  order: 'OLDEST' | 'NEWEST';
  first: number;
  /** id of the report before; its version 7 makes it sort by time */
  after: string | null;
}

/** One more than `first`, when there are more. */
export async function listReports(db: Kysely<unknown>, scope: ReportScope, page: ReportPage): Promise<Report[]> {
  const { state, order, first, after } = page;
  const behind = order === 'OLDEST' ? sql`r.id > ${after}::uuid` : sql`r.id < ${after}::uuid`;
  const { rows } = await sql<Report>`
    ${select(scope)} and ${inState(state)} and ${after === null ? sql`true` : behind}
    order by r.id ${order === 'OLDEST' ? sql`asc` : sql`desc`} limit ${first + 1}
  `.execute(db);
  return rows.map(reportOf);
}

export async function countReports(
  db: Kysely<unknown>,
  scope: ReportScope,
  state: ReportState | null,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from report r where ${readable(scope)} and ${inState(state)}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

export async function findReport(db: Kysely<unknown>, scope: ReportScope, id: string): Promise<Report | null> {
  const { rows } = await sql<Report>`${select(scope)} and r.id = ${id}::uuid`.execute(db);
  return rows[0] === undefined ? null : reportOf(rows[0]);
}

function select(scope: ReportScope): RawBuilder<unknown> {
  const reporter = (column: RawBuilder<unknown>) => (scope.withReporter ? column : sql`null::text`);
  return sql`
    select r.id, r.number, r.version, r.kind, r.field, r.text, r.locale, r.state, r.answer, r.answered_at as "answeredAt",
      r.created_at as "createdAt", r.actor_id as "actorId", a.name as "actorName", r.reporter_email is not null as "isMailed",
      ${reporter(sql`r.reporter_name`)} as "reporterName", ${reporter(sql`r.reporter_email`)} as "reporterEmail"
    from report r join actor a on a.id = r.actor_id
    where ${readable(scope)}`;
}

function readable({ actorIds }: ReportScope): RawBuilder<unknown> {
  return actorIds === null ? sql`true` : sql`r.actor_id = any (${[...actorIds]}::uuid[]) and r.kind <> 'UNLAWFUL'`;
}

function inState(state: ReportState | null): RawBuilder<unknown> {
  return state === null ? sql`true` : sql`r.state = ${state}`;
}

function reportOf(row: Report): Report {
  const answeredAt = row.answeredAt && new Date(row.answeredAt);
  return Object.assign(new Report(), row, { createdAt: new Date(row.createdAt), answeredAt });
}

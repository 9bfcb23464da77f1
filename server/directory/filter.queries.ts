import { type Kysely, sql } from 'kysely';

export type Database = Kysely<unknown>;

/** What the opening hours of a number are at a moment; whoever is in neither list, is unknown. */
export interface HoursAt {
  open: ReadonlySet<number>;
  closed: ReadonlySet<number>;
}

/**
 * Which opening hours (`directory_hours.no`) are open and which closed at a moment. Unknown are those that cannot be
 * evaluated, and those by appointment alone.
 */
export async function loadHoursAt(db: Database, moment: Date): Promise<HoursAt> {
  const { rows } = await sql<{ open: number[] | null; closed: number[] | null }>`
    select array_agg(h.no) filter (where s.open_times @> ${moment}::timestamptz) as open,
      array_agg(h.no) filter (where not s.open_times @> ${moment}::timestamptz and not (s.by_appointment and isempty(s.open_times))) as closed
    from directory_hours h join opening_schedule s on s.expression = h.expression
  `.execute(db);
  return { open: new Set(rows[0]?.open), closed: new Set(rows[0]?.closed) };
}

import { type Kysely, sql } from 'kysely';
import { type HoursAt, hoursState } from './hours-at.model.ts';

export type Database = Kysely<unknown>;

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
  const { open, closed } = { open: rows[0]?.open ?? [], closed: rows[0]?.closed ?? [] };
  const hours = new Uint8Array(1 + Math.max(0, ...open, ...closed));
  for (const no of closed) hours[no] = hoursState.closed;
  for (const no of open) hours[no] = hoursState.open;
  return hours;
}

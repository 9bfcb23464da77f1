import { type Kysely, sql } from 'kysely';
import { evaluateOpeningHours } from './opening-hours.model.ts';

const dayInMilliseconds = 86_400_000;
/** "Open at" reaches eight weeks ahead; a week more, so that the daily refresh may come late. */
const daysAhead = 63;

/**
 * Evaluates the opening hours that are used but not evaluated yet, each distinct expression once, in the transaction of
 * `db`. Called by everything that writes places.
 */
export async function evaluateNewOpeningHours(db: Kysely<unknown>, now: Date): Promise<void> {
  const { rows } = await sql<{ expression: string }>`
    select distinct p.opening_hours as expression from place p
    where p.opening_hours is not null and not exists (select 1 from opening_schedule s where s.expression = p.opening_hours)
    order by 1
  `.execute(db);
  await storeSchedules(
    db,
    rows.map(({ expression }) => expression),
    now,
  );
}

/** Evaluates all used opening hours from today on and forgets those that nobody uses any more. */
export async function refreshOpeningHours(db: Kysely<unknown>, now: Date): Promise<void> {
  await sql`delete from opening_schedule s where not exists (select 1 from place p where p.opening_hours = s.expression)`.execute(
    db,
  );
  const { rows } = await sql<{ expression: string }>`
    select expression from opening_schedule where evaluated_at < ${startOfDay(now)} order by 1
  `.execute(db);
  await storeSchedules(
    db,
    rows.map(({ expression }) => expression),
    now,
  );
}

async function storeSchedules(db: Kysely<unknown>, expressions: readonly string[], now: Date): Promise<void> {
  if (expressions.length === 0) return;
  const from = startOfDay(now);
  const until = new Date(from.getTime() + daysAhead * dayInMilliseconds);
  const schedules = expressions.map((expression) => {
    const hours = evaluateOpeningHours(expression, from, until);
    return {
      expression,
      times:
        hours &&
        `{${hours.intervals.map(({ opens, closes }) => `[${opens.toISOString()},${closes.toISOString()})`).join(',')}}`,
      appointment: hours !== null && hours.unknownIntervals.length > 0,
    };
  });
  await sql`
    insert into opening_schedule (expression, open_times, by_appointment, evaluated_at, evaluated_until)
    select expression, times::tstzmultirange, appointment, ${now}, ${until}
    from jsonb_to_recordset(${JSON.stringify(schedules)}::jsonb) as s (expression text, times text, appointment boolean)
    on conflict (expression) do update set open_times = excluded.open_times, by_appointment = excluded.by_appointment,
      evaluated_at = excluded.evaluated_at, evaluated_until = excluded.evaluated_until
  `.execute(db);
}

/** Midnight of the process's time zone, which is that of the house. */
function startOfDay(moment: Date): Date {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());
}

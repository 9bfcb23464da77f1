import { type Kysely, sql } from 'kysely';
import { prepared } from '#server/database/read-connection.ts';
import { type OpeningTimes, Place } from './place.type.ts';

/** How far ahead the times of a place are read for its week. */
const daysAhead = 8;

/** A place as the read model keeps it: its notice with the days on which it holds. */
export type PlaceRow = Omit<Place, 'notice'> & Record<'notice' | 'noticeFrom' | 'noticeUntil', string | null>;

/** The published places of actors, main place first. */
export async function findPlacesByActor(
  db: Kysely<unknown>,
  actorIds: readonly string[],
  now: Date,
): Promise<{ actorId: string; places: Place[] }[]> {
  const { rows } = await sql<{ actorId: string; places: PlaceRow[] }>`${prepared}
    select actor_id as "actorId", places from directory_entry where actor_id = any (${actorIds}::uuid[]) order by actor_id
  `.execute(db);
  return rows.map(({ actorId, places }) => ({ actorId, places: toPlaces(places, now) }));
}

export function toPlaces(rows: readonly PlaceRow[], now: Date): Place[] {
  return rows.map(({ noticeFrom, noticeUntil, ...place }) => {
    const today = place.notice === null ? '' : isoDay.format(now);
    const holds = (noticeFrom ?? today) <= today && today <= (noticeUntil ?? today);
    return Object.assign(new Place(), place, { notice: holds ? place.notice : null });
  });
}

/** Year, month and day as PostgreSQL writes them. */
export const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** Times as the driver gives them: as PostgreSQL's text. */
interface TimesRow {
  expression: string;
  intervals: [string, string][];
  nextOpening: string | null;
  openUntil: string | null;
}

/** What opening hours mean around now; none for those that mean nothing certain. */
export async function findOpeningTimes(
  db: Kysely<unknown>,
  expressions: readonly string[],
  now: Date,
): Promise<(OpeningTimes & { expression: string })[]> {
  const { rows } = await sql<TimesRow>`${prepared}
    select s.expression, coalesce((
        select json_agg(json_build_array(lower(r), upper(r)) order by r)
        from unnest(s.open_times * tstzmultirange(tstzrange(t.today, t.today + ${daysAhead}::integer))) r), '[]') as intervals,
      (select min(lower(r)) from unnest(s.open_times) r where lower(r) > t.now) as "nextOpening",
      (select upper(r) from unnest(s.open_times) r where r @> t.now and upper(r) < s.evaluated_until) as "openUntil"
    from opening_schedule s cross join (select ${now}::timestamptz as now, ${dayOf(now)} as today) t
    where s.expression = any (${expressions}::text[]) and s.open_times is not null
      and not (s.by_appointment and isempty(s.open_times))
    order by s.expression
  `.execute(db);
  return rows.map(({ expression, intervals, nextOpening, openUntil }) => ({
    expression,
    intervals: intervals.map(([opens, closes]) => ({ opens: new Date(opens), closes: new Date(closes) })),
    nextOpening: nextOpening === null ? null : new Date(nextOpening),
    openUntil: openUntil === null ? null : new Date(openUntil),
  }));
}

function dayOf(moment: Date) {
  return sql`(${moment}::timestamptz at time zone 'Europe/Berlin')::date`;
}

import { type Kysely, type RawBuilder, sql } from 'kysely';
import { instancesOf } from '#server/database/batch.ts';
import { prepared } from '#server/database/read-connection.ts';
import { type OpeningTimes, Place } from './place.type.ts';

/** How far ahead the times of a place are read for its week. */
const daysAhead = 8;

const placeColumns = sql`
  p.id, p.street, p.postal_code as "postalCode", p.city, p.latitude, p.longitude,
  p.district_id as "districtId", p.opening_hours as "openingHours", p.public_as as "publicAs", p.access`;

/** The published places of an actor as one value, main place first. */
export function placesOf(actorId: RawBuilder<unknown>, now: Date): RawBuilder<Place[]> {
  return sql<Place[]>`coalesce((select json_agg(l order by position) from (
    select ${placeColumns}, ${noticeOn(now)} as notice, p.position from published_place p
    where p.actor_id = ${actorId}
  ) l), '[]')`;
}

export async function findPlacesByActor(
  db: Kysely<unknown>,
  actorIds: readonly string[],
  now: Date,
): Promise<{ actorId: string; places: Place[] }[]> {
  const { rows } = await sql<{ actorId: string; places: Place[] }>`${prepared}
    select i.id as "actorId", ${placesOf(sql`i.id`, now)} as places from unnest(${actorIds}::uuid[]) i (id) order by i.id
  `.execute(db);
  return rows.map(({ actorId, places }) => ({ actorId, places: instancesOf(Place, places) }));
}

export async function findPlacesById(db: Kysely<unknown>, ids: readonly string[], now: Date): Promise<Place[]> {
  const { rows } = await sql<Place>`${prepared}
    select ${placeColumns}, ${noticeOn(now)} as notice from published_place p
    where p.id = any (${ids}::uuid[]) order by p.id
  `.execute(db);
  return instancesOf(Place, rows);
}

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

function noticeOn(now: Date) {
  return sql`case when ${dayOf(now)} between coalesce(p.notice_from, '-infinity') and coalesce(p.notice_until, 'infinity')
    then p.notice end`;
}

function dayOf(moment: Date) {
  return sql`(${moment}::timestamptz at time zone 'Europe/Berlin')::date`;
}

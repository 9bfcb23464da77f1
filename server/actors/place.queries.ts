import { type Kysely, sql } from 'kysely';
import { instancesOf } from '#server/database/batch.ts';
import { prepared } from '#server/database/read-connection.ts';
import { type OpeningTimes, Place } from './place.type.ts';

/** How far ahead the times of a place are read for its week. */
const daysAhead = 8;

const placeColumns = sql`
  p.id, p.actor_id as "actorId", p.street, p.postal_code as "postalCode", p.city, p.latitude, p.longitude,
  p.district_id as "districtId", p.opening_hours as "openingHours", p.public_as as "publicAs"`;

/** In the order of the features. */
const access = sql`
  coalesce((select json_agg(json_build_object('feature', x.feature, 'value', x.value, 'note', x.note, 'asOf', x.as_of)
    order by array_position('{ENTRANCE,TOILET,SEATING,HEARING,SIGHT,PLAIN_LANGUAGE}', x.feature))
    from published_place_access x where x.place_id = p.id), '[]')`;

/** The published places of actors, main place first. */
export async function findPlacesByActor(db: Kysely<unknown>, actorIds: readonly string[], now: Date): Promise<Place[]> {
  const { rows } = await sql<Place>`${prepared}
    select ${placeColumns}, ${noticeOn(now)} as notice, ${access} as access from published_place p
    where p.actor_id = any (${actorIds}::uuid[]) order by p.actor_id, p.position
  `.execute(db);
  return instancesOf(Place, rows);
}

/** Only where the main place of each actor lies, which lists show. */
export async function findMainDistricts(
  db: Kysely<unknown>,
  actorIds: readonly string[],
): Promise<{ actorId: string; districtId: string | null }[]> {
  const { rows } = await sql<{ actorId: string; districtId: string | null }>`${prepared}
    select distinct on (p.actor_id) p.actor_id as "actorId", p.district_id as "districtId" from published_place p
    where p.actor_id = any (${actorIds}::uuid[]) order by p.actor_id, p.position
  `.execute(db);
  return rows;
}

export async function findPlacesById(db: Kysely<unknown>, ids: readonly string[], now: Date): Promise<Place[]> {
  const { rows } = await sql<Place>`${prepared}
    select ${placeColumns}, ${noticeOn(now)} as notice, ${access} as access from published_place p
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

import { type Kysely, sql } from 'kysely';
import type { OpeningInterval, Place } from './place.type.ts';

/** How far ahead the times of a place are read for its week. */
const daysAhead = 8;

/** A row as the driver gives it: timestamps are PostgreSQL's text. */
type Row = Omit<Place, 'intervals' | 'nextOpening' | 'openUntil'> & {
  intervals: [string, string][] | null;
  nextOpening: string | null;
  openUntil: string | null;
};

/** The published places of actors, main place first, with their times around now and what is known about barriers. */
export async function findPlacesByActor(db: Kysely<unknown>, actorIds: readonly string[], now: Date): Promise<Place[]> {
  return findPlaces(db, { column: 'actor_id', ids: actorIds, now });
}

export async function findPlacesById(db: Kysely<unknown>, ids: readonly string[], now: Date): Promise<Place[]> {
  return findPlaces(db, { column: 'id', ids, now });
}

async function findPlaces(
  db: Kysely<unknown>,
  { column, ids, now }: { column: 'id' | 'actor_id'; ids: readonly string[]; now: Date },
): Promise<Place[]> {
  const { rows } = await sql<Row>`
    select p.id, p.actor_id as "actorId", p.street, p.postal_code as "postalCode", p.city, p.latitude, p.longitude,
      p.district_id as "districtId", p.opening_hours as "openingHours", p.public_as as "publicAs",
      case when coalesce(p.notice_from, '-infinity') <= t.today and t.today <= coalesce(p.notice_until, 'infinity')
        then p.notice end as notice,
      coalesce((select json_agg(json_build_object('feature', x.feature, 'value', x.value, 'note', x.note, 'asOf', x.as_of)
        order by array_position('{ENTRANCE,TOILET,SEATING,HEARING,SIGHT,PLAIN_LANGUAGE}', x.feature))
        from published_place_access x where x.place_id = p.id), '[]') as access,
      case when s.open_times is not null and not (s.by_appointment and isempty(s.open_times)) then coalesce((
        select json_agg(json_build_array(lower(r), upper(r)) order by r)
        from unnest(s.open_times * tstzmultirange(tstzrange(t.today, t.today + ${daysAhead}::integer))) r), '[]') end as intervals,
      (select min(lower(r)) from unnest(s.open_times) r where lower(r) > t.now) as "nextOpening",
      (select upper(r) from unnest(s.open_times) r where r @> t.now and upper(r) < s.evaluated_until) as "openUntil"
    from published_place p
      cross join (select ${now}::timestamptz as now, (${now}::timestamptz at time zone 'Europe/Berlin')::date as today) t
      left join opening_schedule s on s.expression = p.opening_hours
    where ${sql.ref(`p.${column}`)} = any (${ids}::uuid[]) order by p.actor_id, p.position
  `.execute(db);
  return rows.map((row) => ({
    ...row,
    intervals: row.intervals?.map(toInterval) ?? null,
    nextOpening: row.nextOpening === null ? null : new Date(row.nextOpening),
    openUntil: row.openUntil === null ? null : new Date(row.openUntil),
  }));
}

function toInterval([opens, closes]: [string, string]): OpeningInterval {
  return { opens: new Date(opens), closes: new Date(closes) };
}

import { type Kysely, sql } from 'kysely';
import type { PlaceVisibility } from '#server/actors/place.type.ts';

/** The districts that a place is in, and those that may be shown. */
export interface PlacedIn {
  id: string;
  districtId: string | null;
  quarterId: string | null;
  publicDistrictId: string | null;
  publicQuarterId: string | null;
}

export interface PlaceToLocate extends PlacedIn {
  latitude: number;
  longitude: number;
  publicAs: PlaceVisibility;
}

const batchSize = 5000;

/** All places that have a point, a batch at a time. */
export async function* findPlacesToLocate(db: Kysely<unknown>): AsyncGenerator<PlaceToLocate[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<PlaceToLocate>`
      select id, latitude, longitude, public_as as "publicAs", district_id as "districtId", quarter_id as "quarterId",
        public_district_id as "publicDistrictId", public_quarter_id as "publicQuarterId"
      from place where id > ${after} and latitude is not null order by id limit ${batchSize}
    `.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.id;
  }
}

export async function movePlaces(db: Kysely<unknown>, places: readonly PlacedIn[]): Promise<void> {
  if (places.length === 0) return;
  await sql`
    update place p set district_id = m."districtId", quarter_id = m."quarterId",
      public_district_id = m."publicDistrictId", public_quarter_id = m."publicQuarterId"
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as m (id uuid, "districtId" text, "quarterId" text,
      "publicDistrictId" text, "publicQuarterId" text)
    where p.id = m.id
  `.execute(db);
}

export interface DistrictSummary {
  id: string;
  slug: string;
  name: string;
  parentId: string | null;
  places: number;
}

/** Districts, each followed by its quarters, with the number of places in them. */
export async function summariseDistricts(db: Kysely<unknown>): Promise<DistrictSummary[]> {
  const { rows } = await sql<DistrictSummary>`
    select d.id, d.slug, d.name, d.parent_id as "parentId",
      (select count(*)::integer from place p where p.district_id = d.id or p.quarter_id = d.id) as places
    from district d left join district u on u.id = d.parent_id
    order by coalesce(u.position, d.position), coalesce(u.id, d.id), d.parent_id is not null, d.position, d.id
  `.execute(db);
  return rows;
}

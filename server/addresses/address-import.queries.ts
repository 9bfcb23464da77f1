import { type Kysely, sql } from 'kysely';
import type { Address } from './address.type.ts';

export interface StreetRow {
  id: number;
  name: string;
  key: string;
  locality: string;
  city: string | null;
}

export type HouseRow = Pick<Address, 'number' | 'suffix' | 'postalCode' | 'quarter' | 'point'> & { streetId: number };

/** Takes the register out. A `truncate` would make those wait who are looking for an address. */
export async function clearRegister(db: Kysely<unknown>): Promise<void> {
  await sql`delete from address`.execute(db);
  await sql`delete from address_street`.execute(db);
  await sql`delete from address_register`.execute(db);
}

export async function insertRegister(
  db: Kysely<unknown>,
  { credit, isExample }: { credit: string | null; isExample: boolean },
): Promise<void> {
  await sql`insert into address_register (credit, is_example) values (${credit}, ${isExample})`.execute(db);
}

export async function insertStreets(db: Kysely<unknown>, streets: readonly StreetRow[]): Promise<void> {
  if (streets.length === 0) return;
  await sql`
    insert into address_street (id, name, key, locality, city)
    select * from unnest(${streets.map(({ id }) => id)}::integer[], ${streets.map(({ name }) => name)}::text[],
      ${streets.map(({ key }) => key)}::text[], ${streets.map(({ locality }) => locality)}::text[],
      ${streets.map(({ city }) => city)}::text[])
  `.execute(db);
}

/** Returns how many were not there yet. */
export async function insertHouses(db: Kysely<unknown>, houses: readonly HouseRow[]): Promise<number> {
  if (houses.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into address (street_id, number, suffix, postal_code, quarter, latitude, longitude)
    select * from unnest(${houses.map(({ streetId }) => streetId)}::integer[], ${houses.map(({ number }) => number)}::integer[],
      ${houses.map(({ suffix }) => suffix)}::text[], ${houses.map(({ postalCode }) => postalCode)}::text[],
      ${houses.map(({ quarter }) => quarter)}::text[], ${houses.map(({ point }) => point?.latitude ?? null)}::double precision[],
      ${houses.map(({ point }) => point?.longitude ?? null)}::double precision[])
    on conflict do nothing
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Says of each street which quarters it touches, and tells PostgreSQL how much there is. */
export async function finishRegister(db: Kysely<unknown>): Promise<void> {
  await sql`
    update address_street s set quarters = q.quarters from (
      select street_id, array_agg(distinct quarter order by quarter) as quarters
      from address where quarter is not null group by street_id
    ) q where q.street_id = s.id
  `.execute(db);
  await sql`analyze address, address_street`.execute(db);
}

export interface KnownPoint {
  street: string;
  postalCode: string | null;
  latitude: number;
  longitude: number;
}

/** Where residents find somebody at an address: a register of names alone learns from it where its houses stand. */
export async function* findKnownPoints(db: Kysely<unknown>): AsyncGenerator<KnownPoint[]> {
  for (let after = ''; ; ) {
    const { rows } = await sql<KnownPoint & { cursor: string }>`
      select id::text as cursor, street, postal_code as "postalCode", latitude, longitude from published_place
      where public_as = 'EXACT' and street is not null and latitude is not null
        and id > coalesce(nullif(${after}, ''), '00000000-0000-0000-0000-000000000000')::uuid
      order by id limit 5000
    `.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.cursor;
  }
}

export interface LocatedHouse {
  key: string;
  number: number;
  suffix: string;
  postalCode: string | null;
  latitude: number;
  longitude: number;
}

/** Gives houses without a point that of somebody who is found there; returns how many. */
export async function locateHouses(db: Kysely<unknown>, houses: readonly LocatedHouse[]): Promise<number> {
  if (houses.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update address a set latitude = h.latitude, longitude = h.longitude
    from jsonb_to_recordset(${JSON.stringify(houses)}::jsonb) as h (key text, number integer, suffix text,
      "postalCode" text, latitude double precision, longitude double precision)
      join address_street s on s.key = h.key
    where a.street_id = s.id and a.number = h.number and a.suffix = h.suffix and a.latitude is null
      -- without its postal code, a house of a frequent street may be another one
      and a.postal_code = h."postalCode"
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

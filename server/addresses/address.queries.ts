import { type Kysely, sql } from 'kysely';
import type { TypedAddress } from './address.model.ts';
import type { AddressSuggestion } from './address.type.ts';

const mostSuggestions = 8;
/** Streets that are looked through for a house number: of one beginning there may be hundreds. */
const mostStreets = 100;
/** How far, in house numbers, a neighbour is near enough to stand for a house. */
const nearestNumbers = 20;

/** Behind every key with the same beginning: keys have letters and digits alone. */
const highest = '\u{10FFFF}';

const begins = ({ key, literalKey }: TypedAddress) =>
  sql<boolean>`(s.key >= ${key} and s.key < ${key + highest} or s.key >= ${literalKey} and s.key < ${literalKey + highest})`;

/** Whether a street touches a district that is known here. */
const isHere = sql<boolean>`exists (
  select 1 from district d, unnest(s.quarters) q where d.parent_id is null and starts_with(q, d.id))`;

/** Streets that begin so, those of the area first. */
export async function suggestStreets(db: Kysely<unknown>, typed: TypedAddress): Promise<AddressSuggestion[]> {
  const { rows } = await sql<AddressSuggestion>`
    select s.name as street, false as complete, null as "postalCode", s.city, s.locality,
      null as latitude, null as longitude, false as approximate
    from address_street s where ${begins(typed)}
    order by ${isHere} desc, s.key, s.locality, s.id limit ${mostSuggestions}
  `.execute(db);
  return rows;
}

/** Houses whose number begins so, in streets that begin so: what is exactly meant first, then those of the area. */
export async function suggestHouses(
  db: Kysely<unknown>,
  typed: TypedAddress,
  { number, suffix }: { number: number; suffix: string },
): Promise<AddressSuggestion[]> {
  const { rows } = await sql<AddressSuggestion>`
    select h.name || ' ' || h.number || h.suffix as street, true as complete, nullif(h.postal_code, '') as "postalCode",
      h.city, h.locality, coalesce(h.latitude, n.latitude) as latitude, coalesce(h.longitude, n.longitude) as longitude,
      h.latitude is null and n.latitude is not null as approximate
    from (
      select a.*, s.name, s.city, s.locality, s.key, s.here from (
        select s.id, s.name, s.city, s.locality, s.key, ${isHere} as here from address_street s where ${begins(typed)}
        order by s.key <> ${typed.key}, here desc, s.key, s.id limit ${mostStreets}
      ) s join address a on a.street_id = s.id
      where starts_with(a.number::text, ${String(number)}) and (${suffix} = '' or (a.number = ${number} and a.suffix = ${suffix}))
      order by s.key <> ${typed.key}, a.number <> ${number}, s.here desc, s.key, a.number, a.suffix, s.locality, a.street_id, a.postal_code
      limit ${mostSuggestions}
    ) h left join lateral (
      select o.latitude, o.longitude from address o
      where h.latitude is null and o.street_id = h.street_id and o.latitude is not null
        and abs(o.number - h.number) <= ${nearestNumbers}
      order by abs(o.number - h.number), o.number, o.suffix limit 1
    ) n on true
    order by h.key <> ${typed.key}, h.number <> ${number}, h.here desc, h.key, h.number, h.suffix, h.locality, h.street_id, h.postal_code
  `.execute(db);
  return rows;
}

/** Whose register it is; null: it need not be said, or there is none. */
export async function findCredit(db: Kysely<unknown>): Promise<string | null> {
  const { rows } = await sql<{ credit: string | null }>`select credit from address_register`.execute(db);
  return rows[0]?.credit ?? null;
}

/** The official id of the quarter in which a house lies, as the register says; null: not there, or it does not say. */
export async function findQuarter(
  db: Kysely<unknown>,
  { key, house }: TypedAddress,
  postalCode: string | null,
): Promise<string | null> {
  if (house === null) return null;
  const { rows } = await sql<{ quarter: string | null }>`
    select a.quarter from address_street s join address a on a.street_id = s.id
    where s.key = ${key} and a.number = ${house.number} and a.suffix = ${house.suffix}
      and (${postalCode}::text is null or a.postal_code in ('', ${postalCode}))
    order by s.id, a.postal_code limit 2
  `.execute(db);
  // a street of that name in each of two localities says nothing
  return rows.length === 1 ? (rows[0]?.quarter ?? null) : null;
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Actor } from '#server/actors/actor.entity.ts';
import { Place } from '#server/actors/place.entity.ts';
import { District } from '#server/districts/district.entity.ts';
import { districtLocator } from '#server/districts/district.service.ts';
import { paddedFrame } from '#server/exchange/import-frame.model.ts';
import { mendPosition } from '#server/exchange/position.model.ts';
import type { Site } from '#server/operator/site.type.ts';

/** Degrees, WGS84. */
export interface Point {
  latitude: number;
  longitude: number;
}

const longestPoint = 100;

interface Address {
  street: string | null;
  postalCode: string | null;
}

/** Where a house lies in which a published entry has its place already, and which one that is; null: nobody knows. */
export async function knownPoint(
  db: Kysely<unknown>,
  { street, postalCode }: Address,
): Promise<(Point & { name: string }) | null> {
  // a street without a number is no house
  if (street === null || !/\d/.test(street)) return null;
  const { rows } = await sql<Point & { name: string }>`
    select p.latitude, p.longitude, a.name from published_place p join published_actor a on a.id = p.actor_id
    where lower(p.street) = lower(${street}) and p.public_as = 'EXACT' and p.latitude is not null
      and (p.postal_code = ${postalCode} or p.postal_code is null or ${postalCode}::text is null)
    order by p.postal_code is null, a.id, p.position limit 1
  `.execute(db);
  return rows[0] ?? null;
}

/** A pair of degrees as people copy it from a map; as an import reads it. */
export function readPoint(typed: string, site: Site): { point: Point | null; isWrong: boolean } {
  const written = typed.trim();
  if (written.length > longestPoint) return { point: null, isWrong: true };
  const parts = written
    .split(/[\s;]/)
    .map((part) => (part.endsWith(',') ? part.slice(0, -1) : part))
    .filter(Boolean);
  // with points for decimals, a comma alone parts the two
  const [latitude = '', longitude = '', ...more] =
    parts.length === 1 && written.includes('.') ? written.split(',') : parts;
  if (latitude === '' && longitude === '') return { point: null, isWrong: false };
  const position = mendPosition(latitude, longitude, paddedFrame(site.frame, site.import.marginMetres));
  if (position.found !== 'point' || more.length > 0) return { point: null, isWrong: true };
  return { point: { latitude: position.latitude, longitude: position.longitude }, isWrong: false };
}

/**
 * Gives a new actor its place. Without a point it has no mark on the map, and no district but the one that the proposer chose: an
 * address alone never decides.
 */
export async function createPlace(
  em: EntityManager,
  actor: Actor,
  { address, point }: { address: Address & { city: string | null }; point: Point | null },
): Promise<void> {
  // nobody has said whether somebody lives there: an initiative seldom has an office
  const isPerhapsHome = actor.kind === 'INITIATIVE';
  const columns = {
    ...{ street: address.street, postalCode: address.postalCode, city: address.city },
    ...{
      latitude: point?.latitude ?? null,
      longitude: point?.longitude ?? null,
      publicAs: isPerhapsHome ? ('DISTRICT' as const) : ('EXACT' as const),
    },
  };
  const districts = districtLocator(await em.findAll(District))(columns);
  em.create(Place, { ...columns, ...districts, id: uuid(), actor, position: 0 });
}

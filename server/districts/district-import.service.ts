import type { EntityManager } from '@mikro-orm/postgresql';
import type { PlaceVisibility } from '#server/actors/place.type.ts';
import { nextFreeSlug, slugOf } from '#server/actors/slug.model.ts';
import { takeTurns } from '#server/database/turn.ts';
import { District } from './district.entity.ts';
import { type DistrictShape, districtLevels } from './district.model.ts';
import { type DistrictLocator, districtLocator } from './district.service.ts';
import { findPlacesToLocate, movePlaces, type PlacedIn } from './district-import.queries.ts';

export interface DistrictImport {
  added: string[];
  updated: string[];
  /** names of shapes that lie below no district known here; left out */
  strays: string[];
  placesSeen: number;
  placesMoved: number;
  /** placed, but in none of the districts */
  placesOutside: number;
}

/**
 * Takes in the outlines of a file: a district or quarter that is known by its id gets the name and the outline of the
 * file and keeps its slug and other names; new ones are added. Then every place is put into the district of its point
 * again. All in the transaction of `em`.
 */
export async function importDistricts(em: EntityManager, shapes: readonly DistrictShape[]): Promise<DistrictImport> {
  await takeTurns(em.getKysely<unknown>());
  const known = new Map((await em.findAll(District)).map((district) => [district.id, district]));
  const upper = [...known.values()].filter((district) => !district.parent);
  const { districts, quarters, strays } = districtLevels(shapes, upper);
  const names: Pick<DistrictImport, 'added' | 'updated'> = { added: [], updated: [] };
  for (const shape of [...districts.map((district) => ({ ...district, parentId: null })), ...quarters]) {
    const isNew = writeDistrict(em, shape, known);
    names[isNew ? 'added' : 'updated'].push(shape.name);
  }
  await em.flush();
  const places = await locateAll(em, [...known.values()]);
  return { ...names, strays: strays.map(({ name }) => name), ...places };
}

/** Returns whether it is a new one. */
function writeDistrict(
  em: EntityManager,
  { id, name, outline, parentId }: DistrictShape,
  known: Map<string, District>,
): boolean {
  const parent = parentId === null ? null : (known.get(parentId) ?? null);
  const present = known.get(id);
  if (present) {
    em.assign(present, { name, outline, parent });
    return false;
  }
  const taken = new Set([...known.values()].map(({ slug }) => slug));
  const position = Math.max(0, ...[...known.values()].map((district) => district.position + 1));
  const slug = nextFreeSlug(slugOf(name), taken);
  known.set(id, em.create(District, { id, slug, name, otherNames: [], outline, position, parent }));
  return true;
}

async function locateAll(
  em: EntityManager,
  districts: readonly District[],
): Promise<Pick<DistrictImport, 'placesSeen' | 'placesMoved' | 'placesOutside'>> {
  const counts = { placesSeen: 0, placesMoved: 0, placesOutside: 0 };
  const db = em.getKysely<unknown>();
  const locate = districtLocator(districts);
  for await (const places of findPlacesToLocate(db)) {
    const moved: PlacedIn[] = [];
    for (const place of places) {
      const { latitude, longitude, publicAs } = place;
      const now = placedIn(place.id, { latitude, longitude, publicAs }, locate);
      if (now.districtId === null) counts.placesOutside += 1;
      if (isElsewhere(place, now)) moved.push(now);
    }
    await movePlaces(db, moved);
    counts.placesSeen += places.length;
    counts.placesMoved += moved.length;
  }
  return counts;
}

function placedIn(
  id: string,
  point: { latitude: number; longitude: number; publicAs: PlaceVisibility },
  locate: DistrictLocator,
): PlacedIn {
  const { district, quarter, publicDistrict, publicQuarter } = locate(point);
  return {
    id,
    districtId: district?.id ?? null,
    quarterId: quarter?.id ?? null,
    publicDistrictId: publicDistrict?.id ?? null,
    publicQuarterId: publicQuarter?.id ?? null,
  };
}

function isElsewhere(before: PlacedIn, now: PlacedIn): boolean {
  const keys = ['districtId', 'quarterId', 'publicDistrictId', 'publicQuarterId'] as const;
  return keys.some((key) => before[key] !== now[key]);
}

import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import { groupedBy, keyedBy } from '#server/database/batch.ts';
import { countActorsByDistrict, findDistrictsByActor, findDistrictsById } from './district.queries.ts';
import type { District } from './district.type.ts';

export interface DistrictLoaders {
  district: DataLoader<string, District | null>;
  districtsOfActor: DataLoader<string, District[]>;
  actorsInDistrict: DataLoader<string, number>;
}

export function districtLoaders(db: Kysely<unknown>): DistrictLoaders {
  return {
    district: new DataLoader(async (ids) => keyedBy(ids, await findDistrictsById(db, ids), (district) => district.id)),
    districtsOfActor: new DataLoader(async (ids) =>
      groupedBy(ids, await findDistrictsByActor(db, ids), (row) => row.actorId),
    ),
    actorsInDistrict: new DataLoader(async (ids) =>
      keyedBy(ids, await countActorsByDistrict(db), (row) => row.id).map((row) => row?.count ?? 0),
    ),
  };
}

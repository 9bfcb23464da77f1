import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import { groupedBy, keyedBy } from '#server/database/batch.ts';
import { findDistrictsByActor, findDistrictsById } from './district.queries.ts';
import type { District } from './district.type.ts';

export interface DistrictLoaders {
  district: DataLoader<string, District | null>;
  districtsOfActor: DataLoader<string, District[]>;
}

export function districtLoaders(db: Kysely<unknown>): DistrictLoaders {
  return {
    district: new DataLoader(async (ids) => keyedBy(ids, await findDistrictsById(db, ids), (district) => district.id)),
    districtsOfActor: new DataLoader(async (ids) =>
      groupedBy(ids, await findDistrictsByActor(db, ids), (row) => row.actorId),
    ),
  };
}

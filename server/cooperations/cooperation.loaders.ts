import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import { groupedBy, keyedBy } from '#server/database/batch.ts';
import { countPartners, findCooperationsByActor, findParticipants, findPartners } from './cooperation.queries.ts';
import type { Cooperation, CooperationParticipant } from './cooperation.type.ts';

export interface CooperationLoaders {
  /** one loader for each page size that is asked for */
  cooperationsOfActor(first: number): DataLoader<string, Cooperation[]>;
  partnerIdsOfActor(first: number): DataLoader<string, string[]>;
  partnerCountOfActor: DataLoader<string, number>;
  participantsOfCooperation: DataLoader<string, CooperationParticipant[]>;
}

export function cooperationLoaders(db: Kysely<unknown>): CooperationLoaders {
  return {
    cooperationsOfActor: eachSize(
      (first) =>
        new DataLoader(async (ids) =>
          groupedBy(ids, await findCooperationsByActor(db, ids, first), (row) => row.actorId),
        ),
    ),
    partnerIdsOfActor: eachSize(
      (first) =>
        new DataLoader(async (ids: readonly string[]) => {
          const pairs = groupedBy(ids, await findPartners(db, ids, first), (pair) => pair.actorId);
          return pairs.map((partners) => partners.map(({ partnerId }) => partnerId));
        }),
    ),
    partnerCountOfActor: new DataLoader(async (ids) =>
      keyedBy(ids, await countPartners(db, ids), (row) => row.actorId).map((row) => row?.count ?? 0),
    ),
    participantsOfCooperation: new DataLoader(async (ids) =>
      groupedBy(ids, await findParticipants(db, ids), (row) => row.cooperationId),
    ),
  };
}

function eachSize<Loader>(create: (first: number) => Loader): (first: number) => Loader {
  const loaders = new Map<number, Loader>();
  return (first) => {
    const loader = loaders.get(first) ?? create(first);
    loaders.set(first, loader);
    return loader;
  };
}

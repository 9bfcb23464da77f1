import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import type { Actor } from '#server/actors/actor.type.ts';
import { groupedBy, keyedBy } from '#server/database/batch.ts';
import { countPartners, findCooperationsByActor, findPartnerCards, findPartners } from './cooperation.queries.ts';
import type { Cooperation } from './cooperation.type.ts';

export interface CooperationLoaders {
  /** one loader for each page size that is asked for */
  cooperationsOfActor(first: number): DataLoader<string, Cooperation[]>;
  partnersOfActor(first: number): DataLoader<string, Actor[]>;
  /** only the columns of `ActorCard` */
  partnerCardsOfActor(first: number): DataLoader<string, Actor[]>;
  partnerCountOfActor: DataLoader<string, number>;
}

export function cooperationLoaders(db: Kysely<unknown>): CooperationLoaders {
  return {
    cooperationsOfActor: eachSize(
      (first) =>
        new DataLoader(async (ids) =>
          keyedBy(ids, await findCooperationsByActor(db, ids, first), ({ actorId }) => actorId).map(
            (row) => row?.cooperations ?? [],
          ),
        ),
    ),
    partnersOfActor: eachSize(
      (first) =>
        new DataLoader(async (ids) => groupedBy(ids, await findPartners(db, ids, first), (row) => row.partnerOf)),
    ),
    partnerCardsOfActor: eachSize(
      (first) =>
        new DataLoader(async (ids) =>
          keyedBy(ids, await findPartnerCards(db, ids, first), ({ actorId }) => actorId).map(
            (row) => row?.partners ?? [],
          ),
        ),
    ),
    partnerCountOfActor: new DataLoader(async (ids) =>
      keyedBy(ids, await countPartners(db, ids), (row) => row.actorId).map((row) => row?.count ?? 0),
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

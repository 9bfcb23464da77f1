import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import { groupedBy, keyedBy } from '#server/database/batch.ts';
import { findActorsById } from './actor.queries.ts';
import type { Actor } from './actor.type.ts';
import { findPlacesByActor, findPlacesById } from './place.queries.ts';
import type { Place } from './place.type.ts';

export interface ActorLoaders {
  actor: DataLoader<string, Actor | null>;
  place: DataLoader<string, Place | null>;
  placesOfActor: DataLoader<string, Place[]>;
}

export function actorLoaders(db: Kysely<unknown>, now: Date): ActorLoaders {
  return {
    actor: new DataLoader(async (ids) => keyedBy(ids, await findActorsById(db, ids), (actor) => actor.id)),
    place: new DataLoader(async (ids) => keyedBy(ids, await findPlacesById(db, ids, now), (place) => place.id)),
    placesOfActor: new DataLoader(async (ids) =>
      groupedBy(ids, await findPlacesByActor(db, ids, now), (place) => place.actorId),
    ),
  };
}

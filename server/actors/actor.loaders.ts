import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import { keyedBy } from '#server/database/batch.ts';
import {
  type ActorContacts,
  findActorCards,
  findActorsById,
  findContactsByActor,
  findFilingByActor,
} from './actor.queries.ts';
import type { Actor, ActorFiling } from './actor.type.ts';
import { findOpeningTimes, findPlacesByActor } from './place.queries.ts';
import type { OpeningTimes, Place } from './place.type.ts';

export interface ActorLoaders {
  actor: DataLoader<string, Actor | null>;
  /** only the columns of `ActorCard` */
  actorCard: DataLoader<string, Actor | null>;
  /** null: not published */
  filingOfActor: DataLoader<string, ActorFiling | null>;
  placesOfActor: DataLoader<string, Place[]>;
  contactsOfActor: DataLoader<string, ActorContacts | null>;
  /** by the opening hours as they are written, which many places share; null: unknown */
  openingTimes: DataLoader<string, OpeningTimes | null>;
}

export function actorLoaders(db: Kysely<unknown>, now: Date): ActorLoaders {
  return {
    actor: new DataLoader(async (ids) => keyedBy(ids, await findActorsById(db, ids), (actor) => actor.id)),
    actorCard: new DataLoader(async (ids) => keyedBy(ids, await findActorCards(db, ids), (actor) => actor.id)),
    filingOfActor: new DataLoader(async (ids) =>
      keyedBy(ids, await findFilingByActor(db, ids), ({ actorId }) => actorId).map((row) => row?.filing ?? null),
    ),
    placesOfActor: new DataLoader(async (ids) =>
      keyedBy(ids, await findPlacesByActor(db, ids, now), ({ actorId }) => actorId).map((row) => row?.places ?? []),
    ),
    contactsOfActor: new DataLoader(async (ids) =>
      keyedBy(ids, await findContactsByActor(db, ids), (contacts) => contacts.actorId),
    ),
    openingTimes: new DataLoader(async (expressions) =>
      keyedBy(expressions, await findOpeningTimes(db, expressions, now), (times) => times.expression),
    ),
  };
}

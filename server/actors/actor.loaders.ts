import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import { groupedBy, keyedBy } from '#server/database/batch.ts';
import {
  type ActorContacts,
  type ActorLinks,
  findActorCards,
  findActorsById,
  findContactsByActor,
  findLinksByActor,
} from './actor.queries.ts';
import type { Actor } from './actor.type.ts';
import { findMainDistricts, findOpeningTimes, findPlacesByActor, findPlacesById } from './place.queries.ts';
import type { OpeningTimes, Place } from './place.type.ts';

export interface ActorLoaders {
  actor: DataLoader<string, Actor | null>;
  /** only the columns of `ActorCard` */
  actorCard: DataLoader<string, Actor | null>;
  linksOfActor: DataLoader<string, ActorLinks | null>;
  place: DataLoader<string, Place | null>;
  placesOfActor: DataLoader<string, Place[]>;
  /** id of the district of the main place */
  mainDistrictOfActor: DataLoader<string, string | null>;
  contactsOfActor: DataLoader<string, ActorContacts | null>;
  /** by the opening hours as they are written, which many places share; null: unknown */
  openingTimes: DataLoader<string, OpeningTimes | null>;
}

export function actorLoaders(db: Kysely<unknown>, now: Date): ActorLoaders {
  return {
    actor: new DataLoader(async (ids) => keyedBy(ids, await findActorsById(db, ids), (actor) => actor.id)),
    actorCard: new DataLoader(async (ids) => keyedBy(ids, await findActorCards(db, ids), (actor) => actor.id)),
    linksOfActor: new DataLoader(async (ids) =>
      keyedBy(ids, await findLinksByActor(db, ids), (links) => links.actorId),
    ),
    place: new DataLoader(async (ids) => keyedBy(ids, await findPlacesById(db, ids, now), (place) => place.id)),
    placesOfActor: new DataLoader(async (ids) =>
      groupedBy(ids, await findPlacesByActor(db, ids, now), (place) => place.actorId),
    ),
    mainDistrictOfActor: new DataLoader(async (ids) =>
      keyedBy(ids, await findMainDistricts(db, ids), ({ actorId }) => actorId).map((row) => row?.districtId ?? null),
    ),
    contactsOfActor: new DataLoader(async (ids) =>
      keyedBy(ids, await findContactsByActor(db, ids), (contacts) => contacts.actorId),
    ),
    openingTimes: new DataLoader(async (expressions) =>
      keyedBy(expressions, await findOpeningTimes(db, expressions, now), (times) => times.expression),
    ),
  };
}

/** What each actor of a batch is filed under; nothing for one that is not published. */
export function linkedTerms<Id, Term>(
  links: readonly (ActorLinks | Error | null)[],
  idsOf: (links: ActorLinks) => readonly Id[],
  terms: ReadonlyMap<Id, Term>,
): (Term[] | Error)[] {
  return links.map((linked) => {
    if (linked === null || linked instanceof Error) return linked ?? [];
    return idsOf(linked).flatMap((id) => terms.get(id) ?? []);
  });
}

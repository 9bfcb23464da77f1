import { type Kysely, sql } from 'kysely';
import {
  type CooperationRow,
  cooperationsOf,
  partnerCardsOf,
  toCard,
  toCooperation,
} from '#server/cooperations/cooperation.queries.ts';
import type { Cooperation } from '#server/cooperations/cooperation.type.ts';
import { prepared } from '#server/database/read-connection.ts';
import { type ActorCard, type ActorRow, actorColumns, filingColumn, toActor } from './actor.queries.ts';
import type { Actor } from './actor.type.ts';
import { type PlaceRow, toPlaces } from './place.queries.ts';

/** An actor with what a page of its own always shows: what it is filed under, and its places. */
export interface ActorPage {
  askedSlug: string;
  actor: Actor;
  /** as many as were asked for */
  cooperations: Cooperation[];
  partners: Actor[];
}

export interface PageParts {
  now: Date;
  /** how many of each; 0: none are read */
  cooperations?: number;
  partners?: number;
}

/** A row as the driver gives it. */
type PageRow = Omit<ActorRow, 'places'> & {
  askedSlug: string;
  places: PlaceRow[];
  cooperations: CooperationRow[];
  partners: ActorCard[];
};

/** The published actors that have, or once had, one of the slugs; each with the slug that was asked for. */
export async function findActorPages(
  db: Kysely<unknown>,
  slugs: readonly string[],
  { now, cooperations = 0, partners = 0 }: PageParts,
): Promise<ActorPage[]> {
  const { rows } = await sql<PageRow>`
    ${prepared} select ${actorColumns}, ${filingColumn} as filing, e.places,
      ${cooperationsOf(sql`a.id`, cooperations)} as cooperations, ${partnerCardsOf(sql`a.id`, partners)} as partners,
      s.slug as "askedSlug"
    from actor_slug s join directory_entry e on e.actor_id = s.actor_id join published_actor a on a.id = s.actor_id
    where s.slug = any (${slugs}::text[]) order by s.slug
  `.execute(db);
  return rows.map(({ askedSlug, places, cooperations: found, partners: cards, ...actor }) => ({
    askedSlug,
    actor: Object.assign(toActor(actor), { places: toPlaces(places, now) }),
    cooperations: found.map(toCooperation),
    partners: cards.map(toCard),
  }));
}

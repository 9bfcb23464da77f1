import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { Actor, type actorKinds, type actorStates, type operatorTypes } from '#server/actors/actor.entity.ts';
import { Contact } from '#server/actors/contact.entity.ts';
import { evaluateNewOpeningHours } from '#server/actors/opening-schedule.service.ts';
import { type accessValues, Place, PlaceAccess, type placeVisibilities } from '#server/actors/place.entity.ts';
import { slugOf } from '#server/actors/slug.model.ts';
import { Cooperation, CooperationParticipant, type cooperationKinds } from '#server/cooperations/cooperation.entity.ts';
import type { Orm } from '#server/database/orm.ts';
import { District } from '#server/districts/district.entity.ts';
import { districtLocator } from '#server/districts/district.service.ts';
import { TargetGroup, Topic } from '#server/topics/topic.entity.ts';

/** A point in each of the three districts, well inside. */
export const pointIn = {
  '114009': { latitude: 52.5055, longitude: 13.4935 },
  '114010': { latitude: 52.5115, longitude: 13.5265 },
  '114011': { latitude: 52.4985, longitude: 13.5085 },
};

export interface PlaceSketch {
  street?: string;
  postalCode?: string;
  city?: string;
  latitude?: number | null;
  longitude?: number | null;
  publicAs?: (typeof placeVisibilities)[number];
  openingHours?: string;
  notice?: string;
  noticeFrom?: string;
  noticeUntil?: string;
  entrance?: (typeof accessValues)[number];
}

export interface ContactSketch {
  channel: 'EMAIL' | 'PHONE';
  value: string;
  personal?: boolean;
  consentGivenAt?: Date;
  consentRevokedAt?: Date;
}

/** What a test says of an actor; the rest is usual: a published association without place or topic. */
export interface ActorSketch {
  name: string;
  slug?: string;
  kind?: (typeof actorKinds)[number];
  state?: (typeof actorStates)[number];
  operatorType?: (typeof operatorTypes)[number] | null;
  alternateNames?: string[];
  legalForm?: string | null;
  category?: string | null;
  summary?: string;
  description?: string | null;
  languages?: string[];
  openToCooperation?: boolean;
  runById?: string;
  runByName?: string | null;
  confirmedAt?: Date | null;
  topics?: string[];
  targetGroups?: string[];
  activeIn?: string[];
  places?: PlaceSketch[];
  contacts?: ContactSketch[];
}

/** Writes actors as the product does, in one transaction; gives their ids in the same order. */
export async function writeActors(orm: Orm, sketches: readonly ActorSketch[]): Promise<string[]> {
  return orm.em.fork().transactional(async (em) => {
    const topics = await em.findAll(Topic);
    const targetGroups = await em.findAll(TargetGroup);
    const districts = await em.findAll(District);
    const ids = sketches.map((sketch) => createActor(em, sketch, { topics, targetGroups, districts }));
    await em.flush();
    await evaluateNewOpeningHours(em.getKysely<unknown>(), new Date());
    return ids;
  });
}

export interface CooperationSketch {
  title?: string;
  kind?: (typeof cooperationKinds)[number];
  since?: string | null;
  until?: string | null;
  topics?: string[];
  /** ids of actors, and whether each has confirmed */
  participants: readonly { id: string; confirmed: boolean }[];
}

/** Writes a cooperation; gives its id. */
export async function writeCooperation(orm: Orm, sketch: CooperationSketch): Promise<string> {
  const { title = 'Gemeinsames Fest', kind = 'PROJECT', since = null, until = null, participants } = sketch;
  return orm.em.fork().transactional(async (em) => {
    const cooperation = em.create(Cooperation, { id: uuid(), title, kind, since, until });
    cooperation.topics.set((await em.findAll(Topic)).filter(({ slug }) => sketch.topics?.includes(slug)));
    for (const [position, { id, confirmed }] of participants.entries()) {
      const confirmation = confirmed ? { confirmedAt: new Date(), confirmedVia: 'PHONE' as const } : {};
      em.create(CooperationParticipant, { cooperation, actor: em.getReference(Actor, id), position, ...confirmation });
    }
    await em.flush();
    return cooperation.id;
  });
}

interface Vocabulary {
  topics: Topic[];
  targetGroups: TargetGroup[];
  districts: District[];
}

function createActor(em: EntityManager, sketch: ActorSketch, vocabulary: Vocabulary): string {
  const { topics = [], targetGroups = [], activeIn = [], places = [], contacts = [], runById, ...columns } = sketch;
  const actor = em.create(Actor, {
    kind: 'ASSOCIATION',
    state: 'PUBLISHED',
    alternateNames: [],
    summary: '',
    languages: [],
    links: [],
    slug: slugOf(sketch.name),
    ...columns,
    id: uuid(),
    confirmedVia: columns.confirmedAt ? 'PHONE' : null,
  });
  if (runById !== undefined) actor.runBy = em.getReference(Actor, runById);
  actor.topics.set(topics.flatMap((slug) => vocabulary.topics.filter((topic) => topic.slug === slug)));
  actor.targetGroups.set(
    targetGroups.flatMap((slug) => vocabulary.targetGroups.filter((group) => group.slug === slug)),
  );
  actor.activeIn.set(vocabulary.districts.filter(({ id }) => activeIn.includes(id)));
  for (const [position, contact] of contacts.entries()) {
    const consent = contact.consentGivenAt ? { consentTextVersion: '1', consentRecordedBy: 'Koordination' } : {};
    em.create(Contact, { ...contact, ...consent, id: uuid(), actor, position });
  }
  for (const [position, place] of places.entries()) createPlace(em, place, { actor, position, vocabulary });
  return actor.id;
}

function createPlace(
  em: EntityManager,
  { entrance, ...sketch }: PlaceSketch,
  { actor, position, vocabulary }: { actor: Actor; position: number; vocabulary: Vocabulary },
): void {
  const columns = { city: 'Berlin', latitude: null, longitude: null, publicAs: 'EXACT' as const, ...sketch };
  const districts = districtLocator(vocabulary.districts)(columns);
  const place = em.create(Place, { ...columns, ...districts, id: uuid(), actor, position });
  if (entrance !== undefined) em.create(PlaceAccess, { place, feature: 'ENTRANCE', value: entrance });
}

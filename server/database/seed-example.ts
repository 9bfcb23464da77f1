import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { Actor } from '#server/actors/actor.entity.ts';
import { Contact } from '#server/actors/contact.entity.ts';
import { evaluateNewOpeningHours } from '#server/actors/opening-schedule.service.ts';
import { Place, PlaceAccess } from '#server/actors/place.entity.ts';
import { Cooperation, CooperationParticipant } from '#server/cooperations/cooperation.entity.ts';
import { District } from '#server/districts/district.entity.ts';
import { type DistrictLocator, districtLocator } from '#server/districts/district.service.ts';
import { TargetGroup, Topic } from '#server/topics/topic.entity.ts';
import { seedAddresses } from './seed-addresses.ts';
import type { ExampleActor, ExampleCooperation, ExamplePlace } from './seed-example.type.ts';
import { readSeed } from './seed-vocabulary.ts';

const dayInMilliseconds = 86_400_000;

interface Vocabulary {
  topics: Map<string, Topic>;
  targetGroups: Map<string, TargetGroup>;
  districts: Map<string, District>;
  locate: DistrictLocator;
}

/** Fills an empty directory with the invented network; every row is marked, so that one command removes it again. */
export async function seedExample(em: EntityManager, now: Date): Promise<void> {
  const entries = await readActors();
  const districts = await em.findAll(District);
  const vocabulary = {
    topics: new Map((await em.findAll(Topic)).map((topic) => [topic.slug, topic])),
    targetGroups: new Map((await em.findAll(TargetGroup)).map((group) => [group.slug, group])),
    districts: new Map(districts.map((district) => [district.id, district])),
    locate: districtLocator(districts),
  };
  const actors = new Map(entries.map((entry) => [entry.slug, createActor(em, entry, { vocabulary, now })]));
  for (const { slug, runBy } of entries) {
    const actor = actors.get(slug);
    if (actor !== undefined && runBy !== null) actor.runBy = actors.get(runBy) ?? null;
  }
  for (const entry of await readSeed<ExampleCooperation[]>('example/cooperations.json')) {
    createCooperation(em, entry, { actors, topics: vocabulary.topics, now });
  }
  await em.flush();
  await evaluateNewOpeningHours(em.getKysely<unknown>(), now);
  await seedAddresses(em.getKysely<unknown>());
}

async function readActors(): Promise<ExampleActor[]> {
  const files = await Promise.all(
    ['114009', '114010', '114011'].map((id) => readSeed<ExampleActor[]>(`example/actors-${id}.json`)),
  );
  return files.flat();
}

function createActor(
  em: EntityManager,
  entry: ExampleActor,
  { vocabulary, now }: { vocabulary: Vocabulary; now: Date },
): Actor {
  const {
    places,
    topics,
    targetGroups,
    activeIn,
    email,
    phone,
    runBy: _runBy,
    confirmedDaysAgo,
    confirmedVia,
    ...columns
  } = entry;
  const confirmedAt = confirmedDaysAgo === null ? null : daysBefore(now, confirmedDaysAgo);
  const actor = em.create(Actor, {
    ...columns,
    id: uuid(),
    // before it was last confirmed, so that those are asked about of whom nobody has heard for long
    createdAt: daysBefore(now, (confirmedDaysAgo ?? 0) + 60),
    confirmedAt,
    confirmedVia: confirmedAt === null ? null : (confirmedVia ?? 'PHONE'),
    isExample: true,
  });
  actor.topics.set(known(vocabulary.topics, topics));
  actor.targetGroups.set(known(vocabulary.targetGroups, targetGroups));
  actor.activeIn.set(known(vocabulary.districts, activeIn));
  if (email !== null) em.create(Contact, { id: uuid(), actor, channel: 'EMAIL', value: email });
  if (phone !== null) em.create(Contact, { id: uuid(), actor, channel: 'PHONE', value: phone });
  for (const [position, place] of places.entries())
    createPlace(em, place, { actor, position, locate: vocabulary.locate });
  return actor;
}

function createPlace(
  em: EntityManager,
  { access, notice, ...columns }: ExamplePlace,
  { actor, position, locate }: { actor: Actor; position: number; locate: DistrictLocator },
): void {
  const place = em.create(Place, {
    ...columns,
    id: uuid(),
    actor,
    position,
    notice: notice?.text ?? null,
    noticeFrom: notice?.from ?? null,
    noticeUntil: notice?.until ?? null,
    ...locate(columns),
  });
  for (const { feature, value, note, asOf } of access) em.create(PlaceAccess, { place, feature, value, note, asOf });
}

function createCooperation(
  em: EntityManager,
  entry: ExampleCooperation,
  { actors, topics, now }: { actors: Map<string, Actor>; topics: Map<string, Topic>; now: Date },
): void {
  const { participants, topics: slugs, proposedBy, ...columns } = entry;
  const cooperation = em.create(Cooperation, {
    ...columns,
    id: uuid(),
    proposedBy: actors.get(proposedBy) ?? null,
    isExample: true,
  });
  cooperation.topics.set(known(topics, slugs));
  for (const [position, { actor, role, confirmed }] of participants.entries()) {
    const [participant] = known(actors, [actor]);
    if (participant === undefined) continue;
    em.create(CooperationParticipant, {
      cooperation,
      actor: participant,
      role,
      position,
      confirmedAt: confirmed && daysBefore(now, confirmed.daysAgo),
      confirmedVia: confirmed?.via ?? null,
    });
  }
}

function known<Value>(all: Map<string, Value>, keys: readonly string[]): Value[] {
  return keys.flatMap((key) => all.get(key) ?? []);
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * dayInMilliseconds);
}

import { defineEntity, p } from '@mikro-orm/core';
import { Actor } from '#server/actors/actor.entity.ts';
import { Topic } from '#server/topics/topic.entity.ts';

export const cooperationKinds = ['PROJECT', 'ALLIANCE', 'ROOMS', 'REFERRAL', 'FUNDING', 'EXCHANGE'] as const;
export const participationWays = ['SELF', 'PHONE', 'MEETING', 'PAPER'] as const;

/** A dated, typed fact among two or more actors; public once two of them have confirmed it, and then only these. */
export const CooperationSchema = defineEntity({
  name: 'Cooperation',
  tableName: 'cooperation',
  properties: {
    id: p.uuid().primary(),
    title: p.text(),
    kind: p.enum(cooperationKinds),
    description: p.text().nullable(),
    since: p.date().nullable(),
    until: p.date().nullable(),
    proposedBy: () => p.manyToOne(Actor).nullable(),
    isExample: p.boolean().default(false),
    version: p.integer().version(),
    createdAt: p.datetime().onCreate(() => new Date()),
    updatedAt: p
      .datetime()
      .onCreate(() => new Date())
      .onUpdate(() => new Date()),
    participants: () => p.oneToMany(CooperationParticipant).mappedBy('cooperation').orderBy({ position: 'asc' }),
    topics: () =>
      p
        .manyToMany(Topic)
        .pivotTable('cooperation_topic')
        .joinColumn('cooperation_id')
        .inverseJoinColumn('topic_id')
        .fixedOrder()
        .fixedOrderColumn('position'),
  },
});

export class Cooperation extends CooperationSchema.class {}
CooperationSchema.setClass(Cooperation);

/** One actor's part in a cooperation, and its confirmation: its own, or recorded by the coordinator. */
export const CooperationParticipantSchema = defineEntity({
  name: 'CooperationParticipant',
  tableName: 'cooperation_participant',
  properties: {
    cooperation: () => p.manyToOne(Cooperation).primary(),
    actor: () => p.manyToOne(Actor).primary(),
    role: p.text().nullable(),
    position: p.integer().default(0),
    confirmedAt: p.datetime().nullable(),
    confirmedVia: p.enum(participationWays).nullable(),
    confirmedBy: p.text().nullable(),
  },
});

export class CooperationParticipant extends CooperationParticipantSchema.class {}
CooperationParticipantSchema.setClass(CooperationParticipant);

import { defineEntity, p } from '@mikro-orm/core';
import { District } from '#server/districts/district.entity.ts';
import { TargetGroup, Topic } from '#server/topics/topic.entity.ts';
import { Contact } from './contact.entity.ts';
import { Place } from './place.entity.ts';

export const actorKinds = ['ASSOCIATION', 'INITIATIVE', 'INSTITUTION'] as const;
export const operatorTypes = ['PUBLIC', 'NON_PROFIT', 'PRIVATE'] as const;
export const actorStates = ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'ARCHIVED'] as const;
export const confirmationWays = ['LINK', 'EDIT', 'MEETING', 'PHONE', 'LETTER', 'IMPORT'] as const;

/** An association, initiative or institution that is active here. */
export const ActorSchema = defineEntity({
  name: 'Actor',
  tableName: 'actor',
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    kind: p.enum(actorKinds),
    name: p.text(),
    alternateNames: p.array(),
    legalForm: p.text().nullable(),
    operatorType: p.enum(operatorTypes).nullable(),
    category: p.text().nullable(),
    summary: p.text(),
    description: p.text().nullable(),
    plainLanguage: p.text().nullable(),
    easyLanguage: p.text().nullable(),
    easyLanguageCheckedBy: p.text().nullable(),
    languages: p.array(),
    website: p.text().nullable(),
    links: p.json<{ label: string; url: string }[]>(),
    runBy: () => p.manyToOne(ActorSchema).nullable(),
    runByName: p.text().nullable(),
    openToCooperation: p.boolean().default(false),
    state: p.enum(actorStates).default('DRAFT'),
    confirmedAt: p.datetime().nullable(),
    confirmedBy: p.text().nullable(),
    confirmedVia: p.enum(confirmationWays).nullable(),
    isExample: p.boolean().default(false),
    version: p.integer().version(),
    createdAt: p.datetime().onCreate(() => new Date()),
    updatedAt: p
      .datetime()
      .onCreate(() => new Date())
      .onUpdate(() => new Date()),
    places: () => p.oneToMany(Place).mappedBy('actor').orderBy({ position: 'asc' }),
    contacts: () => p.oneToMany(Contact).mappedBy('actor').orderBy({ position: 'asc' }),
    topics: () =>
      p
        .manyToMany(Topic)
        .pivotTable('actor_topic')
        .joinColumn('actor_id')
        .inverseJoinColumn('topic_id')
        .fixedOrder()
        .fixedOrderColumn('position'),
    targetGroups: () =>
      p
        .manyToMany(TargetGroup)
        .pivotTable('actor_target_group')
        .joinColumn('actor_id')
        .inverseJoinColumn('target_group_id')
        .fixedOrder()
        .fixedOrderColumn('position'),
    activeIn: () =>
      p.manyToMany(District).pivotTable('actor_district').joinColumn('actor_id').inverseJoinColumn('district_id'),
  },
});

export class Actor extends ActorSchema.class {}
ActorSchema.setClass(Actor);

import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '#server/accounts/account.entity.ts';
import { Actor, actorKinds } from '#server/actors/actor.entity.ts';
import { District } from '#server/districts/district.entity.ts';

const states = ['UNCONFIRMED', 'IN_REVIEW', 'PUBLISHED', 'LISTED_ALREADY', 'REFUSED'] as const;

/** An actor that somebody without an account proposes to list, and what came of it. */
export const ProposalSchema = defineEntity({
  name: 'Proposal',
  tableName: 'proposal',
  properties: {
    id: p.uuid().primary(),
    state: p.enum(states).default('UNCONFIRMED'),
    kind: p.enum(actorKinds),
    name: p.text(),
    summary: p.text(),
    topics: p.array(),
    /** with house number; null: no fixed place */
    street: p.text().nullable(),
    postalCode: p.text().nullable(),
    city: p.text().nullable(),
    district: () => p.manyToOne(District).nullable(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    website: p.text().nullable(),
    /** whether somebody's own number and address may be public */
    mayBePublic: p.boolean(),
    belongs: p.boolean(),
    proposerName: p.text().nullable(),
    proposerEmail: p.text().nullable(),
    consentTextVersion: p.text(),
    locale: p.text(),
    /** of the form it came by: a form is sent once */
    formHash: p.blob(),
    tokenHash: p.blob().nullable(),
    createdAt: p.datetime(),
    confirmedAt: p.datetime().nullable(),
    decidedAt: p.datetime().nullable(),
    decidedBy: () => p.manyToOne(Account).fieldName('decided_by').nullable(),
    reason: p.text().nullable(),
    actor: () => p.manyToOne(Actor).nullable(),
  },
});

export class Proposal extends ProposalSchema.class {}
ProposalSchema.setClass(Proposal);

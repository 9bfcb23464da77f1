import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '#server/accounts/account.entity.ts';
import { Actor } from '#server/actors/actor.entity.ts';
import type { Changes } from '#server/actors/revision-change.model.ts';

const states = ['WAITING', 'REFUSED'] as const;

/** What somebody who keeps an entry wants of it and the public does not see: one of each who keeps it. */
export const ProposedRevisionSchema = defineEntity({
  name: 'ProposedRevision',
  tableName: 'proposed_revision',
  properties: {
    id: p.uuid().primary(),
    actor: () => p.manyToOne(Actor),
    account: () => p.manyToOne(Account),
    /** each field as its proposer saw it, and as it is to be */
    changes: p.json<Changes>(),
    state: p.enum(states).default('WAITING'),
    /** why not */
    reason: p.text().nullable(),
    createdAt: p.datetime(),
    /** when it was changed last */
    proposedAt: p.datetime(),
    decidedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

export class ProposedRevision extends ProposedRevisionSchema.class {}
ProposedRevisionSchema.setClass(ProposedRevision);

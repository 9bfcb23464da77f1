import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '#server/accounts/account.entity.ts';
import { Actor } from './actor.entity.ts';

export const revisionWays = ['EDIT', 'IMPORT', 'COMMAND', 'MERGE', 'PROPOSAL'] as const;

/** What of an actor changed, by whom and in which way; `version` is the one that the change made. */
export const RevisionSchema = defineEntity({
  name: 'Revision',
  tableName: 'revision',
  properties: {
    id: p.uuid().primary(),
    actor: () => p.manyToOne(Actor),
    version: p.integer(),
    /** whose history it was before that entry was merged into this one; null: its own */
    mergedId: p.uuid().nullable(),
    changedAt: p.datetime(),
    /** a name, or where an import came from */
    changedBy: p.text(),
    account: () => p.manyToOne(Account).nullable(),
    /** public at once, before a coordinator has seen it */
    toLookAt: p.boolean().default(false),
    /** the coordinator who looked at it, or accepted what somebody had proposed */
    acceptedBy: p.text().nullable(),
    acceptedAccount: () => p.manyToOne(Account).nullable(),
    via: p.enum(revisionWays),
    changes: p.json<Record<string, { from: unknown; to: unknown }>>(),
  },
});

export class Revision extends RevisionSchema.class {}
RevisionSchema.setClass(Revision);

import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '#server/accounts/account.entity.ts';
import { Actor } from '#server/actors/actor.entity.ts';

export const recipientKinds = ['MEMBER', 'CONTACT'] as const;
export const answers = ['CONFIRMED', 'CHANGED', 'GONE'] as const;

/** A mail that asks whether an entry is still right: of one version of it, to one address. */
export const ConfirmationRequestSchema = defineEntity({
  name: 'ConfirmationRequest',
  tableName: 'confirmation_request',
  properties: {
    id: p.uuid().primary(),
    actor: () => p.manyToOne(Actor),
    tokenHash: p.blob(),
    version: p.integer(),
    recipientKind: p.enum(recipientKinds),
    recipient: p.text(),
    /** of a member, while it has one */
    account: () => p.manyToOne(Account).nullable(),
    /** the first mail, or the reminder */
    round: p.smallint(),
    sentAt: p.datetime(),
    expiresAt: p.datetime(),
    answeredAt: p.datetime().nullable(),
    answer: p.enum(answers).nullable(),
  },
});

export class ConfirmationRequest extends ConfirmationRequestSchema.class {}
ConfirmationRequestSchema.setClass(ConfirmationRequest);

import { defineEntity, p } from '@mikro-orm/core';
import { Actor } from '#server/actors/actor.entity.ts';

export const accountRoles = ['COORDINATOR', 'ADMIN'] as const;
export const membershipRoles = ['OWNER', 'EDITOR'] as const;

/** A person who signs in by mail link; a change of its rights ends its sessions (a trigger sees to it). */
export const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    /** in lower case, and nobody else's */
    email: p.text(),
    name: p.text().nullable(),
    roles: p.array().$type<(typeof accountRoles)[number][]>(),
    locale: p.text().default('de'),
    suspendedAt: p.datetime().nullable(),
    isExample: p.boolean().default(false),
    version: p.integer().version(),
    createdAt: p.datetime().onCreate(() => new Date()),
    updatedAt: p
      .datetime()
      .onCreate(() => new Date())
      .onUpdate(() => new Date()),
    memberships: () => p.oneToMany(Membership).mappedBy('account'),
  },
});

export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account);

/** Who keeps the entry of which actor. */
export const MembershipSchema = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  properties: {
    account: () => p.manyToOne(Account).primary(),
    actor: () => p.manyToOne(Actor).primary(),
    role: p.enum(membershipRoles),
    /** whether its changes are public at once: `trust.policy.ts` */
    trusted: p.boolean(),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});

export class Membership extends MembershipSchema.class {}
MembershipSchema.setClass(Membership);

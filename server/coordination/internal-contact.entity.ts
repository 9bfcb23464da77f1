import { defineEntity, p } from '@mikro-orm/core';
import { Actor } from '#server/actors/actor.entity.ts';

/** A person whom the coordinator knows there; never public. */
export const InternalContactSchema = defineEntity({
  name: 'InternalContact',
  tableName: 'internal_contact',
  properties: {
    id: p.uuid().primary(),
    actor: () => p.manyToOne(Actor),
    name: p.text(),
    task: p.text().nullable(),
    /** E.164 */
    phone: p.text().nullable(),
    email: p.text().nullable(),
    remark: p.text().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime(),
  },
});

export class InternalContact extends InternalContactSchema.class {}
InternalContactSchema.setClass(InternalContact);

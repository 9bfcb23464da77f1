import { defineEntity, p } from '@mikro-orm/core';
import { Actor } from './actor.entity.ts';

export const contactChannels = ['EMAIL', 'PHONE'] as const;

/** A mail address or phone number of an actor; a personal one is public only with a recorded, unrevoked consent. */
export const ContactSchema = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    id: p.uuid().primary(),
    actor: () => p.manyToOne(Actor),
    channel: p.enum(contactChannels),
    value: p.text(),
    personal: p.boolean().default(false),
    consentTextVersion: p.text().nullable(),
    consentGivenAt: p.datetime().nullable(),
    consentRecordedBy: p.text().nullable(),
    consentRevokedAt: p.datetime().nullable(),
    position: p.integer().default(0),
  },
});

export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact);

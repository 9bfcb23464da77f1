import { defineEntity, p } from '@mikro-orm/core';
import { District } from '#server/districts/district.entity.ts';
import { Actor } from './actor.entity.ts';

export const placeVisibilities = ['EXACT', 'AREA', 'DISTRICT', 'HIDDEN'] as const;
export const accessFeatures = ['ENTRANCE', 'TOILET', 'SEATING', 'HEARING', 'SIGHT', 'PLAIN_LANGUAGE'] as const;
export const accessValues = ['YES', 'PARTLY', 'NO', 'UNKNOWN'] as const;

/**
 * Where an actor is found. `district` and `quarter` are those of the point; `publicDistrict` and `publicQuarter` those of
 * what is shown of it, so that the coarse point of an `AREA` gives nothing away at a border. `personal`: somebody lives there,
 * so that it is shown exactly only with a recorded consent.
 */
export const PlaceSchema = defineEntity({
  name: 'Place',
  tableName: 'place',
  properties: {
    id: p.uuid().primary(),
    actor: () => p.manyToOne(Actor),
    position: p.integer().default(0),
    street: p.text().nullable(),
    postalCode: p.text().nullable(),
    city: p.text().nullable(),
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    district: () => p.manyToOne(District).nullable(),
    quarter: () => p.manyToOne(District).nullable(),
    publicDistrict: () => p.manyToOne(District).nullable(),
    publicQuarter: () => p.manyToOne(District).nullable(),
    openingHours: p.text().nullable(),
    notice: p.text().nullable(),
    noticeFrom: p.date().nullable(),
    noticeUntil: p.date().nullable(),
    publicAs: p.enum(placeVisibilities).default('EXACT'),
    personal: p.boolean().default(false),
    consentTextVersion: p.text().nullable(),
    consentGivenAt: p.datetime().nullable(),
    consentRecordedBy: p.text().nullable(),
    consentRevokedAt: p.datetime().nullable(),
    access: () => p.oneToMany(PlaceAccess).mappedBy('place'),
  },
});

export class Place extends PlaceSchema.class {}
PlaceSchema.setClass(Place);

/** Whether something at a place can be used without a barrier. */
export const PlaceAccessSchema = defineEntity({
  name: 'PlaceAccess',
  tableName: 'place_access',
  properties: {
    place: () => p.manyToOne(Place).primary(),
    feature: p.enum(accessFeatures).primary(),
    value: p.enum(accessValues),
    note: p.text().nullable(),
    asOf: p.date().nullable(),
  },
});

export class PlaceAccess extends PlaceAccessSchema.class {}
PlaceAccessSchema.setClass(PlaceAccess);

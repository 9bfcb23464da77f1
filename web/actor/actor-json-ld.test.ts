import { expect, test } from 'vitest';
import type { Actor, ActorPlace } from './actor-facts.ts';
import { geoHref, routeHref } from './actor-facts.ts';
import { actorJsonLd } from './actor-json-ld.ts';

const aPlace = (place: Partial<ActorPlace> = {}): ActorPlace => ({
  id: 'p',
  street: 'Weitlingstraße 1',
  postalCode: '10317',
  city: 'Berlin',
  latitude: 52.5031,
  longitude: 13.4972,
  publicAs: 'EXACT',
  openingHours: null,
  openingHoursText: [],
  openNow: null,
  openUntil: null,
  opensAt: null,
  notice: null,
  district: null,
  access: [],
  week: null,
  ...place,
});

const anActor = (places: ActorPlace[]): Actor => ({
  id: 'a',
  slug: 'cafe-ost',
  kind: 'ASSOCIATION',
  name: 'Café Ost',
  alternateNames: [],
  legalForm: null,
  operatorType: 'NON_PROFIT',
  summary: 'Kaffee und Rat.',
  description: null,
  plainLanguage: null,
  easyLanguage: null,
  easyLanguageCheckedBy: null,
  languages: ['de'],
  email: null,
  phone: null,
  website: null,
  runByName: null,
  openToCooperation: false,
  confirmedAt: null,
  isUnconfirmed: false,
  confirmedVia: null,
  updatedAt: '2026-09-01T10:00:00Z',
  isExample: false,
  links: [],
  topics: [],
  targetGroups: [],
  district: null,
  activeIn: [],
  runBy: null,
  mainPlace: null,
  places,
  cooperations: [],
  partners: [],
});

const url = 'https://kiez.example.org/akteure/cafe-ost';

test('search engines get the address, the point and the dated hours', () => {
  const week = [{ date: '2026-11-23', intervals: [{ opens: '2026-11-23T09:00:00Z', closes: '2026-11-23T17:00:00Z' }] }];
  expect(actorJsonLd(anActor([aPlace({ week })]), url)).toMatchObject({
    '@type': 'NGO',
    url,
    location: [
      {
        address: { streetAddress: 'Weitlingstraße 1', postalCode: '10317', addressLocality: 'Berlin' },
        geo: { latitude: 52.5031, longitude: 13.4972 },
        openingHoursSpecification: [
          { opens: '10:00', closes: '18:00', validFrom: '2026-11-23', validThrough: '2026-11-23' },
        ],
      },
    ],
  });
});

test('a coarsened place gives no point and no route', () => {
  const place = aPlace({ publicAs: 'AREA', street: null });
  expect(JSON.stringify(actorJsonLd(anActor([place]), url))).not.toContain('GeoCoordinates');
  expect(routeHref(place)).toBeNull();
  expect(geoHref(place)).toBeNull();
});

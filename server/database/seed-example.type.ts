import type { ActorKind, ConfirmedVia, OperatorType } from '#server/actors/actor.type.ts';
import type { AccessFeature, AccessValue, PlaceVisibility } from '#server/actors/place.type.ts';
import type { CooperationKind } from '#server/cooperations/cooperation.type.ts';

/** An entry of `seeds/example/actors-*.json`; times are told by their age, so that the network never grows old. */
export interface ExampleActor {
  slug: string;
  kind: ActorKind;
  name: string;
  alternateNames: string[];
  legalForm: string | null;
  operatorType: OperatorType | null;
  summary: string;
  description: string;
  plainLanguage: string | null;
  easyLanguage: string | null;
  easyLanguageCheckedBy: string | null;
  topics: string[];
  targetGroups: string[];
  languages: string[];
  activeIn: string[];
  email: string | null;
  phone: string | null;
  website: string | null;
  links: { label: string; url: string }[];
  runBy: string | null;
  runByName: string | null;
  openToCooperation: boolean;
  state: 'DRAFT' | 'IN_REVIEW' | 'PUBLISHED' | 'ARCHIVED';
  confirmedDaysAgo: number | null;
  confirmedVia: ConfirmedVia | null;
  places: ExamplePlace[];
}

export interface ExamplePlace {
  street: string;
  postalCode: string;
  city: string;
  latitude: number;
  longitude: number;
  openingHours: string | null;
  notice: { text: string; from: string | null; until: string | null } | null;
  publicAs: PlaceVisibility;
  access: { feature: AccessFeature; value: AccessValue; note: string | null; asOf: string | null }[];
}

/** An entry of `seeds/example/cooperations.json`. */
export interface ExampleCooperation {
  title: string;
  kind: CooperationKind;
  description: string | null;
  topics: string[];
  since: string | null;
  until: string | null;
  participants: {
    actor: string;
    role: string | null;
    confirmed: { via: 'SELF' | 'PHONE' | 'MEETING' | 'PAPER'; daysAgo: number } | null;
  }[];
  proposedBy: string;
}

import type {
  AccessFeature,
  AccessValue,
  EditableEntryFragment,
  EditPlaceInput,
  PlaceVisibility,
} from '#web/gql/graphql.ts';

/** What holds at a place for a while, with its first and last day (YYYY-MM-DD; empty: open). */
export interface NoticeDraft {
  text: string;
  from: string;
  until: string;
}

/** Where it is. A consent is of one address, so all of it changes together. */
export interface LocationDraft {
  street: string;
  postalCode: string;
  city: string;
  /** degrees, WGS84 */
  point: { latitude: number; longitude: number } | null;
  /** whether somebody lives there; null: nobody has said yet */
  personal: boolean | null;
  /** whether whoever lives there agreed to the exact address being public */
  consented: boolean;
}

export interface BarrierDraft {
  value: AccessValue;
  note: string;
  /** YYYY-MM-DD; empty: not known */
  asOf: string;
}

export interface PlaceDraft {
  id: string;
  location: LocationDraft;
  publicAs: PlaceVisibility;
  barriers: Record<AccessFeature, BarrierDraft>;
  openingHours: string;
  notice: NoticeDraft;
}

export type PlaceField = Exclude<keyof PlaceDraft, 'id'>;

export const placeFields: readonly PlaceField[] = ['location', 'publicAs', 'barriers', 'openingHours', 'notice'];
export const barrierFeatures: readonly AccessFeature[] = [
  ...(['ENTRANCE', 'TOILET', 'SEATING', 'HEARING', 'SIGHT', 'PLAIN_LANGUAGE'] as const),
];

const unknown: BarrierDraft = { value: 'UNKNOWN', note: '', asOf: '' };

export function placeDraftOf(place: EditableEntryFragment['places'][number]): PlaceDraft {
  const { id, street, postalCode, city, latitude, longitude, publicAs, personal, consented, access } = place;
  const barrierOf = (feature: AccessFeature): BarrierDraft => {
    const known = access.find((one) => one.feature === feature);
    return known ? { value: known.value, note: known.note ?? '', asOf: known.asOf ?? '' } : unknown;
  };
  return {
    id,
    location: {
      ...{ street: street ?? '', postalCode: postalCode ?? '', city: city ?? '', personal, consented },
      point: latitude == null || longitude == null ? null : { latitude, longitude },
    },
    publicAs,
    barriers: barriersOf(barrierOf),
    openingHours: place.openingHours ?? '',
    notice: { text: place.notice ?? '', from: place.noticeFrom ?? '', until: place.noticeUntil ?? '' },
  };
}

/** A place of which nothing is known yet but the town, which is most often that of another one. */
export function newPlaceDraft(city: string, personal: boolean | null): PlaceDraft {
  return {
    id: crypto.randomUUID(),
    location: { street: '', postalCode: '', city, point: null, personal, consented: false },
    publicAs: 'EXACT',
    barriers: barriersOf(() => unknown),
    openingHours: '',
    notice: { text: '', from: '', until: '' },
  };
}

function barriersOf(barrierOf: (feature: AccessFeature) => BarrierDraft): PlaceDraft['barriers'] {
  return {
    ENTRANCE: barrierOf('ENTRANCE'),
    TOILET: barrierOf('TOILET'),
    SEATING: barrierOf('SEATING'),
    HEARING: barrierOf('HEARING'),
    SIGHT: barrierOf('SIGHT'),
    PLAIN_LANGUAGE: barrierOf('PLAIN_LANGUAGE'),
  };
}

/** What is sent of a place: only what was changed of it. */
export function placeInputOf(place: PlaceDraft, has: (field: PlaceField) => boolean): EditPlaceInput {
  const { id, location, publicAs, barriers, openingHours, notice } = place;
  const { street, postalCode, city, point, personal, consented } = location;
  return {
    id,
    ...(has('location') && {
      ...{ street, postalCode, city, consented, personal },
      ...{ latitude: point?.latitude ?? null, longitude: point?.longitude ?? null },
    }),
    ...(has('publicAs') && { publicAs, personal }),
    ...(has('barriers') && {
      access: barrierFeatures.map((feature) => ({
        feature,
        ...barriers[feature],
        asOf: barriers[feature].asOf || null,
      })),
    }),
    ...((has('openingHours') || has('notice')) && {
      ...{ openingHours, notice: notice.text },
      ...{ noticeFrom: notice.from || null, noticeUntil: notice.until || null },
    }),
  };
}

import { coarsePoint } from '#server/actors/coarse-point.model.ts';
import type { PlaceVisibility } from '#server/actors/place.type.ts';
import type { District } from './district.entity.ts';
import { districtOf } from './district.model.ts';
import type { GeoPoint } from './projection.model.ts';

/** What of a place its districts are computed from. */
export interface Locatable {
  latitude: number | null;
  longitude: number | null;
  publicAs: PlaceVisibility;
}

export interface PlaceDistricts {
  district: District | null;
  quarter: District | null;
  publicDistrict: District | null;
  publicQuarter: District | null;
}

/**
 * The districts of a place: those of its point, and those that may be shown. An `AREA` shows the district of its coarse
 * point, so that two answers together are no finer than one.
 */
export function locatePlace(
  { latitude, longitude, publicAs }: Locatable,
  districts: readonly District[],
): PlaceDistricts {
  if (latitude === null || longitude === null)
    return { district: null, quarter: null, publicDistrict: null, publicQuarter: null };
  const exact = districtsAt({ latitude, longitude }, districts);
  switch (publicAs) {
    case 'EXACT':
      return { ...exact, publicDistrict: exact.district, publicQuarter: exact.quarter };
    case 'AREA': {
      const shown = districtsAt(coarsePoint({ latitude, longitude }), districts);
      return { ...exact, publicDistrict: shown.district, publicQuarter: shown.quarter };
    }
    case 'DISTRICT':
      return { ...exact, publicDistrict: exact.district, publicQuarter: null };
    case 'HIDDEN':
      return { ...exact, publicDistrict: null, publicQuarter: null };
  }
}

function districtsAt(
  point: GeoPoint,
  districts: readonly District[],
): { district: District | null; quarter: District | null } {
  const upper = districts.filter((district) => !district.parent);
  const quarters = districts.filter((district) => district.parent);
  return { district: districtOf(point, upper), quarter: districtOf(point, quarters) };
}

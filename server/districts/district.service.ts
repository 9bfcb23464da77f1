import { coarsePoint } from '#server/actors/coarse-point.model.ts';
import type { PlaceVisibility } from '#server/actors/place.type.ts';
import type { District } from './district.entity.ts';
import { districtFinder } from './district.model.ts';
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

/** Where places lie, among the districts it was made for. */
export type DistrictLocator = (place: Locatable) => PlaceDistricts;

const nowhere: PlaceDistricts = { district: null, quarter: null, publicDistrict: null, publicQuarter: null };

/**
 * Tells the districts of any number of places: those of their points, and those that may be shown. An `AREA` shows the
 * district of its coarse point, so that two answers together are no finer than one.
 */
export function districtLocator(districts: readonly District[]): DistrictLocator {
  const districtAt = districtFinder(districts.filter((district) => !district.parent));
  const quarterAt = districtFinder(districts.filter((district) => district.parent));
  const at = (point: GeoPoint) => ({ district: districtAt(point), quarter: quarterAt(point) });

  return ({ latitude, longitude, publicAs }) => {
    if (latitude === null || longitude === null) return nowhere;
    const exact = at({ latitude, longitude });
    switch (publicAs) {
      case 'EXACT':
        return { ...exact, publicDistrict: exact.district, publicQuarter: exact.quarter };
      case 'AREA': {
        const shown = at(coarsePoint({ latitude, longitude }));
        return { ...exact, publicDistrict: shown.district, publicQuarter: shown.quarter };
      }
      case 'DISTRICT':
        return { ...exact, publicDistrict: exact.district, publicQuarter: null };
      case 'HIDDEN':
        return { ...exact, publicDistrict: null, publicQuarter: null };
    }
  };
}

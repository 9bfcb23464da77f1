import type { Map as LeafletMap } from 'leaflet';
import { type Feature, isPin } from './map-features.ts';
import { spreadApart } from './spread.ts';

/** Pixels between the middles of two marks, and how far a cluster may give way. */
const limits = { distance: 44, most: 24 };

/** The same features at the present zoom, with clusters beside pins and each other rather than on them. */
export function spreadFeatures(map: LeafletMap, features: readonly Feature[]): Feature[] {
  const zoom = map.getZoom();
  const marks = features.map((feature) => {
    const { x, y } = map.project([feature.latitude, feature.longitude], zoom);
    return { feature, x, y, isFixed: isPin(feature) };
  });
  return spreadApart(marks, limits).map(({ feature, x, y, isFixed }) => {
    if (isFixed) return feature;
    const { lat, lng } = map.unproject([x, y], zoom);
    return { ...feature, latitude: lat, longitude: lng };
  });
}

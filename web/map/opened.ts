import type { Map as LeafletMap } from 'leaflet';
import { latLngBounds, point } from 'leaflet';
import { type RefObject, useRef, useState } from 'react';
import { boundsOf, type Cluster, featureId, isStack, type Pin } from './map-features.ts';
import { mostZoom, prefersStillness } from './map-frame.tsx';
import { focusMark } from './map-keys.ts';
import { useStableCallback } from './stable-callback.ts';

type OpenedProps = {
  map: LeafletMap | null;
  area: RefObject<HTMLElement | null>;
  selected: string | null;
  onSelect: (slug: string | null) => void;
};

/** Pixels that a cluster's places keep from the edge of the map. */
const room = point(60, 60);

/** What is open on the map: the selected actor, or a stack of places; one at a time, and focus returns when it closes. */
export function useOpened({ map, area, selected, onSelect }: OpenedProps) {
  const [stack, setStack] = useState<Cluster | null>(null);
  const [byHand, setByHand] = useState(false);
  const opener = useRef<string | null>(null);

  const openPin = useStableCallback((pin: Pin) => {
    opener.current = featureId(pin);
    setStack(null);
    setByHand(true);
    onSelect(pin.actor.slug);
  });

  const openCluster = useStableCallback((cluster: Cluster) => {
    if (!map) return;
    const zoom = zoomThatParts(map, cluster);
    opener.current = zoom === null ? featureId(cluster) : null;
    if (selected) onSelect(null);
    setStack(zoom === null ? cluster : null);
    if (zoom === null) return;
    area.current?.focus({ preventScroll: true }); // the cluster will be gone
    map.setView([cluster.latitude, cluster.longitude], zoom, { animate: !prefersStillness() });
  });

  const close = useStableCallback(() => {
    if (!stack && !selected) return;
    setStack(null);
    if (selected) onSelect(null);
    if (area.current) focusMark(area.current, opener.current);
  });

  return { stack, byHand, openPin, openCluster, close };
}

/** Pixels from end to end at which places surely lie in different squares of the server's grid, which are 64 px wide. */
const parted = 140;

/** The zoom at which a cluster falls apart, and no nearer; null where its places share a house or the map ends before. */
function zoomThatParts(map: LeafletMap, cluster: Cluster): number | null {
  if (isStack(cluster) || map.getZoom() >= mostZoom) return null;
  const { west, south, east, north } = boundsOf(cluster);
  const bounds = latLngBounds([south, west], [north, east]);
  const { x, y } = map
    .latLngToLayerPoint(bounds.getSouthEast())
    .subtract(map.latLngToLayerPoint(bounds.getNorthWest()));
  const parting = map.getZoom() + Math.ceil(Math.log2(parted / Math.max(x, y)));
  const nearer = Math.max(parting, map.getZoom() + 1);
  return Math.min(mostZoom, nearer, Math.max(map.getBoundsZoom(bounds, false, room), map.getZoom() + 1));
}

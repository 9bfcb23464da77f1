import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Viewport } from '#web/gql/graphql.ts';
import { roundedViewport } from './map-features.ts';
import type { MapView } from './map-frame.tsx';

/** Milliseconds that the map must rest: a wheel turns and a finger moves on. */
const rest = 200;

/** What the map shows, once it rests; null before it is there. */
export function useSeen(map: LeafletMap | null): { viewport: Viewport; zoom: number } | null {
  const [seen, setSeen] = useState<{ viewport: Viewport; zoom: number } | null>(null);
  useEffect(
    function followMap() {
      if (!map) return;
      const look = () => setSeen(seenOn(map));
      const { ask, cancel } = delayed(look);
      look();
      map.on('moveend resize', ask);
      return function stopFollowing() {
        cancel();
        map.off('moveend resize', ask);
      };
    },
    [map],
  );
  return seen;
}

type ViewInAddress = {
  view: MapView | null;
  onView: (view: MapView) => void;
  /** shows the whole area, which is what no view means */
  showWhole: () => void;
};

/** Keeps map and address bar the same: a moved map changes the address, and going back moves the map. */
export function useViewInAddress(map: LeafletMap | null, { view, onView, showWhole }: ViewInAddress): void {
  const known = useRef(view && keyOf(view));
  const movedByHand = useRef(false);

  const tell = useEffectEvent((moved: LeafletMap) => {
    const next = viewOf(moved);
    if (!movedByHand.current || keyOf(next) === known.current) return;
    known.current = keyOf(next);
    onView(next);
  });
  const follow = useEffectEvent((shown: LeafletMap, wanted: MapView | null) => {
    const key = wanted && keyOf(wanted);
    if (key === known.current) return;
    known.current = key;
    if (wanted) shown.setView([wanted.latitude, wanted.longitude], wanted.zoom, { animate: false });
    else showWhole();
    movedByHand.current = false;
  });

  useEffect(
    function tellMoves() {
      if (!map) return;
      const { ask, cancel } = delayed(() => tell(map));
      const touch = () => {
        movedByHand.current = true;
      };
      map.on('movestart', touch).on('moveend', ask);
      return function stopTelling() {
        cancel();
        map.off('movestart', touch).off('moveend', ask);
      };
    },
    [map],
  );
  useEffect(
    function followAddress() {
      if (map) follow(map, view);
    },
    [map, view],
  );
}

function viewOf(map: LeafletMap): MapView {
  const { lat, lng } = map.getCenter();
  return { latitude: round(lat), longitude: round(lng), zoom: Math.round(map.getZoom() * 2) / 2 };
}

function seenOn(map: LeafletMap): { viewport: Viewport; zoom: number } {
  const bounds = map.getBounds();
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  return { viewport: roundedViewport({ west, south, east, north }), zoom: Math.floor(map.getZoom()) };
}

function delayed(act: () => void): { ask: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  const ask = () => {
    cancel();
    timer = setTimeout(act, rest);
  };
  return { ask, cancel };
}

/** As the address writes it: about ten metres. */
const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
const keyOf = ({ latitude, longitude, zoom }: MapView): string => [latitude, longitude, zoom].join(',');

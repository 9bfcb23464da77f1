import 'leaflet/dist/leaflet.css';
import { type FitBoundsOptions, type LatLngBounds, type Map as LeafletMap, latLng, latLngBounds } from 'leaflet';
import { type ReactNode, type Ref, useEffect, useState } from 'react';
import { MapContainer, useMap } from 'react-leaflet';
import type { MapBaseQuery } from '#web/gql/graphql.ts';
import { BaseLayers } from './base-layers.tsx';
import styles from './map-frame.module.css';

export type MapView = { latitude: number; longitude: number; zoom: number };

type MapFrameProps = {
  base: MapBaseQuery;
  /** what is shown at first: a view, or the bounds that are just to fit */
  start: MapView | LatLngBounds;
  /** a picture: does not move, takes no pointer */
  still?: boolean;
  emphasised?: readonly string[];
  ref?: Ref<LeafletMap>;
  children: ReactNode;
};

const leastZoom = 11;
export const mostZoom = 19;

/** The bounds of the operator's frame as Leaflet has them. */
export const frameBounds = ({ directory: { frame } }: MapBaseQuery) =>
  latLngBounds([frame.south, frame.west], [frame.north, frame.east]);

const edge = 24;

/** How bounds fit into the part of the map that the window shows: beside a list it may reach below the fold. */
export function fitInSight(map: LeafletMap): FitBoundsOptions {
  const { top, bottom, height } = map.getContainer().getBoundingClientRect();
  const hidden = top < window.innerHeight ? Math.min(height / 2, Math.max(0, bottom - window.innerHeight)) : 0;
  return { paddingTopLeft: [edge, edge], paddingBottomRight: [edge, edge + hidden], maxZoom: 17 };
}

/** Leaflet moves on its own; only this stops it. */
export const prefersStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The map itself, in light tones and without any of Leaflet's own controls, which speak English alone. */
export function MapFrame({ base, start, still = false, emphasised = [], ref, children }: MapFrameProps) {
  const animated = !prefersStillness();
  const view =
    'zoom' in start ? { center: latLng(start.latitude, start.longitude), zoom: start.zoom } : { bounds: start };
  return (
    <MapContainer
      {...view}
      boundsOptions={{ padding: [16, 16], maxZoom: 17 }}
      ref={ref ?? null}
      className={still ? `${styles['map']} ${styles['still']}` : styles['map']}
      maxBounds={frameBounds(base).pad(1.5)}
      maxBoundsViscosity={0.8}
      minZoom={leastZoom}
      maxZoom={mostZoom}
      zoomSnap={0.5}
      attributionControl={false}
      zoomControl={false}
      keyboard={false}
      zoomAnimation={animated}
      fadeAnimation={animated}
      markerZoomAnimation={animated}
      inertia={animated}
      {...(still && stillness)}
    >
      {!still && !('zoom' in start) && <FitInSight bounds={start} />}
      <FollowSize />
      <BaseLayers base={base} emphasised={emphasised} />
      {children}
    </MapContainer>
  );
}

const stillness = {
  dragging: false,
  touchZoom: false,
  doubleClickZoom: false,
  scrollWheelZoom: false,
  boxZoom: false,
};

/** Once, when the map has its size and place on the page. */
function FitInSight({ bounds }: { bounds: LatLngBounds }) {
  const map = useMap();
  const [start] = useState(bounds);
  useEffect(
    function fitOnce() {
      map.fitBounds(start, { ...fitInSight(map), animate: false });
    },
    [map, start],
  );
  return null;
}

/** Leaflet hears of the window's size only; the map's own also changes when the filters above it wrap. */
function FollowSize() {
  const map = useMap();
  useEffect(
    function followSize() {
      const observer = new ResizeObserver(() => map.invalidateSize({ pan: false }));
      observer.observe(map.getContainer());
      return function stopFollowing() {
        observer.disconnect();
      };
    },
    [map],
  );
  return null;
}

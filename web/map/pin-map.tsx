import { divIcon, geoJSON, type LatLngBounds, type Map as LeafletMap, type Marker as Pin } from 'leaflet';
import { MapPin } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Marker, useMap, useMapEvents } from 'react-leaflet';
import { useQuery } from 'urql';
import { MapBaseDocument, type MapBaseQuery } from '#web/gql/graphql.ts';
import { MapCredit } from './map-credit.tsx';
import { frameBounds, MapFrame, type MapView, prefersStillness } from './map-frame.tsx';
import { MapLabels } from './map-labels.tsx';
import styles from './pin-map.module.css';
import { ZoomButtons } from './zoom-buttons.tsx';

export interface PinPoint {
  latitude: number;
  longitude: number;
}

interface PinMapProps {
  /** null: not set yet */
  point: PinPoint | null;
  /** id of the district to begin with where there is no point */
  district: string | null;
  /** name of the map, and of its pin with how it is moved */
  label: string;
  pinLabel: string;
  onMove: (point: PinPoint) => void;
}

/** A house and those around it. */
const closeZoom = 17.5;
/** Pixels that an arrow key moves the pin; together with Shift it moves by one. */
const stride = 10;
const strides: Record<string, readonly [number, number] | undefined> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** A map on which one pin is set: by a tap, by dragging, or by its arrow keys. */
export function PinMap({ point, district, label, pinLabel, onMove }: PinMapProps) {
  const [{ data: base, error }] = useQuery({ query: MapBaseDocument });
  const [map, setMap] = useState<LeafletMap | null>(null);
  const [start] = useState(point);
  useEffect(
    function followPoint() {
      if (map && point)
        map.panInside([point.latitude, point.longitude], { padding: [60, 60], animate: !prefersStillness() });
    },
    [map, point],
  );
  if (error) throw error;
  if (!base) return <div className={styles['stage']} />;
  return (
    <div>
      <section className={styles['stage']} aria-label={label} data-tones="light">
        <MapFrame base={base} start={viewOf(base, start, district)} ref={setMap}>
          <MapLabels base={base} marks={point ? [point] : []} />
          <SetByTap onSet={onMove} />
          {point && <MovablePin point={point} label={pinLabel} onMove={onMove} />}
        </MapFrame>
        <ZoomButtons map={map} onHome={() => map?.fitBounds(boundsOf(base, district))} />
      </section>
      <MapCredit base={base} />
    </div>
  );
}

function viewOf(base: MapBaseQuery, point: PinPoint | null, district: string | null): MapView | LatLngBounds {
  return point ? { ...point, zoom: closeZoom } : boundsOf(base, district);
}

function boundsOf(base: MapBaseQuery, district: string | null): LatLngBounds {
  const outline = base.districts.find(({ id }) => id === district)?.outline;
  return outline ? geoJSON(outline).getBounds() : frameBounds(base);
}

function SetByTap({ onSet }: { onSet: (point: PinPoint) => void }) {
  useMapEvents({ click: ({ latlng }) => onSet(rounded(latlng)) });
  return null;
}

function MovablePin({ point, label, onMove }: { point: PinPoint; label: string; onMove: (point: PinPoint) => void }) {
  const map = useMap();
  const pin = useRef<Pin>(null);
  const [host] = useState(() => document.createElement('div'));
  const icon = useMemo(
    () => divIcon({ html: host, className: styles['pin'], iconSize: [48, 48], iconAnchor: [24, 46] }),
    [host],
  );
  const position = useMemo(() => ({ lat: point.latitude, lng: point.longitude }), [point]);
  const step = useEffectEvent((event: KeyboardEvent) => {
    const direction = strides[event.key];
    if (!direction || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const length = event.shiftKey ? 1 : stride;
    const moved = map.project(position).add([direction[0] * length, direction[1] * length]);
    onMove(rounded(map.unproject(moved)));
  });
  useEffect(
    function nameAndFollowKeys() {
      const element = pin.current?.getElement();
      if (!element) return;
      element.setAttribute('aria-label', label);
      const follow = (event: KeyboardEvent) => step(event);
      element.addEventListener('keydown', follow);
      return function stopFollowing() {
        element.removeEventListener('keydown', follow);
      };
    },
    [label],
  );
  return (
    <>
      <Marker
        ref={pin}
        position={position}
        icon={icon}
        draggable
        autoPan={!prefersStillness()}
        eventHandlers={{ dragend: ({ target }) => onMove(rounded(target.getLatLng())) }}
      />
      {createPortal(<MapPin aria-hidden="true" size={46} />, host)}
    </>
  );
}

/** Six decimals are a tenth of a metre. */
function rounded({ lat, lng }: { lat: number; lng: number }): PinPoint {
  return { latitude: Math.round(lat * 1e6) / 1e6, longitude: Math.round(lng * 1e6) / 1e6 };
}

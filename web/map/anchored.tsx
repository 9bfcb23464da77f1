import { divIcon, type LeafletEventHandlerFnMap } from 'leaflet';
import { type ReactNode, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { Marker } from 'react-leaflet';
import styles from './anchored.module.css';

type AnchoredProps = {
  latitude: number;
  longitude: number;
  /** edge length of the square around the point, pixels */
  size: number;
  pane?: string;
  /** drawn above its neighbours */
  raised?: boolean;
  /** none: lets the pointer through to the map */
  eventHandlers?: LeafletEventHandlerFnMap;
  children: ReactNode;
};

/** Fixes React's elements to a point of the map; text stays text, where Leaflet's icons would take a string as HTML. */
export function Anchored({ latitude, longitude, size, pane, raised = false, eventHandlers, children }: AnchoredProps) {
  const [host] = useState(() => document.createElement('div'));
  const icon = useMemo(
    () => divIcon({ html: host, className: styles['anchor'], iconSize: [size, size] }),
    [host, size],
  );
  const position = useMemo(() => ({ lat: latitude, lng: longitude }), [latitude, longitude]);
  return (
    <>
      <Marker
        position={position}
        icon={icon}
        keyboard={false}
        interactive={eventHandlers !== undefined}
        riseOnHover={eventHandlers !== undefined}
        zIndexOffset={raised ? 10_000 : 0}
        {...(pane && { pane })}
        {...(eventHandlers && { eventHandlers })}
      />
      {createPortal(children, host)}
    </>
  );
}

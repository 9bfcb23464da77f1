import type { Map as LeafletMap } from 'leaflet';
import { Expand, Minus, Plus } from 'lucide-react';
import { useMessages } from '#web/i18n/locale.tsx';
import styles from './zoom-buttons.module.css';

type ZoomButtonsProps = { map: LeafletMap | null; onHome: () => void };

/** For pointer and touch; by keyboard the map is one tab stop and has keys for the same. */
export function ZoomButtons({ map, onHome }: ZoomButtonsProps) {
  const messages = useMessages();
  return (
    <div className={styles['buttons']}>
      <button type="button" tabIndex={-1} aria-label={messages.mapZoomIn} onClick={() => map?.zoomIn()}>
        <Plus aria-hidden="true" />
      </button>
      <button type="button" tabIndex={-1} aria-label={messages.mapZoomOut} onClick={() => map?.zoomOut()}>
        <Minus aria-hidden="true" />
      </button>
      <button type="button" tabIndex={-1} aria-label={messages.mapWhole} onClick={onHome}>
        <Expand aria-hidden="true" />
      </button>
    </div>
  );
}

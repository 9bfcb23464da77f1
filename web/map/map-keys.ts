import type { Map as LeafletMap } from 'leaflet';
import type { KeyboardEvent } from 'react';
import { type Feature, featureId } from './map-features.ts';
import { prefersStillness } from './map-frame.tsx';
import { type Direction, nearestTo, nextInDirection } from './spatial-order.ts';

type MapKeys = {
  map: LeafletMap | null;
  features: readonly Feature[];
  /** shows the whole area */
  onHome: () => void;
  onEscape: () => void;
};

const directions: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const panBy: Record<Direction, [number, number]> = { up: [0, -120], down: [0, 120], left: [-120, 0], right: [120, 0] };
/** Pixels between a focused mark and the edge of the map. */
const edge: [number, number] = [60, 60];

/**
 * The keys of the map, which is one tab stop: arrows lead from mark to mark, and move the map where none is left that way.
 * Enter is not among them, because a focused mark is a button.
 */
export function createMapKeys({ map, features, onHome, onEscape }: MapKeys) {
  return function followKey(event: KeyboardEvent<HTMLElement>) {
    if (!map || event.altKey || event.ctrlKey || event.metaKey) return;
    const direction = directions[event.key];
    const others: Record<string, () => void> = {
      '+': () => map.zoomIn(),
      '=': () => map.zoomIn(),
      '-': () => map.zoomOut(),
      Home: onHome,
      Escape: onEscape,
    };
    const act = direction ? () => step(map, event.currentTarget, direction) : others[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  function step(shown: LeafletMap, area: HTMLElement, direction: Direction) {
    const spots = features.map((feature) => ({ id: featureId(feature), ...spotOf(shown, feature) }));
    const currentId = document.activeElement?.closest<HTMLElement>('[data-feature]')?.dataset['feature'];
    const current = spots.find(({ id }) => id === currentId);
    const next = current ? nextInDirection(spots, current, direction) : nearestTo(spots, shown.getSize().divideBy(2));
    if (next) focusMark(area, next.id);
    else shown.panBy(panBy[direction], { animate: !prefersStillness() });
    const feature = features.find((candidate) => featureId(candidate) === next?.id);
    if (feature)
      shown.panInside([feature.latitude, feature.longitude], { padding: edge, animate: !prefersStillness() });
  }
}

/** Moves the focus to a mark, or into the map where the mark is no longer there. */
export function focusMark(area: HTMLElement, id: string | null): void {
  const mark = id === null ? null : area.querySelector<HTMLElement>(`[data-feature="${CSS.escape(id)}"]`);
  (mark ?? area).focus({ preventScroll: true });
}

function spotOf(map: LeafletMap, { latitude, longitude }: Feature) {
  const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
  return { x, y };
}

import { type RefObject, useEffect, useRef } from 'react';
import { type Feature, featureId } from './map-features.ts';

/** Takes the focus back into the map when the mark that had it is gone, because the map moved or the filter changed. */
export function useKeptFocus(area: RefObject<HTMLElement | null>, features: readonly Feature[]): void {
  const focused = useRef<string | null>(null);
  useEffect(
    function rememberFocus() {
      const map = area.current;
      const remember = ({ target }: FocusEvent) => {
        focused.current = target instanceof HTMLElement ? (target.dataset['feature'] ?? null) : null;
      };
      const forget = ({ relatedTarget }: FocusEvent) => {
        if (relatedTarget !== null) focused.current = null; // null also when the mark itself is removed
      };
      map?.addEventListener('focusin', remember);
      map?.addEventListener('focusout', forget);
      return function stopRemembering() {
        map?.removeEventListener('focusin', remember);
        map?.removeEventListener('focusout', forget);
      };
    },
    [area],
  );
  useEffect(
    function returnFocus() {
      const isGone = focused.current !== null && !features.some((feature) => featureId(feature) === focused.current);
      if (!isGone) return;
      focused.current = null;
      if (document.activeElement === document.body) area.current?.focus({ preventScroll: true });
    },
    [area, features],
  );
}

import { type RefObject, useEffect, useRef, useState } from 'react';

/** As far outside of the window, measured in its own height, so that it is there when one gets there. */
const margin = '50%';

/**
 * Whether an element has once come into view, or near it; until then what it holds need not be loaded, unless it is asked for
 * anyway. Never before the page is live.
 */
export function useNearView<Shown extends Element>(isAskedFor: boolean): [RefObject<Shown | null>, boolean] {
  const element = useRef<Shown>(null);
  const [isNear, setNear] = useState(false);
  useEffect(
    function watchUntilNear() {
      const watcher = new IntersectionObserver(
        (changes) => {
          if (isAskedFor || changes.some(({ isIntersecting }) => isIntersecting)) setNear(true);
        },
        { rootMargin: `${margin} 0%` },
      );
      if (element.current !== null) watcher.observe(element.current);
      return function stopWatching() {
        watcher.disconnect();
      };
    },
    [isAskedFor],
  );
  return [element, isNear];
}

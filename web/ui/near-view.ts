import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Whether an element has once come into view, or near it; until then what it holds need not be loaded, unless it is asked for
 * anyway. Never before the page is live.
 *
 * @param ahead how far outside of the window it is near, in hundredths of the window's height
 */
export function useNearView<Shown extends Element>({
  isAskedFor = false,
  ahead,
}: {
  isAskedFor?: boolean;
  ahead: number;
}): [RefObject<Shown | null>, boolean] {
  const element = useRef<Shown>(null);
  const [isNear, setNear] = useState(false);
  useEffect(
    function watchUntilNear() {
      const watcher = new IntersectionObserver(
        (changes) => {
          if (isAskedFor || changes.some(({ isIntersecting }) => isIntersecting)) setNear(true);
        },
        { rootMargin: `${ahead}% 0%` },
      );
      if (element.current !== null) watcher.observe(element.current);
      return function stopWatching() {
        watcher.disconnect();
      };
    },
    [isAskedFor, ahead],
  );
  return [element, isNear];
}

import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** Scroll positions by history entry, for as long as the page lives; a reload is the browser's own business. */
const positions = new Map<string, number>();

/**
 * Makes a change of page feel like one: a new page starts at its top and is read from its heading, going back returns
 * to where one was, by sight and by keyboard. A change of filters alone moves nothing.
 */
export function useVisit(): void {
  const { key, pathname, search } = useLocation();
  const type = useNavigationType();
  const after = new URLSearchParams(search).get('after');
  const visited = useRef({ pathname, after });
  useEffect(
    function rememberPosition() {
      window.addEventListener('scroll', remember, { passive: true });
      return function stopRemembering() {
        window.removeEventListener('scroll', remember);
      };
      function remember() {
        positions.set(key, window.scrollY);
      }
    },
    [key],
  );
  useLayoutEffect(
    function returnToPosition() {
      const position = positions.get(key);
      // unknown: of a page just loaded, whose height the browser may still be about to restore
      if (type === 'POP' && position !== undefined) window.scrollTo(0, position);
    },
    [key, type],
  );
  useLayoutEffect(
    function startAtTop() {
      const before = visited.current;
      visited.current = { pathname, after };
      if (type === 'POP' && before.pathname !== pathname) focusLinkTo(before.pathname);
      if (type === 'POP' || (before.pathname === pathname && before.after === after)) return;
      window.scrollTo(0, 0);
      if (before.pathname !== pathname) document.getElementById('content')?.focus({ preventScroll: true });
    },
    [pathname, after, type],
  );
}

/** Who goes on by keyboard goes on from the link that led away. */
function focusLinkTo(pathname: string): void {
  const links = document.querySelectorAll<HTMLElement>('main a[href]');
  const link = [...links].find((candidate) => candidate.getAttribute('href') === pathname);
  link?.focus({ preventScroll: true });
}

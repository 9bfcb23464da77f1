import { useEffect, useRef, useState } from 'react';

/** The same function for ever, which does what the latest one does: hundreds of marks need not hear of a new one. */
export function useStableCallback<Args extends unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(act);
  useEffect(function keepLatest() {
    latest.current = act;
  });
  const [stable] = useState(
    () =>
      (...args: Args) =>
        latest.current(...args),
  );
  return stable;
}

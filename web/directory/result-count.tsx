import { useEffect, useRef, useState } from 'react';
import { useMessages } from '#web/i18n/locale.tsx';

/** Milliseconds that a count must stand before it is spoken: typing and ticking on is not interrupted. */
const settle = 800;

/** Tells a screen reader the new count once it has settled; silent for the count the page came with. */
export function ResultCount({ total, settled }: { total: number; settled: boolean }) {
  const messages = useMessages();
  const text = messages.resultCount(total);
  const [spoken, setSpoken] = useState('');
  const last = useRef(text);
  useEffect(
    function announceOnceSettled() {
      if (!settled || last.current === text) return;
      const timer = setTimeout(() => {
        last.current = text;
        setSpoken(text);
      }, settle);
      return function waitAnew() {
        clearTimeout(timer);
      };
    },
    [text, settled],
  );
  return (
    <p className="hiddenVisually" aria-live="polite">
      {spoken}
    </p>
  );
}

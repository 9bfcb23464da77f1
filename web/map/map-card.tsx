import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react';
import { useMessages } from '#web/i18n/locale.tsx';
import styles from './map-card.module.css';

type MapCardProps = {
  title: ReactNode;
  /** what it is about is there: the focus may come */
  ready: boolean;
  /** opened by hand just now, not found open in the address */
  takesFocus: boolean;
  onShown: (height: number) => void;
  onClose: () => void;
  children: ReactNode;
};

/** What a mark opens: docked to the map's lower edge, where it hides no mark once the map has made room. */
export function MapCard({ title, ready, takesFocus, onShown, onClose, children }: MapCardProps) {
  const messages = useMessages();
  const card = useRef<HTMLElement>(null);
  const titleId = useId();
  const tellHeight = useEffectEvent((height: number) => onShown(height));
  useEffect(
    function askForRoom() {
      if (ready && card.current) tellHeight(card.current.offsetHeight);
    },
    [ready],
  );
  useEffect(
    function takeFocus() {
      if (ready && takesFocus) card.current?.focus({ preventScroll: true });
    },
    [ready, takesFocus],
  );
  return (
    <section
      ref={card}
      role="dialog"
      tabIndex={-1}
      className={styles['card']}
      aria-labelledby={titleId}
      onKeyDown={closeOnEscape}
    >
      <header className={styles['head']}>
        <h3 id={titleId}>{title}</h3>
        <button type="button" className={styles['close']} aria-label={messages.close} onClick={onClose}>
          <X aria-hidden="true" />
        </button>
      </header>
      <div className={styles['body']}>{children}</div>
    </section>
  );

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  }
}

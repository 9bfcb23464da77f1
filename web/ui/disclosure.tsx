import { ChevronDown } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import styles from './disclosure.module.css';

type DisclosureProps = {
  label: string;
  /** how many choices inside are set */
  chosen: number;
  /** panels of one group: opening one closes the others */
  group: string;
  children: ReactNode;
};

/** A pill that opens a panel under it; a native `details`, closed also by Escape, by a tap elsewhere and by tabbing on. */
export function Disclosure({ label, chosen, group, children }: DisclosureProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(function closeOnOutsideTap() {
    document.addEventListener('pointerdown', close);
    return function stopClosing() {
      document.removeEventListener('pointerdown', close);
    };
    function close(event: PointerEvent) {
      const element = details.current;
      if (element?.open && event.target instanceof Node && !element.contains(event.target)) element.open = false;
    }
  }, []);
  return (
    <details
      ref={details}
      name={group}
      className={styles['disclosure']}
      onKeyDown={closeOnEscape}
      onBlur={closeOnLeaving}
    >
      <summary className={chosen > 0 ? styles['chosen'] : undefined}>
        {label}
        {chosen > 0 && <span className={styles['count']}>{chosen}</span>}
        <ChevronDown aria-hidden="true" size={18} />
      </summary>
      <div className={styles['panel']}>{children}</div>
    </details>
  );

  function closeOnLeaving(event: FocusEvent<HTMLDetailsElement>) {
    const next = event.relatedTarget;
    if (next instanceof Node && !event.currentTarget.contains(next)) event.currentTarget.open = false;
  }

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !details.current?.open) return;
    event.preventDefault();
    details.current.open = false;
    details.current.querySelector('summary')?.focus();
  }
}

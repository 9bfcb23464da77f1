import { Printer, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '#web/i18n/locale.tsx';
import button from './button.module.css';
import styles from './page-actions.module.css';

type PageActionsProps = {
  title: string;
  /** what is shared, if not the address that is shown */
  path?: string;
  /** what is to be ready before the print window opens */
  onPrint?: () => Promise<void> | void;
};

/** Share and print: both need JavaScript and hide without it. */
export function PageActions({ title, path, onPrint }: PageActionsProps) {
  const messages = useMessages();
  const [outcome, setOutcome] = useState('');
  return (
    <div className={styles['actions']}>
      <button type="button" className={button['quiet']} onClick={share}>
        <Share2 aria-hidden="true" size={20} /> {messages.share}
      </button>
      <button type="button" className={button['quiet']} onClick={print}>
        <Printer aria-hidden="true" size={20} /> {messages.print}
      </button>
      <span role="status" className={styles['outcome']}>
        {outcome}
      </span>
    </div>
  );

  async function share() {
    const url = new URL(path ?? window.location.href, window.location.href).href;
    try {
      if (navigator.share) return await navigator.share({ title, url });
      await navigator.clipboard.writeText(url);
      setOutcome(messages.shareCopied);
    } catch (reason) {
      const gaveUp = reason instanceof DOMException && reason.name === 'AbortError';
      setOutcome(gaveUp ? '' : messages.shareFailed);
    }
  }

  async function print() {
    await onPrint?.();
    window.print();
  }
}

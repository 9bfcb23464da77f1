import { useMessages } from '#web/i18n/locale.tsx';
import { importGuideUrl } from '#web/paths.ts';
import styles from './shell.module.css';

/** Said on every view while invented entries are in the directory. */
export function ExampleStrip() {
  const messages = useMessages();
  return (
    <aside className={styles['example']} aria-label={messages.exampleStripName}>
      <p>
        {messages.exampleStrip} <a href={importGuideUrl}>{messages.exampleStripLink}</a>
      </p>
    </aside>
  );
}

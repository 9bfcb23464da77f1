import { Link } from 'react-router';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { textPath } from '#web/paths.ts';
import styles from './shell.module.css';

/** Said on every view while invented entries are in the directory. */
export function ExampleStrip() {
  const messages = useMessages();
  const locale = useLocale();
  return (
    <aside className={styles['example']} aria-label={messages.exampleStripName}>
      <p>
        {messages.exampleStrip} <Link to={textPath(locale, 'listing')}>{messages.exampleStripLink}</Link>
      </p>
    </aside>
  );
}

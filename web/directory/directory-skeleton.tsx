import { useMessages } from '#web/i18n/locale.tsx';
import styles from './directory-skeleton.module.css';

const rows = [1, 2, 3, 4, 5];

/** The shape of what comes, while the browser fetches it. */
export function DirectorySkeleton() {
  const messages = useMessages();
  return (
    <div className={styles['skeleton']} role="status" aria-label={messages.loading}>
      <h1 className="hiddenVisually">{messages.directoryTitle}</h1>
      {rows.map((row) => (
        <div key={row} className={styles['card']} />
      ))}
    </div>
  );
}

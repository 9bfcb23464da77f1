import { useState } from 'react';
import type { CallsPageQuery } from '#web/gql/graphql.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import styles from './calls-page.module.css';
import { RestoreButton } from './restore-button.tsx';

type Archived = NonNullable<CallsPageQuery['archivedActors']>[number];

/** What was archived last, each to be brought back with one press. */
export function ArchivedList({ entries }: { entries: readonly Archived[] }) {
  const messages = useLateMessages();
  return (
    <section className={styles['archived']} aria-labelledby="archived">
      <h2 id="archived">{messages.archived}</h2>
      {entries.length === 0 && <p>{messages.archivedNone}</p>}
      <ul className={styles['calls']}>
        {entries.map((entry) => (
          <ArchivedItem key={`${entry.id} ${entry.version}`} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function ArchivedItem({ entry }: { entry: Archived }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const [isRestored, setIsRestored] = useState(false);
  const { name, archivedAt, archivedBy, reason } = entry;
  if (isRestored) return <li className={styles['done']}>{messages.callRestored(name)}</li>;
  return (
    <li className={styles['done']}>
      <div>
        <p>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          , {messages.archivedOn(formatDate(locale, archivedAt), archivedBy)}
        </p>
        {reason && <p className={styles['minor']}>{reason}</p>}
      </div>
      <RestoreButton entry={entry} onRestored={() => setIsRestored(true)} />
    </li>
  );
}

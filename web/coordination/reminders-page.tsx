import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { FinishReminderDocument, RemindersPageDocument, type RemindersPageQuery } from '#web/gql/graphql.ts';
import { formatDay } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { actorFilePath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import button from '#web/ui/button.module.css';
import { CoordinatorPage } from './coordinator-page.tsx';
import { followListKeys } from './list-keys.ts';
import styles from './worklist-page.module.css';

type Reminder = NonNullable<RemindersPageQuery['reminders']>[number];

/** What was to be thought of, by its day. */
export function RemindersPage() {
  const messages = useLateMessages();
  const [{ data, error }, ask] = useQuery({ query: RemindersPageDocument, requestPolicy: 'cache-and-network' });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  const { reminders, viewer } = data;
  return (
    <CoordinatorPage title={messages.reminders} viewer={viewer} isBelowDesk>
      {reminders && (
        <>
          <p role="status">{messages.remindersCount(reminders.length)}</p>
          <ol className={styles['list']} onKeyDown={followListKeys}>
            {reminders.map((reminder) => (
              <ReminderItem
                key={reminder.note.id}
                reminder={reminder}
                onDone={() => ask({ requestPolicy: 'network-only' })}
              />
            ))}
          </ol>
        </>
      )}
    </CoordinatorPage>
  );
}

function ReminderItem({ reminder: { note, slug, name }, onDone }: { reminder: Reminder; onDone: () => void }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const [{ fetching, error }, finish] = useMutation(FinishReminderDocument);
  return (
    <li>
      <div className={styles['entry']}>
        <Link to={actorFilePath(locale, slug)} data-list-item>
          <bdi>{name}</bdi>
        </Link>
        <p className={styles['text']}>{note.text}</p>
        {note.dueOn && <p className={styles['facts']}>{messages.reminderDue(formatDay(locale, note.dueOn))}</p>}
        {error && <p role="alert">{messages.fileFailed}</p>}
      </div>
      <button type="button" className={button['secondary']} aria-disabled={fetching} onClick={done}>
        {messages.reminderDone}
      </button>
    </li>
  );

  async function done() {
    if (fetching) return;
    await finish({ input: { id: note.id, version: note.version } });
    onDone();
  }
}

import { useState } from 'react';
import { useQuery } from 'urql';
import { MailLogPageDocument, type MailLogPageQuery, type MailState } from '#web/gql/graphql.ts';
import { formatDate, formatTime } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { CoordinatorPage } from './coordinator-page.tsx';
import styles from './mail-log-page.module.css';
import { Pager, usePages } from './pager.tsx';
import worklist from './worklist-page.module.css';

const pageSize = 50;
const states = ['PARKED', 'QUEUED', 'SENT'] as const;

/** What has become of the mails, without what stands in them. */
export function MailLogPage() {
  const messages = useLateMessages();
  const pages = usePages();
  const [state, setState] = useState<MailState | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: MailLogPageDocument,
    variables: { state, first: pageSize, after: pages.after },
    requestPolicy: 'cache-and-network',
  });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  return (
    <CoordinatorPage title={messages.mailLog} viewer={data.viewer} isBelowDesk>
      {data.mailLog && (
        <>
          <label className={styles['states']}>
            {messages.mailLogShow}{' '}
            <select
              value={state ?? ''}
              onChange={({ target }) => {
                setState(states.find((one) => one === target.value) ?? null);
                pages.begin();
              }}
            >
              <option value="">{messages.mailLogAll}</option>
              {states.map((one) => (
                <option key={one} value={one}>
                  {messages.mailState[one]}
                </option>
              ))}
            </select>
          </label>
          <p role="status">{messages.mailLogCount(data.mailLog.totalCount)}</p>
          <ol className={worklist['list']}>
            {data.mailLog.nodes.map((mail) => (
              <MailItem key={mail.id} mail={mail} />
            ))}
          </ol>
          <Pager pages={pages} pageInfo={data.mailLog.pageInfo} />
        </>
      )}
    </CoordinatorPage>
  );
}

function MailItem({
  mail: { recipient, subject, state, attempts, lastError, createdAt, sentAt },
}: {
  mail: NonNullable<MailLogPageQuery['mailLog']>['nodes'][number];
}) {
  const messages = useLateMessages();
  const locale = useLocale();
  const moment = sentAt ?? createdAt;
  return (
    <li>
      <div className={worklist['entry']}>
        <p>
          <strong>{subject}</strong>
        </p>
        <p className={worklist['facts']}>
          {messages.mailTo(recipient)} · {formatDate(locale, moment)}, {formatTime(locale, moment)}
        </p>
        {lastError !== null && <p className={styles['reason']}>{messages.mailRefused(lastError, attempts)}</p>}
      </div>
      <span className={state === 'PARKED' ? worklist['lacks'] : worklist['facts']}>{messages.mailState[state]}</span>
    </li>
  );
}

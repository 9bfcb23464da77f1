import { useRef, useState } from 'react';
import { useQuery } from 'urql';
import { CallsPageDocument, type CallsPageQuery } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import button from '#web/ui/button.module.css';
import { ArchivedList } from './archived-list.tsx';
import { CallItem } from './call-item.tsx';
import { focusNextCall, followCallKeys } from './call-keys.ts';
import styles from './calls-page.module.css';
import { CoordinatorPage } from './coordinator-page.tsx';

const pageSize = 50;

/** Whom to call, those who have waited longest first, each dealt with in its place. */
export function CallsPage() {
  const messages = useLateMessages();
  const [after, setAfter] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const [{ data, error }, ask] = useQuery({
    query: CallsPageDocument,
    variables: { first: pageSize, after },
    requestPolicy: 'cache-and-network',
  });
  const anew = () => ask({ requestPolicy: 'network-only' });
  if (error) return <ErrorPage error={error} retry={anew} />;
  if (!data) return null;
  const { viewer, phoneList, archivedActors } = data;
  return (
    <CoordinatorPage title={messages.calls} viewer={viewer} isBelowDesk>
      {phoneList && archivedActors && (
        <Calls
          // what was done belongs to a list that was asked for, not to one that only followed a change
          key={`${after} ${round}`}
          list={phoneList}
          archived={archivedActors}
          onAnew={() => {
            setRound(round + 1);
            setAfter(null);
            anew();
          }}
          onNext={setAfter}
          onStale={anew}
        />
      )}
    </CoordinatorPage>
  );
}

interface CallsProps {
  list: NonNullable<CallsPageQuery['phoneList']>;
  archived: NonNullable<CallsPageQuery['archivedActors']>;
  onAnew: () => void;
  onNext: (after: string | null) => void;
  onStale: () => void;
}

function Calls({ list, archived, onAnew, onNext, onStale }: CallsProps) {
  const messages = useLateMessages();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const calls = useRef<HTMLOListElement>(null);
  const { totalCount, nodes, pageInfo } = list;
  const open = totalCount - nodes.filter(({ id }) => done.has(id)).length;
  const mark = (id: string, isDone: boolean) => {
    setDone((before) => new Set(isDone ? [...before, id] : [...before].filter((other) => other !== id)));
    if (isDone) focusNextCall(calls.current, id);
  };
  return (
    <>
      <p role="status">{open === 0 ? messages.callsNone : messages.callsCount(open)}</p>
      {nodes.length > 1 && <p className={styles['minor']}>{messages.callsKeys}</p>}
      <ol ref={calls} className={styles['calls']} onKeyDown={followCallKeys}>
        {nodes.map((call) => (
          <CallItem key={call.id} call={call} onDone={(isDone) => mark(call.id, isDone)} onStale={onStale} />
        ))}
      </ol>
      <p className={styles['ways']}>
        {pageInfo.hasNextPage && (
          <button type="button" className={button['secondary']} onClick={() => onNext(pageInfo.endCursor)}>
            {messages.callsNext}
          </button>
        )}
        <button type="button" className={button['quiet']} onClick={onAnew}>
          {messages.callsAgain}
        </button>
      </p>
      <ArchivedList entries={archived} />
    </>
  );
}

import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { fieldName } from '#web/editing/history-item.tsx';
import { ReviewPageDocument, type ReviewPageQuery } from '#web/gql/graphql.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { proposedRevisionPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { CoordinatorPage } from './coordinator-page.tsx';
import { followListKeys } from './list-keys.ts';
import { Pager, usePages } from './pager.tsx';
import { PublishedChanges } from './published-changes.tsx';
import styles from './review-page.module.css';
import worklist from './worklist-page.module.css';

const pageSize = 50;
type Waiting = NonNullable<ReviewPageQuery['proposedRevisions']>['nodes'][number];

/** What waits for the coordinator's yes, and what is public already and wants one look; Enter opens, Enter finishes. */
export function ReviewPage() {
  const messages = useLateMessages();
  const pages = usePages();
  const { state } = useLocation();
  const done: unknown = state?.done;
  const list = useRef<HTMLOListElement>(null);
  const [{ data, error }, ask] = useQuery({
    query: ReviewPageDocument,
    variables: { first: pageSize, after: pages.after },
    requestPolicy: 'network-only',
  });
  const isLoaded = data !== undefined;
  useEffect(
    function goOnWithNext() {
      if (isLoaded && typeof done === 'string') list.current?.querySelector<HTMLElement>('[data-list-item]')?.focus();
    },
    [isLoaded, done],
  );
  const anew = () => ask({ requestPolicy: 'network-only' });
  if (error) return <ErrorPage error={error} retry={anew} />;
  if (!data) return null;
  const { viewer, proposedRevisions: proposals, changesToLookAt } = data;
  return (
    <CoordinatorPage title={messages.review} viewer={viewer} isBelowDesk>
      {proposals && changesToLookAt && (
        <>
          {typeof done === 'string' && <p role="status">{messages.reviewDone(done)}</p>}
          <section className={styles['part']} aria-labelledby="waiting">
            <h2 id="waiting">{messages.reviewWaiting}</h2>
            <p className={worklist['facts']}>{messages.reviewWaitingText}</p>
            <p>{proposals.totalCount === 0 ? messages.reviewNone : messages.reviewCount(proposals.totalCount)}</p>
            <ol ref={list} className={worklist['list']} onKeyDown={followListKeys}>
              {proposals.nodes.map((proposal) => (
                <WaitingItem key={proposal.id} proposal={proposal} />
              ))}
            </ol>
            <Pager pages={pages} pageInfo={proposals.pageInfo} />
          </section>
          <PublishedChanges changes={changesToLookAt} onDone={anew} />
        </>
      )}
    </CoordinatorPage>
  );
}

function WaitingItem({ proposal: { id, name, proposer, since, fields } }: { proposal: Waiting }) {
  const messages = useLateMessages();
  const locale = useLocale();
  return (
    <li>
      <div className={worklist['entry']}>
        <Link to={proposedRevisionPath(locale, id)} data-list-item>
          <bdi>{name}</bdi>
        </Link>
        <p className={worklist['facts']}>
          {[
            fields.map((field) => fieldName(field, messages)).join(', '),
            messages.reviewBy(proposer, formatDate(locale, since)),
          ].join(' · ')}
        </p>
      </div>
    </li>
  );
}

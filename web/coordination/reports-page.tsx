import { useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { SignInFirst } from '#web/account/sign-in-first.tsx';
import { AccountPageDocument, type ReportState, ReportsPageDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { reportsPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';
import { reportContext } from './report-context.ts';
import { ReportItem } from './report-item.tsx';
import styles from './reports-page.module.css';

const states: readonly ReportState[] = ['OPEN', 'ANSWERED', 'DISMISSED'];

/** What residents said, to be worked through one after the other: of all entries, or of those one keeps. */
export function ReportsPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const [query] = useSearchParams();
  const state = states.find((known) => known.toLowerCase() === query.get('stand')) ?? 'OPEN';
  const [done, setDone] = useState<number | null>(null);
  const client = useClient();
  const told = useRef<HTMLParagraphElement>(null);
  const [{ data, error }, ask] = useQuery({
    query: ReportsPageDocument,
    variables: { state, after: query.get('nach') },
    context: reportContext,
  });
  usePageHead({ title: usePageTitle(messages.reports), description: messages.reportsDescription, canonical: null });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  if (data.viewer === null) return <SignInFirst title={messages.reports} />;
  const { nodes, totalCount, pageInfo } = data.reports;
  return (
    <PageFrame title={messages.reports}>
      <nav className={styles['states']} aria-label={messages.reportsStates}>
        {states.map((other) => (
          <Link
            key={other}
            to={reportsPath(locale, other === 'OPEN' ? '' : `stand=${other.toLowerCase()}`)}
            aria-current={other === state ? 'page' : undefined}
          >
            {messages.reportsState[other]}
          </Link>
        ))}
      </nav>
      <p ref={told} tabIndex={-1} role="status" className={styles['count']}>
        {done !== null && state === 'OPEN' && messages.reportsDone(done)}{' '}
        {totalCount === 0 ? messages.reportsNone[state] : messages.reportsCount[state](totalCount)}
      </p>
      <ul className={styles['reports']}>
        {nodes.map((report) => (
          <ReportItem key={report.id} report={report} onDone={goOn} />
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <p>
          <Link className={button['secondary']} to={reportsPath(locale, nextQuery(state, pageInfo.endCursor))}>
            {messages.reportsMore}
          </Link>
        </p>
      )}
    </PageFrame>
  );

  /** The next one is where the last one was; after the last one, what is told. */
  function goOn(number: number, item: HTMLLIElement) {
    const neighbour = item.nextElementSibling ?? item.previousElementSibling;
    const next = neighbour?.querySelector<HTMLElement>('summary') ?? told.current;
    next?.focus();
    setDone(number);
    ask({ requestPolicy: 'network-only' });
    // how many are open is told there
    client.query(AccountPageDocument, {}, { requestPolicy: 'network-only' }).toPromise();
  }
}

function nextQuery(state: ReportState, cursor: string | null): string {
  return new URLSearchParams({
    ...(state !== 'OPEN' && { stand: state.toLowerCase() }),
    ...(cursor !== null && { nach: cursor }),
  }).toString();
}

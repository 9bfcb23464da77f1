import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { ProposalsPageDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { actorPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { CoordinatorPage } from './coordinator-page.tsx';
import { type DecidedProposal, ProposalItem } from './proposal-item.tsx';
import styles from './reports-page.module.css';

/** What somebody proposes to list, to be worked through one after the other. */
export function ProposalsPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const [done, setDone] = useState<DecidedProposal | null>(null);
  const told = useRef<HTMLParagraphElement>(null);
  const [{ data, error }, ask] = useQuery({ query: ProposalsPageDocument, requestPolicy: 'cache-and-network' });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  const { viewer, proposals } = data;
  return (
    <CoordinatorPage title={messages.proposals} viewer={viewer} isBelowDesk>
      {proposals && (
        <>
          <p ref={told} tabIndex={-1} role="status" className={styles['count']}>
            {done !== null && <>{messages.proposalsDone(done.name)} </>}
            {done !== null && done.published !== null && (
              <>
                <Link to={actorPath(locale, done.published)}>{messages.proposalsPublished}</Link>{' '}
              </>
            )}
            {proposals.length === 0 ? messages.proposalsNone : messages.proposalsCount(proposals.length)}
          </p>
          <ul className={styles['reports']}>
            {proposals.map((proposal) => (
              <ProposalItem key={proposal.id} proposal={proposal} onDone={goOn} />
            ))}
          </ul>
        </>
      )}
    </CoordinatorPage>
  );

  /** The next one is where the last one was; after the last one, what is told. */
  function goOn(decided: DecidedProposal, item: HTMLLIElement) {
    const neighbour = item.nextElementSibling ?? item.previousElementSibling;
    const next = neighbour?.querySelector<HTMLElement>('summary') ?? told.current;
    next?.focus();
    setDone(decided);
    ask({ requestPolicy: 'network-only' });
  }
}

import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { HistoryChanges } from '#web/editing/history-item.tsx';
import {
  OwnProposedRevisionsDocument,
  type OwnProposedRevisionsQuery,
  WithdrawProposedRevisionDocument,
} from '#web/gql/graphql.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { editPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import styles from './own-proposed-revisions.module.css';

type Own = OwnProposedRevisionsQuery['ownProposedRevisions'][number];

/** What somebody has changed and the public does not see: it waits, or was refused with a reason. */
export function OwnProposedRevisions() {
  const messages = useLateMessages();
  const [{ data }, ask] = useQuery({ query: OwnProposedRevisionsDocument });
  const [told, setTold] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const own = data?.ownProposedRevisions ?? [];
  return (
    <section className={styles['own']} aria-labelledby="own-proposals">
      <h2 id="own-proposals" ref={heading} tabIndex={-1}>
        {messages.proposed}
      </h2>
      <p role="status">{told}</p>
      <ul>
        {own.map((one) => (
          <OwnItem key={one.proposal.id} own={one} onDone={done} />
        ))}
      </ul>
    </section>
  );

  function done(words: string) {
    setTold(words);
    // the button is gone: whoever pressed it by keyboard goes on from here
    heading.current?.focus();
    ask({ requestPolicy: 'network-only' });
  }
}

function OwnItem({ own, onDone }: { own: Own; onDone: (words: string) => void }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const [{ fetching, error }, withdraw] = useMutation(WithdrawProposedRevisionDocument);
  const { slug, name, proposal, changes } = own;
  const { id, version, state, since, reason } = proposal;
  const isRefused = state === 'REFUSED';
  return (
    <li>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      {isRefused ? (
        <>
          <p>
            {messages.proposedRefused}. {messages.proposedReason}
          </p>
          <blockquote>{reason}</blockquote>
        </>
      ) : (
        <p>{messages.proposedSince(formatDate(locale, since))}</p>
      )}
      <HistoryChanges changes={changes} labels={{ from: messages.proposedFrom, to: messages.proposedTo }} />
      <p className={styles['ways']}>
        <Link className={button['secondary']} to={editPath(locale, slug)} aria-label={messages.editOf(name)}>
          {messages.accountEdit}
        </Link>
        <button
          type="button"
          className={button['secondary']}
          aria-disabled={fetching}
          aria-label={isRefused ? messages.proposedPutAwayOf(name) : messages.proposedWithdrawOf(name)}
          onClick={takeBack}
        >
          {isRefused ? messages.proposedPutAway : messages.proposedWithdraw}
        </button>
      </p>
      {error && <p role="alert">{messages.proposedGone}</p>}
    </li>
  );

  async function takeBack() {
    if (fetching) return;
    const { data } = await withdraw({ input: { id, version } });
    if (data) onDone(isRefused ? '' : messages.proposedWithdrawn);
  }
}

import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import { ProposedRevisionPageDocument } from '#web/gql/graphql.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { actorFilePath, actorPath, reviewPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import button from '#web/ui/button.module.css';
import { CoordinatorPage } from './coordinator-page.tsx';
import { ProposedRevisionForm } from './proposed-revision-form.tsx';
import worklist from './worklist-page.module.css';

/** One proposal beside the entry as it is, to be accepted, reworded or refused. */
export function ProposedRevisionPage() {
  const { id = '' } = useParams();
  return <ProposedRevisionOf key={id} id={id} />;
}

function ProposedRevisionOf({ id }: { id: string }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [isChanged, setIsChanged] = useState(false);
  const [{ data, error }, ask] = useQuery({
    query: ProposedRevisionPageDocument,
    variables: { id },
    requestPolicy: 'network-only',
  });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  const { viewer, proposedRevision: proposal } = data;
  const title = proposal === null ? messages.review : messages.reviewTitle(proposal.name);
  return (
    <CoordinatorPage title={title} viewer={viewer} isBelowDesk>
      {proposal === null ? (
        <>
          <p role="status">{messages.reviewOver}</p>
          <p>
            <Link className={button['secondary']} to={reviewPath(locale)}>
              {messages.reviewBack}
            </Link>
          </p>
        </>
      ) : (
        <>
          <p className={worklist['facts']}>
            {messages.reviewBy(proposal.proposer, formatDate(locale, proposal.since))}
          </p>
          <div className={worklist['ways']}>
            <Link to={actorPath(locale, proposal.slug)}>{messages.editSee}</Link>
            <Link to={actorFilePath(locale, proposal.slug)}>{messages.fileKeepers}</Link>
          </div>
          {isChanged && <p role="alert">{messages.reviewChanged}</p>}
          <ProposedRevisionForm
            // what was chosen was chosen beside the entry as it was
            key={`${proposal.version} ${proposal.entryVersion}`}
            proposal={proposal}
            reason={reason}
            onReason={setReason}
            onDone={() => navigate(reviewPath(locale), { state: { done: proposal.name } })}
            onStale={() => {
              setIsChanged(true);
              ask({ requestPolicy: 'network-only' });
            }}
          />
        </>
      )}
    </CoordinatorPage>
  );
}

import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { HistoryPageDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { accountPath, editPath, historyPath, signInPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { useOnDemand } from '#web/ui/on-demand.ts';
import { PageFrame } from '#web/ui/page-frame.tsx';
import { HistoryComparison } from './history-comparison.tsx';
import { HistoryItem } from './history-item.tsx';
import styles from './history-page.module.css';

/** Known documents are answered without type names: this says what makes the list old. */
const afterEdits = { additionalTypenames: ['EditableActor'] };

/** It leads into the form, and is loaded like that. Where it cannot come, the history can still be read. */
const loadRestoring = () => import('./restore-version.tsx');

/** What was changed of an entry; read and compared also without JavaScript. */
export function HistoryPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const { slug = '' } = useParams();
  const [query] = useSearchParams();
  const after = query.get('nach');
  const restoring = useOnDemand(loadRestoring);
  const RestoreVersion = typeof restoring === 'object' ? restoring.RestoreVersion : null;
  const [{ data, error }, ask] = useQuery({
    query: HistoryPageDocument,
    variables: { slug, after },
    context: afterEdits,
  });
  usePageHead({ title: usePageTitle(messages.history), description: messages.signInDescription, canonical: null });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) {
    return (
      <PageFrame title={messages.history}>
        <p role="status">{messages.loading}</p>
      </PageFrame>
    );
  }
  const { viewer, revisions } = data;
  if (!viewer || !revisions) {
    return (
      <PageFrame title={messages.history}>
        <p>{viewer ? messages.editNotYours : messages.accountSignedOut}</p>
        <p>
          <Link className={button['primary']} to={viewer ? accountPath(locale) : signInPath(locale)}>
            {viewer ? messages.account : messages.signIn}
          </Link>
        </p>
      </PageFrame>
    );
  }
  const { entry, nodes, pageInfo, hasBeginning } = revisions;
  const isLast = !pageInfo.hasNextPage;
  return (
    <PageFrame title={messages.historyTitle(entry.name)}>
      <p>
        <Link to={editPath(locale, entry.slug)}>{messages.editOf(entry.name)}</Link>
      </p>
      <p>{nodes.length > 0 ? messages.historyIntroduction : messages.historyNone}</p>
      {nodes.length > 0 && (nodes.length > 1 || hasBeginning) && (
        <HistoryComparison slug={entry.slug} nodes={nodes} hasBeginning={hasBeginning && isLast} />
      )}
      <ol className={styles['revisions']}>
        {nodes.map((revision, index) => (
          <HistoryItem key={revision.id} revision={revision}>
            {RestoreVersion && (after !== null || index > 0) && (
              <RestoreVersion
                owner={{ accountId: viewer.id, actorId: entry.id }}
                slug={entry.slug}
                revision={revision}
              />
            )}
          </HistoryItem>
        ))}
        {hasBeginning && isLast && (
          <li>
            <h2>{messages.historyBeginning}</h2>
            <p>{messages.historyBeginningText}</p>
            {RestoreVersion && (
              <RestoreVersion owner={{ accountId: viewer.id, actorId: entry.id }} slug={entry.slug} revision={null} />
            )}
          </li>
        )}
      </ol>
      {(after !== null || !isLast) && (
        <p className={styles['pages']}>
          {after !== null && <Link to={historyPath(locale, entry.slug)}>{messages.historyNewest}</Link>}
          {!isLast && (
            <Link to={`${historyPath(locale, entry.slug)}?nach=${encodeURIComponent(pageInfo.endCursor ?? '')}`}>
              {messages.historyOlder}
            </Link>
          )}
        </p>
      )}
    </PageFrame>
  );
}

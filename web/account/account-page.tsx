import { Link } from 'react-router';
import { useQuery } from 'urql';
import { AccountPageDocument, type AccountPageQuery } from '#web/gql/graphql.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import {
  accountSessionPath,
  actorPath,
  coordinationPath,
  editPath,
  historyPath,
  myDataPath,
  reportsPath,
  signOutPath,
  teamPath,
} from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';
import styles from './account-page.module.css';
import { OwnProposedRevisions } from './own-proposed-revisions.tsx';
import { SignInFirst } from './sign-in-first.tsx';

type Viewer = NonNullable<AccountPageQuery['viewer']>;

/** My entries, and where I am signed in. */
export function AccountPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const [{ data, error }, ask] = useQuery({ query: AccountPageDocument });
  usePageHead({ title: usePageTitle(messages.account), description: messages.signInDescription, canonical: null });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  if (data.viewer === null) return <SignInFirst title={messages.account} />;
  const { name, email, roles, actors } = data.viewer;
  const isCoordinator = roles.some((role) => role !== 'MEMBER');
  return (
    <PageFrame title={messages.account}>
      <p>
        {messages.accountOf(name ?? email)}
        {isCoordinator && ` ${messages.accountCoordinator}`}
      </p>
      {isCoordinator && (
        <p>
          <Link className={button['primary']} to={coordinationPath(locale)}>
            {messages.desk}
          </Link>
        </p>
      )}
      <form method="post" action={signOutPath(locale)} className={styles['signOut']}>
        <button type="submit" className={button['secondary']}>
          {messages.signOut}
        </button>
      </form>
      <h2>{messages.accountEntries}</h2>
      {actors.length === 0 && <p>{messages.accountNoEntries}</p>}
      <ul className={styles['entries']}>
        {actors.map(({ id, slug, name: actor }) => (
          <li key={id}>
            <Link to={actorPath(locale, slug)}>
              <bdi>{actor}</bdi>
            </Link>
            <span className={styles['ways']}>
              <Link className={button['secondary']} to={editPath(locale, slug)} aria-label={messages.editOf(actor)}>
                {messages.accountEdit}
              </Link>
              <Link className={button['secondary']} to={teamPath(locale, slug)} aria-label={messages.teamLinkOf(actor)}>
                {messages.team}
              </Link>
              <Link
                className={button['secondary']}
                to={historyPath(locale, slug)}
                aria-label={messages.historyLinkOf(actor)}
              >
                {messages.history}
              </Link>
            </span>
          </li>
        ))}
      </ul>
      {data.ownProposedRevisions.length > 0 && <OwnProposedRevisions />}
      {(actors.length > 0 || isCoordinator) && (
        <>
          <h2>{messages.reportsOfResidents}</h2>
          <p className={styles['reports']}>
            <Link className={button['secondary']} to={reportsPath(locale)}>
              {messages.reportsLink(data.reports.totalCount)}
            </Link>
          </p>
        </>
      )}
      <h2>{messages.accountSessions}</h2>
      <ul className={styles['sessions']}>
        {data.viewer.sessions.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </ul>
      <h2>{messages.myData}</h2>
      <p>
        <Link to={myDataPath(locale)}>{messages.myDataLink}</Link>
      </p>
    </PageFrame>
  );
}

function SessionItem({ session: { id, device, lastSeenAt, current } }: { session: Viewer['sessions'][number] }) {
  const messages = useLateMessages();
  const locale = useLocale();
  return (
    <li>
      <span>
        <strong>{device || messages.accountUnknownDevice}</strong>{' '}
        {current ? messages.accountThisBrowser : messages.accountLastSeen(formatDate(locale, lastSeenAt))}
      </span>
      {!current && (
        <form method="post" action={accountSessionPath(locale)}>
          <input type="hidden" name="id" value={id} />
          <button type="submit" className={button['secondary']}>
            {messages.accountEndSession}
          </button>
        </form>
      )}
    </li>
  );
}

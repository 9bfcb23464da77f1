import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { TeamPageDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { accountPath, signInPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';
import { InviteForm } from './invite-form.tsx';
import { ColleagueItem, InvitationItem } from './team-items.tsx';
import styles from './team-page.module.css';

/** Who keeps an entry; for those who do. Every form works without JavaScript. */
export function TeamPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const { slug = '' } = useParams();
  const [query] = useSearchParams();
  const [{ data, error }, ask] = useQuery({ query: TeamPageDocument, variables: { slug } });
  usePageHead({ title: usePageTitle(messages.team), description: messages.signInDescription, canonical: null });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  const { viewer, entryTeam: team } = data;
  if (!viewer || !team) {
    return (
      <PageFrame title={messages.team}>
        <p>{viewer ? messages.editNotYours : messages.accountSignedOut}</p>
        <p>
          <Link className={button['primary']} to={viewer ? accountPath(locale) : signInPath(locale)}>
            {viewer ? messages.account : messages.signIn}
          </Link>
        </p>
      </PageFrame>
    );
  }
  const said = messages.teamSaid[query.get('ergebnis') as keyof typeof messages.teamSaid];
  const owners = team.colleagues.filter(({ role }) => role === 'OWNER').length;
  return (
    <PageFrame title={messages.teamTitle(team.name)}>
      {said && (
        <p className={styles['said']} role="alert">
          {said}
        </p>
      )}
      <p>{team.colleagues.length > 0 ? messages.teamIntroduction : messages.teamNobody}</p>
      <ul className={styles['people']}>
        {team.colleagues.map((colleague) => (
          <ColleagueItem
            key={colleague.id}
            slug={team.slug}
            colleague={colleague}
            mayManage={team.viewerCanManage}
            isLastOwner={colleague.role === 'OWNER' && owners === 1}
          />
        ))}
      </ul>
      {team.invitations.length > 0 && (
        <>
          <h2>{messages.teamInvitations}</h2>
          <ul className={styles['people']}>
            {team.invitations.map((invitation) => (
              <InvitationItem key={invitation.id} slug={team.slug} invitation={invitation} />
            ))}
          </ul>
        </>
      )}
      {team.viewerCanManage ? (
        <InviteForm slug={team.slug} byMail={data.directory.signInByMail} typed={query} />
      ) : (
        <p>{messages.teamOwnersInvite}</p>
      )}
    </PageFrame>
  );
}

import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { InvitationPageDocument, type InvitationPageQuery } from '#web/gql/graphql.ts';
import type { AllMessages as Messages } from '#web/i18n/late-messages.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { invitationPath, signInPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';

type Invitation = NonNullable<InvitationPageQuery['invitation']>;

/** Where the link of an invitation leads: which entry, by whom, and one button, because mail programs open links by themselves. */
export function InvitationPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const [query] = useSearchParams();
  const token = query.get('token') ?? '';
  const [{ data, error }, ask] = useQuery({ query: InvitationPageDocument, variables: { token } });
  usePageHead({ title: usePageTitle(messages.invitation), description: messages.claimDescription, canonical: null });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  const { invitation } = data;
  if (!invitation) {
    return (
      <PageFrame title={messages.invitation}>
        <p>{messages.invitationOver}</p>
        <OperatorContact />
      </PageFrame>
    );
  }
  if (invitation.state === 'ACCEPTED') {
    return (
      <PageFrame title={messages.invitation}>
        <p>{messages.invitationAccepted(invitation.actorName)}</p>
        <p>
          <Link className={button['primary']} to={signInPath(locale)}>
            {messages.signIn}
          </Link>
        </p>
      </PageFrame>
    );
  }
  return (
    <PageFrame title={messages.invitation}>
      {query.has('unverschluesselt') && <p role="alert">{messages.signInNotEncrypted}</p>}
      <p>{wordsOf(invitation, messages)}</p>
      <p>{messages.invitationAs(invitation.email ?? '')}</p>
      <form method="post" action={invitationPath(locale)}>
        <input type="hidden" name="token" value={token} />
        <button type="submit" className={button['primary']}>
          {messages.invitationAccept}
        </button>
      </form>
    </PageFrame>
  );
}

function wordsOf({ claimed, invitedBy, actorName }: Invitation, messages: Messages): string {
  if (claimed) return messages.invitationClaimed(actorName);
  return invitedBy == null ? messages.invitationBySomebody(actorName) : messages.invitationBy(invitedBy, actorName);
}

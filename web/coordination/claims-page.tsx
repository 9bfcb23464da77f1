import { Link } from 'react-router';
import { useQuery } from 'urql';
import { ClaimsPageDocument, ClaimsViewerDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { signInPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';
import { ClaimItem } from './claim-item.tsx';
import styles from './claims-page.module.css';

/** Who wants to keep an entry and waits for the coordinator's word. */
export function ClaimsPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const [{ data: who, error }, askWho] = useQuery({ query: ClaimsViewerDocument });
  if (error) return <ErrorPage error={error} retry={() => askWho({ requestPolicy: 'network-only' })} />;
  if (!who) return null;
  if (who.viewer?.roles.some((role) => role !== 'MEMBER')) return <ClaimsList />;
  return (
    <PageFrame title={messages.claims}>
      <p>{messages.claimsForbidden}</p>
      {!who.viewer && (
        <p>
          <Link className={button['primary']} to={signInPath(locale)}>
            {messages.signIn}
          </Link>
        </p>
      )}
    </PageFrame>
  );
}

function ClaimsList() {
  const messages = useLateMessages();
  const [{ data, error }, ask] = useQuery({ query: ClaimsPageDocument, requestPolicy: 'cache-and-network' });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  return (
    <PageFrame title={messages.claims}>
      <p>{data.claims.length > 0 ? messages.claimsIntroduction : messages.claimsNone}</p>
      <ul className={styles['claims']}>
        {data.claims.map((claim) => (
          <ClaimItem key={claim.id} claim={claim} />
        ))}
      </ul>
    </PageFrame>
  );
}

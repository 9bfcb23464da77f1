import { useQuery } from 'urql';
import { ClaimsPageDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { ClaimItem } from './claim-item.tsx';
import styles from './claims-page.module.css';
import { CoordinatorPage } from './coordinator-page.tsx';

/** Who wants to keep an entry and waits for the coordinator's word. */
export function ClaimsPage() {
  const messages = useLateMessages();
  const [{ data, error }, ask] = useQuery({ query: ClaimsPageDocument, requestPolicy: 'cache-and-network' });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  const { viewer, claims } = data;
  return (
    <CoordinatorPage title={messages.claims} viewer={viewer} isBelowDesk>
      {claims && (
        <>
          <p>{claims.length > 0 ? messages.claimsIntroduction : messages.claimsNone}</p>
          <ul className={styles['claims']}>
            {claims.map((claim) => (
              <ClaimItem key={claim.id} claim={claim} />
            ))}
          </ul>
        </>
      )}
    </CoordinatorPage>
  );
}

import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { StopPageDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { confirmPath, confirmStopPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';
import styles from './confirmation-page.module.css';
import { LinkEnd, useMailPageHead } from './link-end.tsx';

/** Where the way out of these mails leads: to a button, because mail programs open links that nobody pressed. */
export function StopPage() {
  const [query] = useSearchParams();
  const token = query.get('token') ?? '';
  const [{ data, error }, ask] = useQuery({ query: StopPageDocument, variables: { token } });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  if (data.confirmation === null) return <LinkEnd end="UNKNOWN" />;
  return <Stop token={token} isStopped={data.confirmation.isStopped} name={data.confirmation.actor?.name ?? null} />;
}

function Stop({ token, isStopped, name }: { token: string; isStopped: boolean; name: string | null }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const title = isStopped ? messages.confirmStopped : messages.confirmStopTitle;
  useMailPageHead(title);
  return (
    <PageFrame title={title}>
      {name && (
        <p>
          <strong>
            <bdi>{name}</bdi>
          </strong>
        </p>
      )}
      <p>{isStopped ? messages.confirmStoppedText : messages.confirmStopText}</p>
      {!isStopped && (
        <form method="post" action={confirmStopPath(locale)}>
          <input type="hidden" name="token" value={token} />
          <button type="submit" className={button['primary']}>
            {messages.confirmStopYes}
          </button>
        </form>
      )}
      <p className={styles['ways']}>
        <Link to={confirmPath(locale, token)}>{messages.confirmStopBack}</Link>
      </p>
    </PageFrame>
  );
}

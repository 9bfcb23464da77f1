import type { CombinedError } from '@urql/core';
import { useMessages } from '#web/i18n/locale.tsx';
import { PageFrame } from '#web/ui/page-frame.tsx';
import { usePageHead } from './page-head.tsx';

type ErrorPageProps = { error: CombinedError; retry: () => void };

/** What happened, what was kept, what to do; with the id under which the server wrote it down. */
export function ErrorPage({ error, retry }: ErrorPageProps) {
  const messages = useMessages();
  const id = error.graphQLErrors.map(({ extensions }) => extensions['requestId'] ?? extensions['id']).find(Boolean);
  usePageHead({ title: messages.errorTitle, description: messages.errorText, canonical: null, status: 500 });
  return (
    <PageFrame title={messages.errorTitle}>
      <p>{messages.errorText}</p>
      {typeof id === 'string' && <p>{messages.errorId(id)}</p>}
      <form method="get">
        <button type="submit" onClick={retryInPlace}>
          {messages.errorRetry}
        </button>
      </form>
    </PageFrame>
  );

  function retryInPlace(event: React.MouseEvent) {
    event.preventDefault();
    retry();
  }
}

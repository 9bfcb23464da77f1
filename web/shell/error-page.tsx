import type { CombinedError } from '@urql/core';
import { type MouseEvent, use } from 'react';
import { Link, useLocation } from 'react-router';
import type { Messages } from '#web/i18n/de.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { directoryPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';
import { OperatorContact } from './operator-contact.tsx';
import { usePageHead } from './page-head.tsx';
import { SiteContext } from './site.tsx';

type ErrorPageProps = { error: CombinedError; retry: () => void };

/** Whether the API understood, but will not answer this question: asking again does not help. */
export const isRefusal = ({ graphQLErrors, networkError }: CombinedError): boolean =>
  !networkError &&
  graphQLErrors.length > 0 &&
  graphQLErrors.every(({ extensions }) => extensions['code'] === 'BAD_USER_INPUT');

/** What happened, what was kept, what to do; with the id under which the server wrote it down. */
export function ErrorPage({ error, retry }: ErrorPageProps) {
  const messages = useMessages();
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const site = use(SiteContext);
  const refused = isRefusal(error);
  const [title, text] = wordsFor(error, messages);
  const id = error.graphQLErrors.map(({ extensions }) => extensions['id']).find(Boolean);
  usePageHead({ title, description: text, canonical: null, status: statusOf(error) });
  return (
    <PageFrame title={title}>
      <p>{text}</p>
      {isLimited(error) && site && <OperatorContact />}
      {typeof id === 'string' && <p>{messages.errorId(id)}</p>}
      {!refused && !isLimited(error) && (
        <p>
          <a className={button['primary']} href={pathname + search} onClick={retryInPlace}>
            {messages.errorRetry}
          </a>
        </p>
      )}
      <p>
        <Link to={directoryPath(locale)}>{messages.notFoundSearch}</Link>
      </p>
    </PageFrame>
  );

  function retryInPlace(event: MouseEvent) {
    event.preventDefault();
    retry();
  }
}

/** Whether too much was asked from this visitor's address: asking again at once does not help. */
const isLimited = ({ graphQLErrors, response }: CombinedError): boolean =>
  response?.status === 429 || graphQLErrors.some(({ extensions }) => extensions['code'] === 'RATE_LIMITED');

function wordsFor(error: CombinedError, messages: Messages): [title: string, text: string] {
  if (isLimited(error)) return [messages.limitedTitle, messages.limitedText];
  return isRefusal(error) ? [messages.refusedTitle, messages.refusedText] : [messages.errorTitle, messages.errorText];
}

/** HTTP status of a page whose question failed; 503 tells search engines and proxies to come back. */
function statusOf(error: CombinedError): number {
  if (isRefusal(error)) return 400;
  if (isLimited(error)) return 429;
  return error.graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAVAILABLE') ? 503 : 500;
}

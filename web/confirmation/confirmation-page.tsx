import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { describeConfirmation } from '#web/directory/card-facts.ts';
import { type ConfirmationEntryFragment, ConfirmationPageDocument, type ConfirmationState } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { actorPath, confirmPath, confirmStopPath, signInPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { PageFrame } from '#web/ui/page-frame.tsx';
import { AnswerButton } from './answer-button.tsx';
import styles from './confirmation-page.module.css';
import { EntryFacts } from './entry-facts.tsx';
import { LinkEnd, useMailPageHead } from './link-end.tsx';

interface Asked {
  actor: ConfirmationEntryFragment;
  token: string;
}

/** Where the mail leads that asks once a year: what everybody reads, and three buttons; or how it stands with this link. */
export function ConfirmationPage() {
  const [query] = useSearchParams();
  const token = query.get('token') ?? '';
  const [{ data, error }, ask] = useQuery({ query: ConfirmationPageDocument, variables: { token } });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  const { confirmation } = data;
  if (confirmation === null) return <LinkEnd end="UNKNOWN" />;
  const { actor, state } = confirmation;
  if (actor === null || state === 'HIDDEN') return <LinkEnd end="HIDDEN" />;
  if (state === 'EXPIRED') return <LinkEnd end="EXPIRED" slug={actor.slug} />;
  if (state === 'CONFIRMED') return <Confirmed actor={actor} />;
  if (query.has('ende') && state !== 'SAID_GONE') return <Sure actor={actor} token={token} />;
  if (query.has('aendern')) return <NoAccount token={token} />;
  if (state === 'SAID_GONE') return <SaidGone actor={actor} token={token} />;
  return <Question actor={actor} token={token} state={state} isStopped={confirmation.isStopped} />;
}

function Question({ actor, token, state, isStopped }: Asked & { state: ConfirmationState; isStopped: boolean }) {
  const messages = useLateMessages();
  const locale = useLocale();
  useMailPageHead(messages.confirmTitle);
  const asked = { token, version: actor.version };
  return (
    <PageFrame title={messages.confirmTitle}>
      {state === 'NEWER' && (
        <p role="alert" className={styles['newer']}>
          {messages.confirmNewer}
        </p>
      )}
      <p>{messages.confirmAsk}</p>
      <EntryFacts actor={actor} />
      <p>{messages.confirmNoSignIn}</p>
      <div className={styles['buttons']}>
        <AnswerButton {...asked} answer="CONFIRMED" look="primary" text={messages.confirmYes} />
        <AnswerButton {...asked} answer="CHANGED" text={messages.confirmChange} />
        <AnswerButton {...asked} answer="GONE" text={messages.confirmGone} />
      </div>
      {!isStopped && (
        <p className={styles['minor']}>
          <Link to={confirmStopPath(locale, token)}>{messages.confirmEnough}</Link>
        </p>
      )}
    </PageFrame>
  );
}

function Confirmed({ actor }: { actor: ConfirmationEntryFragment }) {
  const messages = useLateMessages();
  const locale = useLocale();
  useMailPageHead(messages.confirmThanks);
  return (
    <PageFrame title={messages.confirmThanks}>
      <p>{messages.confirmDone}</p>
      <p className={styles['confirmed']}>{describeConfirmation(actor, { messages, locale })}</p>
      <EntryFacts actor={actor} />
      <p>
        <Link to={actorPath(locale, actor.slug)}>{messages.confirmSee}</Link>
      </p>
    </PageFrame>
  );
}

/** Asked once more, as it is the one answer that takes an entry away in the end. */
function Sure({ actor, token }: Asked) {
  const messages = useLateMessages();
  const locale = useLocale();
  const title = messages.confirmSure(actor.name);
  useMailPageHead(title);
  return (
    <PageFrame title={title}>
      <p>{messages.confirmSureText}</p>
      <div className={styles['buttons']}>
        <AnswerButton token={token} version={actor.version} answer="GONE" isSure text={messages.confirmSureYes} />
        <Link className={styles['back']} to={confirmPath(locale, token)}>
          {messages.confirmBack}
        </Link>
      </div>
    </PageFrame>
  );
}

function SaidGone({ actor, token }: Asked) {
  const messages = useLateMessages();
  useMailPageHead(messages.confirmSaidGone);
  return (
    <PageFrame title={messages.confirmSaidGone}>
      <p>{messages.confirmSaidGoneText}</p>
      <EntryFacts actor={actor} />
      <p>{messages.confirmTakeBack}</p>
      <div className={styles['buttons']}>
        <AnswerButton token={token} version={actor.version} answer="CONFIRMED" text={messages.confirmYes} />
      </div>
    </PageFrame>
  );
}

function NoAccount({ token }: { token: string }) {
  const messages = useLateMessages();
  const locale = useLocale();
  useMailPageHead(messages.confirmNoAccount);
  return (
    <PageFrame title={messages.confirmNoAccount}>
      <p>{messages.confirmNoAccountText}</p>
      <p>{messages.confirmNoAccountNext}</p>
      <OperatorContact />
      <p className={styles['ways']}>
        <Link to={signInPath(locale)}>{messages.signIn}</Link>
        <Link to={confirmPath(locale, token)}>{messages.confirmStopBack}</Link>
      </p>
    </PageFrame>
  );
}

import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { SignInPageDocument } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { proposePath, signInPath } from '#web/paths.ts';
import { ErrorPage } from '#web/shell/error-page.tsx';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';
import styles from './account-form.module.css';

/** Asks for the mail address; whether somebody here has it is told by the mail alone. */
export function SignInPage() {
  const messages = useMessages();
  const locale = useLocale();
  const [query] = useSearchParams();
  const [{ data, error }, ask] = useQuery({ query: SignInPageDocument });
  usePageHead({ title: usePageTitle(messages.signIn), description: messages.signInDescription, canonical: null });
  if (error) return <ErrorPage error={error} retry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return null;
  if (!data.directory.signInByMail) {
    return (
      <PageFrame title={messages.signIn}>
        <p>{messages.signInNoMail}</p>
        <OperatorContact />
      </PageFrame>
    );
  }
  const isMistyped = query.has('adresse');
  return (
    <PageFrame title={messages.signIn}>
      {query.has('unverschluesselt') && <p role="alert">{messages.signInNotEncrypted}</p>}
      {query.has('abgelaufen') && <p role="alert">{messages.signInOutdated}</p>}
      <p>{messages.signInIntroduction}</p>
      <form method="post" action={signInPath(locale)} className={styles['form']}>
        <label htmlFor="email">{messages.signInAddress}</label>
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          required
          aria-invalid={isMistyped || undefined}
          aria-describedby={isMistyped ? 'email-problem' : undefined}
        />
        {isMistyped && (
          <p id="email-problem" className={styles['problem']}>
            {messages.signInNoAddress}
          </p>
        )}
        <button type="submit" className={button['primary']}>
          {messages.signInAsk}
        </button>
      </form>
      <h2>{messages.signInNoAccount}</h2>
      <p>{messages.signInNoAccountText}</p>
      <p>
        {messages.proposeAsk} <a href={proposePath(locale)}>{messages.propose}</a>
      </p>
      <OperatorContact />
    </PageFrame>
  );
}

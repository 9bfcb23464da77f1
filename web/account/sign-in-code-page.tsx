import { Link, useSearchParams } from 'react-router';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { signInCodePath, signInPath } from '#web/paths.ts';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';
import styles from './account-form.module.css';

/** What comes by mail: a link to press, or six digits for whoever reads the mail elsewhere. */
export function SignInCodePage() {
  const messages = useMessages();
  const locale = useLocale();
  const [query] = useSearchParams();
  const isWrong = query.has('falsch');
  usePageHead({ title: usePageTitle(messages.signIn), description: messages.signInDescription, canonical: null });
  return (
    <PageFrame title={messages.signInLook}>
      <p>{messages.signInSent}</p>
      <form method="post" action={signInCodePath(locale)} className={styles['form']}>
        <input type="hidden" name="id" value={query.get('id') ?? ''} />
        {query.has('eintrag') && <input type="hidden" name="eintrag" value={query.get('eintrag') ?? ''} />}
        <label htmlFor="code">{messages.signInCode}</label>
        <input
          id="code"
          name="code"
          className={styles['code']}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]{6,8}"
          maxLength={8}
          required
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? 'code-problem' : undefined}
        />
        {isWrong && (
          <p id="code-problem" className={styles['problem']}>
            {messages.signInWrongCode}
          </p>
        )}
        <button type="submit" className={button['primary']}>
          {messages.signIn}
        </button>
      </form>
      <p>
        {messages.signInNothingCame} <Link to={signInPath(locale)}>{messages.signInAgain}</Link>
      </p>
    </PageFrame>
  );
}

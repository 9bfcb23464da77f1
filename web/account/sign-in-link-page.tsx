import { useSearchParams } from 'react-router';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { signInLinkPath } from '#web/paths.ts';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';

/** Where the link of the mail leads: to a button, because mail programs open links that nobody pressed. */
export function SignInLinkPage() {
  const messages = useMessages();
  const locale = useLocale();
  const [query] = useSearchParams();
  usePageHead({ title: usePageTitle(messages.signIn), description: messages.signInDescription, canonical: null });
  return (
    <PageFrame title={messages.signIn}>
      <p>{messages.signInPress}</p>
      <form method="post" action={signInLinkPath(locale)}>
        <input type="hidden" name="token" value={query.get('token') ?? ''} />
        {query.has('eintrag') && <input type="hidden" name="eintrag" value={query.get('eintrag') ?? ''} />}
        <button type="submit" className={button['primary']}>
          {messages.signIn}
        </button>
      </form>
    </PageFrame>
  );
}

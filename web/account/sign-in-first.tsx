import { Link } from 'react-router';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { signInPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';

/** Instead of a page for those who signed in: the way to do so. */
export function SignInFirst({ title }: { title: string }) {
  const messages = useMessages();
  return (
    <PageFrame title={title}>
      <p>{messages.accountSignedOut}</p>
      <p>
        <Link className={button['primary']} to={signInPath(useLocale())}>
          {messages.signIn}
        </Link>
      </p>
    </PageFrame>
  );
}

import { Link } from 'react-router';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { actorPath, signInPath } from '#web/paths.ts';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import { PageFrame } from '#web/ui/page-frame.tsx';
import styles from './confirmation-page.module.css';

/** Pages that a link of a mail leads to are nobody else's, and for no search engine. */
export function useMailPageHead(title: string, status = 200): void {
  const messages = useLateMessages();
  usePageHead({ title: usePageTitle(title), description: messages.confirmDescription, canonical: null, status });
}

/** A link that does nothing any more, why, and whom to ask. */
export function LinkEnd({ end, slug }: { end: 'UNKNOWN' | 'EXPIRED' | 'HIDDEN'; slug?: string }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const [title, text] = {
    UNKNOWN: [messages.confirmUnknown, messages.confirmUnknownText],
    EXPIRED: [messages.confirmExpired, messages.confirmExpiredText],
    HIDDEN: [messages.confirmHidden, messages.confirmHiddenText],
  }[end] as [string, string];
  useMailPageHead(title, end === 'UNKNOWN' ? 404 : 200);
  return (
    <PageFrame title={title}>
      <p>{text}</p>
      <OperatorContact />
      {slug !== undefined && (
        <p className={styles['ways']}>
          <Link to={actorPath(locale, slug)}>{messages.confirmSee}</Link>
          <Link to={signInPath(locale)}>{messages.signIn}</Link>
        </p>
      )}
    </PageFrame>
  );
}

import { useSearchParams } from 'react-router';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { claimConfirmPath } from '#web/paths.ts';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';

/** Where the mail about a claim leads: a button that proves the address, because mail programs open links by themselves. */
export function ClaimConfirmPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const [query] = useSearchParams();
  const said = { wartet: messages.claimWaits, abgelaufen: messages.claimConfirmOver }[query.get('ergebnis') ?? ''];
  usePageHead({ title: usePageTitle(messages.claimConfirm), description: messages.claimDescription, canonical: null });
  if (said) {
    return (
      <PageFrame title={messages.claimConfirm}>
        <p role="alert">{said}</p>
        <OperatorContact />
      </PageFrame>
    );
  }
  return (
    <PageFrame title={messages.claimConfirm}>
      <p>{messages.claimConfirmText}</p>
      <form method="post" action={claimConfirmPath(locale)}>
        <input type="hidden" name="token" value={query.get('token') ?? ''} />
        <button type="submit" className={button['primary']}>
          {messages.claimConfirm}
        </button>
      </form>
    </PageFrame>
  );
}

import { useSearchParams } from 'react-router';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { proposeConfirmPath } from '#web/paths.ts';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import { usePageHead } from '#web/shell/page-head.tsx';
import { usePageTitle } from '#web/shell/site.tsx';
import button from '#web/ui/button.module.css';
import { PageFrame } from '#web/ui/page-frame.tsx';

/** Where the mail about a proposal leads: a button that proves the address, because mail programs open links by themselves. */
export function ProposalConfirmPage() {
  const messages = useLateMessages();
  const locale = useLocale();
  const [query] = useSearchParams();
  const said = { wartet: messages.proposalWaits, abgelaufen: messages.proposalOver }[query.get('ergebnis') ?? ''];
  const title = messages.proposalConfirm;
  usePageHead({ title: usePageTitle(title), description: messages.proposalDescription, canonical: null });
  if (said) {
    return (
      <PageFrame title={title}>
        <p role="alert">{said}</p>
        <OperatorContact />
      </PageFrame>
    );
  }
  return (
    <PageFrame title={title}>
      <p>{messages.proposalConfirmText}</p>
      <form method="post" action={proposeConfirmPath(locale)}>
        <input type="hidden" name="token" value={query.get('token') ?? ''} />
        <button type="submit" className={button['primary']}>
          {title}
        </button>
      </form>
    </PageFrame>
  );
}

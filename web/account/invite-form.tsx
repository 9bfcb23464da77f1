import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { teamPath } from '#web/paths.ts';
import { OperatorContact } from '#web/shell/operator-contact.tsx';
import button from '#web/ui/button.module.css';
import form from './account-form.module.css';
import styles from './team-page.module.css';

interface InviteFormProps {
  slug: string;
  /** whether mail can be sent */
  byMail: boolean;
  /** what the form said that was refused */
  typed: URLSearchParams;
}

/** Invites a colleague by mail. */
export function InviteForm({ slug, byMail, typed }: InviteFormProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  const problem = messages.teamRefused[typed.get('ergebnis') as keyof typeof messages.teamRefused];
  const role = typed.get('rolle') ?? 'EDITOR';
  if (!byMail) {
    return (
      <>
        <h2>{messages.teamInvite}</h2>
        <p>{messages.teamNoMail}</p>
        <OperatorContact />
      </>
    );
  }
  return (
    <section className={styles['section']} aria-labelledby="invite">
      <h2 id="invite">{messages.teamInvite}</h2>
      <p>{messages.teamInviteText}</p>
      <form method="post" action={teamPath(locale, slug)} className={form['form']}>
        <input type="hidden" name="tun" value="einladen" />
        <label htmlFor="email">{messages.teamInviteEmail}</label>
        <input
          id="email"
          name="email"
          type="email"
          required
          maxLength={254}
          defaultValue={typed.get('email') ?? ''}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={problem ? 'email-problem' : undefined}
        />
        {problem && (
          <p id="email-problem" className={form['problem']} role="alert">
            {problem}
          </p>
        )}
        <label htmlFor="name">{messages.teamInviteName}</label>
        <input id="name" name="name" maxLength={200} defaultValue={typed.get('name') ?? ''} />
        <fieldset className={styles['roles']}>
          <legend>{messages.teamInviteRole}</legend>
          {[
            { value: 'EDITOR', label: messages.teamInviteEditor },
            { value: 'OWNER', label: messages.teamInviteOwner },
          ].map(({ value, label }) => (
            <label key={value}>
              <input type="radio" name="rolle" value={value} defaultChecked={role === value} />
              {label}
            </label>
          ))}
        </fieldset>
        <button type="submit" className={button['primary']}>
          {messages.teamInviteSubmit}
        </button>
      </form>
    </section>
  );
}

import type { ClaimPageQuery } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { claimPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import styles from './account-form.module.css';

interface ClaimFormProps {
  slug: string;
  viewer: ClaimPageQuery['viewer'] | null;
  /** what the form said that was refused */
  typed: URLSearchParams;
  /** whether there is an easier way above it */
  isSecond: boolean;
}

/** Asks the coordinator for an entry. */
export function ClaimForm({ slug, viewer, typed, isSecond }: ClaimFormProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  const refused = typed.get('ergebnis') as keyof typeof messages.claimRefused;
  const problem = messages.claimRefused[refused];
  const wrong = { adresse: 'email', name: 'name', satz: 'satz', lang: 'satz' }[refused];
  return (
    <form method="post" action={claimPath(locale, slug)} className={styles['form']}>
      <label htmlFor="name">{messages.claimName}</label>
      <input
        id="name"
        name="name"
        autoComplete="name"
        required
        maxLength={200}
        defaultValue={typed.get('name') ?? viewer?.name ?? ''}
        {...faultOf('name')}
      />
      {told('name')}
      {viewer ? (
        <p>{messages.claimEmailOf(viewer.email)}</p>
      ) : (
        <>
          <label htmlFor="email">{messages.claimEmail}</label>
          <input
            id="email"
            name="email"
            type="email"
            autoComplete="email"
            required
            maxLength={254}
            defaultValue={typed.get('email') ?? ''}
            {...faultOf('email')}
          />
          {told('email')}
        </>
      )}
      <label htmlFor="satz">{messages.claimMessage}</label>
      <p id="satz-hint" className={styles['hint']}>
        {messages.claimMessageHint}
      </p>
      <textarea
        id="satz"
        name="satz"
        rows={3}
        required
        maxLength={1000}
        defaultValue={typed.get('satz') ?? ''}
        {...faultOf('satz')}
      />
      {told('satz')}
      <button type="submit" className={button[isSecond ? 'secondary' : 'primary']}>
        {messages.claimSubmit}
      </button>
    </form>
  );

  function faultOf(field: string) {
    const hint = field === 'satz' ? ['satz-hint'] : [];
    const described = [...hint, ...(wrong === field ? [`${field}-problem`] : [])].join(' ');
    return { 'aria-invalid': wrong === field || undefined, 'aria-describedby': described || undefined };
  }

  function told(field: string) {
    if (wrong !== field) return null;
    return (
      <p id={`${field}-problem`} className={styles['problem']} role="alert">
        {problem}
      </p>
    );
  }
}

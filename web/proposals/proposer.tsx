import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { textPath } from '#web/paths.ts';
import { PostedField } from '#web/ui/posted-field.tsx';
import type { Part } from './form-part.ts';
import styles from './proposal-form.module.css';
import { Radios } from './radios.tsx';

/** Who proposes it: for the coordinator alone. */
export function Proposer({ part }: { part: Part }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const { typed, problemOf } = part;
  const consent = problemOf('consent');
  return (
    <fieldset className={styles['group']}>
      <legend>{messages.proposalYou}</legend>
      <p className={styles['hint']}>{messages.proposalYouHint}</p>
      <PostedField
        form="proposal"
        name="proposerName"
        label={messages.proposalYourName}
        problem={problemOf('proposerName')}
      >
        {(described) => (
          <input {...described} autoComplete="name" maxLength={500} defaultValue={typed['proposerName'] ?? ''} />
        )}
      </PostedField>
      <PostedField
        form="proposal"
        name="proposerEmail"
        label={messages.proposalYourEmail}
        hint={messages.proposalYourEmailHint}
        problem={problemOf('proposerEmail')}
      >
        {/* no type "email": a browser would hold back the whole form, in words of its own */}
        {(described) => (
          <input
            {...described}
            inputMode="email"
            autoComplete="email"
            autoCapitalize="off"
            maxLength={300}
            defaultValue={typed['proposerEmail'] ?? ''}
          />
        )}
      </PostedField>
      <Radios
        name="belongs"
        legend={messages.proposalBelongs}
        part={part}
        choices={[
          ['yes', messages.proposalBelongsYes],
          ['no', messages.proposalBelongsNo],
        ]}
      />
      <div className={styles['choices']}>
        <label htmlFor="proposal-consent">
          <input
            id="proposal-consent"
            type="checkbox"
            name="consent"
            value="yes"
            defaultChecked={typed['consent'] === 'yes'}
            aria-invalid={consent ? true : undefined}
            aria-describedby={consent && 'proposal-consent-problem'}
          />
          <span>{messages.proposalConsent}</span>
        </label>
        {consent && (
          <p id="proposal-consent-problem" className={styles['problem']}>
            {consent}
          </p>
        )}
        <p>
          <a href={textPath(locale, 'privacy')} target="_blank" rel="noopener">
            {messages.privacy}
          </a>
        </p>
      </div>
    </fieldset>
  );
}

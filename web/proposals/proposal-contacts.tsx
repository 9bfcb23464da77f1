import { useLateMessages } from '#web/i18n/late-messages.ts';
import { PostedField } from '#web/ui/posted-field.tsx';
import type { Part } from './form-part.ts';
import styles from './proposal-form.module.css';

/** How residents reach it, and whether what is somebody's own may be public. */
export function ProposalContacts({ part: { typed, problemOf } }: { part: Part }) {
  const messages = useLateMessages();
  const fields = [
    ['phone', messages.proposalPhone, 'tel'],
    ['email', messages.proposalEmail, 'email'],
    ['website', messages.proposalWebsite, 'url'],
  ] as const;
  return (
    <fieldset className={styles['group']}>
      <legend>{messages.proposalReach}</legend>
      <p className={styles['hint']}>{messages.proposalReachHint}</p>
      {fields.map(([name, label, inputMode]) => (
        <PostedField key={name} form="proposal" name={name} label={label} problem={problemOf(name)}>
          {(described) => (
            <input
              {...described}
              inputMode={inputMode}
              autoCapitalize="off"
              autoComplete="off"
              maxLength={2000}
              defaultValue={typed[name] ?? ''}
            />
          )}
        </PostedField>
      ))}
      <div className={styles['choices']}>
        <label>
          <input type="checkbox" name="mayBePublic" value="yes" defaultChecked={typed['mayBePublic'] === 'yes'} />
          <span>{messages.proposalMayBePublic}</span>
        </label>
      </div>
    </fieldset>
  );
}

import { useId } from 'react';
import { fieldName } from '#web/editing/history-item.tsx';
import type { ProposedRevisionPageQuery } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { contentLanguage } from '#web/paths.ts';
import styles from './proposed-revision-form.module.css';

export interface Choice {
  kind: 'TAKE' | 'LEAVE' | 'REWORD';
  /** as the coordinator writes it; kept while another choice is tried */
  text: string;
}

interface ProposedFieldProps {
  change: NonNullable<ProposedRevisionPageQuery['proposedRevision']>['changes'][number];
  proposer: string;
  /** none: it is still to be chosen */
  choice: Choice | undefined;
  problem: string | undefined;
  onChoice: (choice: Choice) => void;
}

/** A field as it stands and as it is proposed, side by side, and what becomes of it. */
export function ProposedField({ change, proposer, choice, problem, onChoice }: ProposedFieldProps) {
  const messages = useLateMessages();
  const id = useId();
  const { field, seen, from, to, isConflict, text } = change;
  const typed = choice?.text ?? text ?? '';
  const kinds = [
    { kind: 'TAKE', label: messages.reviewTake },
    { kind: 'LEAVE', label: messages.reviewLeave },
    ...(text === null ? [] : [{ kind: 'REWORD', label: messages.reviewReword } as const]),
  ] as const;
  const invalid = {
    'aria-invalid': problem !== undefined || undefined,
    'aria-describedby': problem && `${id}-problem`,
  };
  return (
    <fieldset className={styles['field']}>
      <legend>{fieldName(field, messages)}</legend>
      {isConflict && (
        <div className={styles['conflict']}>
          <p>{messages.reviewConflict(proposer)}</p>
          <p lang={contentLanguage}>{seen ?? messages.editEmpty}</p>
        </div>
      )}
      <dl className={styles['versions']}>
        <div>
          <dt>{messages.reviewNow}</dt>
          <dd lang={contentLanguage}>{from ?? messages.editEmpty}</dd>
        </div>
        <div>
          <dt>{messages.reviewProposed}</dt>
          <dd lang={contentLanguage}>{to === null ? messages.editEmpty : <ins>{to}</ins>}</dd>
        </div>
      </dl>
      <div className={styles['choices']}>
        {kinds.map(({ kind, label }) => (
          <label key={kind}>
            <input
              type="radio"
              name={id}
              checked={choice?.kind === kind}
              onChange={() => onChoice({ kind, text: typed })}
              {...(choice?.kind === 'REWORD' ? {} : invalid)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {choice?.kind === 'REWORD' && (
        <>
          <label htmlFor={`${id}-text`}>{messages.reviewText}</label>
          <textarea
            id={`${id}-text`}
            rows={field === 'description' || field === 'plainLanguage' ? 8 : 3}
            value={typed}
            lang={contentLanguage}
            onChange={({ target }) => onChoice({ kind: 'REWORD', text: target.value })}
            {...invalid}
          />
        </>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

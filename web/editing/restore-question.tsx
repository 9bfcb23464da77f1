import { useEffect, useRef } from 'react';
import type { RecalledEntryQuery } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import { changedParts, draftOf } from './draft.ts';
import { type DraftOwner, readDraft } from './draft-store.ts';
import { fieldName } from './history-item.tsx';
import styles from './history-page.module.css';

export type Recalled = NonNullable<RecalledEntryQuery['recalledEntry']>;

interface RestoreQuestionProps {
  owner: DraftOwner;
  recalled: Recalled;
  onYes: () => void;
  onNo: () => void;
}

/** What would come of it, before an old version is brought into the form. */
export function RestoreQuestion({ owner, recalled, onYes, onNo }: RestoreQuestionProps) {
  const messages = useLateMessages();
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(function readQuestion() {
    question.current?.focus();
  }, []);
  const { present, entry, left, problems } = recalled;
  const now = draftOf(present);
  const isSame = changedParts(now, draftOf(entry)).length === 0;
  return (
    <div className={styles['question']}>
      <p ref={question} tabIndex={-1}>
        <strong>{isSame ? messages.historyRestoreSame : messages.historyRestoreQuestion}</strong>
      </p>
      {!isSame && <p>{messages.historyRestoreText}</p>}
      {left.length > 0 && (
        <p>{messages.historyRestoreLeft(left.map((field) => fieldName(field, messages)).join(', '))}</p>
      )}
      {problems.map(({ path, message }) => (
        <p key={`${path.join('.')} ${message}`}>{message}</p>
      ))}
      {!isSame && readDraft(owner, now) !== null && <p>{messages.historyRestoreDraft}</p>}
      <p className={styles['answers']}>
        {!isSame && (
          <button type="button" className={button['primary']} onClick={onYes}>
            {messages.historyRestoreYes}
          </button>
        )}
        <button type="button" className={button['secondary']} onClick={onNo}>
          {messages.historyRestoreNo}
        </button>
      </p>
    </div>
  );
}

import { useState } from 'react';
import { useMutation } from 'urql';
import { RestoreEntryDocument } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import styles from './calls-page.module.css';
import { outcomeOf } from './entry-change.ts';

interface RestoreButtonProps {
  entry: { id: string; name: string; version: number };
  onRestored: () => void;
}

/** Brings an archived entry back with one press. */
export function RestoreButton({ entry: { id, name, version }, onRestored }: RestoreButtonProps) {
  const messages = useLateMessages();
  const [{ fetching }, change] = useMutation(RestoreEntryDocument);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <>
      <button
        type="button"
        className={button['secondary']}
        aria-label={messages.callRestoreOf(name)}
        aria-disabled={fetching}
        onClick={restore}
      >
        {messages.callRestore}
      </button>
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </>
  );

  async function restore() {
    if (fetching) return;
    const { data, error } = await change({ input: { id, version } });
    const outcome = outcomeOf(data?.restoreActor, error, messages);
    if ('version' in outcome) onRestored();
    else setProblem(outcome.problem);
  }
}

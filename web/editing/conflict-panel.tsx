import { useEffect, useRef, useState } from 'react';
import { useMessages } from '#web/i18n/locale.tsx';
import button from '#web/ui/button.module.css';
import type { Draft, DraftField } from './draft.ts';
import styles from './edit-form.module.css';

interface ConflictPanelProps {
  fields: readonly DraftField[];
  mine: Draft;
  theirs: Draft;
  wordOf: (field: DraftField, draft: Draft) => string;
  onChosen: (draft: Draft) => void;
}

/** Two people changed the same fields: both versions side by side, one of each to be chosen. */
export function ConflictPanel({ fields, mine, theirs, wordOf, onChosen }: ConflictPanelProps) {
  const messages = useMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  const [theirFields, setTheirFields] = useState<readonly DraftField[]>([]);
  useEffect(function readHeading() {
    heading.current?.focus();
  }, []);
  const take = (field: DraftField, isTheirs: boolean) =>
    setTheirFields((taken) => [...taken.filter((other) => other !== field), ...(isTheirs ? [field] : [])]);
  return (
    <section className={styles['conflict']} aria-labelledby="conflict">
      <h2 id="conflict" ref={heading} tabIndex={-1}>
        {messages.editConflict}
      </h2>
      <p>{messages.editConflictText}</p>
      {fields.map((field) => (
        <fieldset key={field} className={styles['versions']}>
          <legend>{messages.editField[field]}</legend>
          {[
            { label: messages.editMine, draft: mine, isTheirs: false },
            { label: messages.editTheirs, draft: theirs, isTheirs: true },
          ].map(({ label, draft, isTheirs }) => (
            <label key={label}>
              <input
                type="radio"
                name={`conflict-${field}`}
                checked={theirFields.includes(field) === isTheirs}
                onChange={() => take(field, isTheirs)}
              />
              <span>
                <strong>{label}</strong>
                <span className={styles['version']}>{wordOf(field, draft) || messages.editEmpty}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button type="button" className={button['primary']} onClick={() => onChosen(chosen())}>
        {messages.editChoose}
      </button>
    </section>
  );

  function chosen(): Draft {
    return { ...mine, ...Object.fromEntries(theirFields.map((field) => [field, theirs[field]])) };
  }
}

import { useEffect, useRef, useState } from 'react';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import type { Draft, DraftPart } from './draft.ts';
import styles from './edit-form.module.css';

interface ConflictPanelProps {
  parts: readonly DraftPart[];
  mine: Draft;
  theirs: Draft;
  labelOf: (part: DraftPart) => string;
  wordOf: (part: DraftPart, draft: Draft) => string;
  /** those of which theirs was chosen */
  onChosen: (parts: readonly DraftPart[]) => void;
}

/** Two people changed the same: both versions side by side, one of each to be chosen. */
export function ConflictPanel({ parts, mine, theirs, labelOf, wordOf, onChosen }: ConflictPanelProps) {
  const messages = useLateMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  const [taken, setTaken] = useState<readonly DraftPart[]>([]);
  useEffect(function readHeading() {
    heading.current?.focus();
  }, []);
  const take = (part: DraftPart, isTheirs: boolean) =>
    setTaken((before) => [...before.filter((other) => other !== part), ...(isTheirs ? [part] : [])]);
  return (
    <section className={styles['conflict']} aria-labelledby="conflict">
      <h2 id="conflict" ref={heading} tabIndex={-1}>
        {messages.editConflict}
      </h2>
      <p>{messages.editConflictText}</p>
      {parts.map((part) => (
        <fieldset key={part} className={styles['versions']}>
          <legend>{labelOf(part)}</legend>
          {[
            { label: messages.editMine, draft: mine, isTheirs: false },
            { label: messages.editTheirs, draft: theirs, isTheirs: true },
          ].map(({ label, draft, isTheirs }) => (
            <label key={label}>
              <input
                type="radio"
                name={`conflict-${part}`}
                checked={taken.includes(part) === isTheirs}
                onChange={() => take(part, isTheirs)}
              />
              <span>
                <strong>{label}</strong>
                <span className={styles['version']}>{wordOf(part, draft) || messages.editEmpty}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button type="button" className={button['primary']} onClick={() => onChosen(taken)}>
        {messages.editChoose}
      </button>
    </section>
  );
}

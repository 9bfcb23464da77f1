import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { actorPath, historyPath, signInPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import { ConflictPanel } from './conflict-panel.tsx';
import { draftOf } from './draft.ts';
import { labelOf, wordOf } from './draft-words.ts';
import { EditContacts } from './edit-contacts.tsx';
import styles from './edit-form.module.css';
import { EditPlaces } from './edit-places.tsx';
import { EditTerms, type Terms } from './edit-terms.tsx';
import { EditTexts } from './edit-texts.tsx';
import { useEntryDraft } from './entry-draft.ts';
import { EntryPreview } from './entry-preview.tsx';
import { OwnProposedRevision } from './own-proposed-revision.tsx';

interface EditFormProps {
  loaded: EditableEntryFragment;
  accountId: string;
  terms: Terms;
}

/** Everything of an entry in one form, of which any part can be changed alone; nothing typed is lost. */
export function EditForm({ loaded, accountId, terms }: EditFormProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  const form = useEntryDraft(loaded, accountId);
  const { entry, draft, state, problems, open, lost, isChanged } = form;
  const isSaving = state === 'saving';
  const isProposed = entry.proposal?.state === 'WAITING';
  const told = useRef<HTMLElement>(null);
  useEffect(
    function readProblems() {
      if (problems.length > 0) told.current?.focus();
    },
    [problems],
  );
  const problem = (...path: string[]) => problems.find((one) => one.path.join('.') === path.join('.'))?.message;
  const section = { draft, problem, onChange: form.change };

  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
      noValidate
    >
      <h1>{messages.editOf(entry.name)}</h1>
      {entry.published ? (
        <p>
          <Link to={actorPath(locale, entry.slug)}>{messages.editSee}</Link>
        </p>
      ) : (
        <p>{messages.editUnpublished}</p>
      )}
      <p>
        <Link to={historyPath(locale, entry.slug)}>{messages.editHistory}</Link>
      </p>
      {entry.proposal && <OwnProposedRevision entry={entry} proposal={entry.proposal} onBrought={form.change} />}
      {open.length > 0 && (
        <ConflictPanel
          parts={open}
          mine={draft}
          theirs={draftOf(entry)}
          labelOf={(part) => labelOf(part, entry, messages)}
          wordOf={(part, of) => wordOf(part, of, { messages, locale, terms })}
          onChosen={form.choose}
        />
      )}
      {lost.length > 0 && (
        <section className={styles['told']} aria-labelledby="lost" role="alert">
          <h2 id="lost">{messages.editLost}</h2>
          <p>{messages.editLostText}</p>
          {lost.map((text) => (
            <p key={text} className={styles['version']}>
              {text}
            </p>
          ))}
        </section>
      )}
      {problems.length > 0 && (
        <section ref={told} tabIndex={-1} className={styles['told']} aria-labelledby="problems">
          <h2 id="problems">{messages.editProblems}</h2>
          <ul>
            {problems.map(({ path, message }) => (
              <li key={path.join('.')}>
                <a href={`#${path.join('.')}`}>{message}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!isChanged && !isProposed && (
        <section className={styles['confirm']} aria-labelledby="still-right">
          <h2 id="still-right">{messages.editStillRight}</h2>
          <p>{messages.editStillRightText}</p>
          <button type="button" className={button['primary']} onClick={form.confirm} aria-disabled={isSaving}>
            {messages.editConfirm}
          </button>
        </section>
      )}

      <EditTexts {...section} entry={entry} />
      <EditTerms {...section} terms={terms} />
      <EditContacts {...section} entry={entry} />
      <EditPlaces {...section} entry={entry} />

      <div className={styles['bar']}>
        <button type="submit" className={button['primary']} aria-disabled={!isChanged || isSaving || open.length > 0}>
          {messages.editSave}
        </button>
        <EntryPreview entry={entry} draft={draft} />
        {isChanged && (
          <button type="button" className={button['secondary']} onClick={form.discard} aria-disabled={isSaving}>
            {messages.editDiscard}
          </button>
        )}
        <p role="status">{standingWords()}</p>
        {state === 'signedOut' && (
          <a className={button['secondary']} href={signInPath(locale)}>
            {messages.signIn}
          </a>
        )}
      </div>
    </form>
  );

  function standingWords(): string {
    if (open.length > 0) return messages.editToChoose;
    const words = {
      idle: isChanged ? messages.editUnsaved : messages.editNothingChanged,
      restored: messages.editRestored,
      recalled: messages.editRecalled,
      saving: messages.editSaving,
      saved: isProposed ? messages.proposedSaved : messages.editSaved,
      confirmed: messages.editConfirmed,
      merged: messages.editMerged,
      renewed: messages.editRenewed,
      signedOut: messages.editSignedOut,
      failed: messages.editFailed,
    };
    return words[state];
  }
}

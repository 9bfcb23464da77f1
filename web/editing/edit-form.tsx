import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { EditableEntryFragment } from '#web/gql/graphql.ts';
import { useLocale, useMessages } from '#web/i18n/locale.tsx';
import { actorPath, signInPath } from '#web/paths.ts';
import button from '#web/ui/button.module.css';
import { ConflictPanel } from './conflict-panel.tsx';
import { draftOf } from './draft.ts';
import { wordOf } from './draft-words.ts';
import { EditContacts } from './edit-contacts.tsx';
import { CheckBox, Choice, Choices, TextArea, TextField } from './edit-fields.tsx';
import styles from './edit-form.module.css';
import { EditPlaces } from './edit-places.tsx';
import { useEntryDraft } from './entry-draft.ts';
import { languageChoices } from './language-choices.ts';

interface Term {
  slug: string;
  name: string;
  description?: string | null | undefined;
}

interface EditFormProps {
  loaded: EditableEntryFragment;
  terms: { topics: readonly Term[]; targetGroups: readonly Term[] };
  onRenamed: (slug: string) => void;
}

const kinds = ['ASSOCIATION', 'INITIATIVE', 'INSTITUTION'] as const;

/** Everything of an entry in one form, of which any part can be changed alone; nothing typed is lost. */
export function EditForm({ loaded, terms, onRenamed }: EditFormProps) {
  const messages = useMessages();
  const locale = useLocale();
  const form = useEntryDraft(loaded, onRenamed);
  const { entry, draft, state, problems, conflict, isChanged, change } = form;
  const told = useRef<HTMLElement>(null);
  useEffect(
    function readProblems() {
      if (problems.length > 0) told.current?.focus();
    },
    [problems],
  );
  const problem = (...path: string[]) => problems.find((one) => one.path.join('.') === path.join('.'))?.message;
  const choicesOf = (list: readonly Term[]) =>
    list.map(({ slug, name, description }) => ({ value: slug, label: name, description }));

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
      {conflict && (
        <ConflictPanel
          fields={conflict.fields}
          mine={draft}
          theirs={draftOf(conflict.theirs)}
          wordOf={(field, of) => wordOf(field, of, { messages, locale, terms })}
          onChosen={form.choose}
        />
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
      {!isChanged && (
        <section className={styles['confirm']} aria-labelledby="still-right">
          <h2 id="still-right">{messages.editStillRight}</h2>
          <p>{messages.editStillRightText}</p>
          <button type="button" className={button['primary']} onClick={form.confirm} disabled={state === 'saving'}>
            {messages.editConfirm}
          </button>
        </section>
      )}

      <section className={styles['section']} aria-labelledby="about">
        <h2 id="about">{messages.editAbout}</h2>
        <TextField
          id="name"
          label={messages.editField.name}
          value={draft.name}
          problem={problem('name')}
          onChange={(name) => change({ name })}
        />
        <Choice
          legend={messages.editField.kind}
          choices={kinds.map((kind) => ({ value: kind, label: messages.kind[kind] }))}
          selected={draft.kind}
          onChange={(kind) => change({ kind })}
        />
      </section>

      <section className={styles['section']} aria-labelledby="what">
        <h2 id="what">{messages.editWhat}</h2>
        <TextArea
          id="summary"
          rows={3}
          most={500}
          left={messages.editSignsLeft}
          label={messages.editField.summary}
          hint={messages.editSummaryHint}
          value={draft.summary}
          problem={problem('summary')}
          onChange={(summary) => change({ summary })}
        />
        <TextArea
          id="description"
          rows={8}
          most={15_000}
          left={messages.editSignsLeft}
          label={messages.editField.description}
          hint={messages.editDescriptionHint}
          value={draft.description}
          problem={problem('description')}
          onChange={(description) => change({ description })}
        />
        <TextArea
          id="plainLanguage"
          rows={5}
          most={10_000}
          left={messages.editSignsLeft}
          label={messages.editField.plainLanguage}
          hint={messages.editPlainHint}
          value={draft.plainLanguage}
          problem={problem('plainLanguage')}
          onChange={(plainLanguage) => change({ plainLanguage })}
        />
      </section>

      <section className={styles['section']} aria-labelledby="topics-title">
        <h2 id="topics-title">{messages.editTopicsTitle}</h2>
        <Choices
          id="topics"
          none={messages.editNone}
          legend={messages.editField.topics}
          hint={messages.editTopicsHint}
          problem={problem('topics')}
          choices={choicesOf(terms.topics)}
          selected={draft.topics}
          onChange={(topics) => change({ topics })}
        />
        <Choices
          id="targetGroups"
          none={messages.editNone}
          legend={messages.editField.targetGroups}
          problem={problem('targetGroups')}
          choices={choicesOf(terms.targetGroups)}
          selected={draft.targetGroups}
          onChange={(targetGroups) => change({ targetGroups })}
        />
        <Choices
          id="languages"
          none={messages.editNone}
          legend={messages.editField.languages}
          problem={problem('languages')}
          choices={languageChoices(locale, draft.languages)}
          selected={draft.languages}
          onChange={(languages) => change({ languages })}
        />
      </section>

      <section className={styles['section']} aria-labelledby="reach">
        <h2 id="reach">{messages.editReach}</h2>
        <EditContacts entry={entry} draft={draft} problem={problem} onChange={change} />
        <CheckBox checked={draft.openToCooperation} onChange={(openToCooperation) => change({ openToCooperation })}>
          {messages.editOpen}
        </CheckBox>
      </section>

      <section className={styles['section']} aria-labelledby="places">
        <h2 id="places">{messages.editPlacesTitle}</h2>
        {draft.places.length === 0 && <p>{messages.editNoPlaces}</p>}
        <EditPlaces
          places={draft.places}
          streets={new Map(entry.places.map(({ id, street }) => [id, street ?? null]))}
          problem={problem}
          onChange={(places) => change({ places })}
        />
      </section>

      <div className={styles['bar']}>
        <button type="submit" className={button['primary']} disabled={!isChanged || state === 'saving' || !!conflict}>
          {messages.editSave}
        </button>
        {isChanged && (
          <button type="button" className={button['secondary']} onClick={form.discard}>
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
    const words = {
      idle: isChanged ? messages.editUnsaved : messages.editNothingChanged,
      restored: messages.editRestored,
      saving: messages.editSaving,
      saved: messages.editSaved,
      confirmed: messages.editConfirmed,
      merged: messages.editMerged,
      signedOut: messages.editSignedOut,
      failed: messages.editFailed,
    };
    return words[state];
  }
}

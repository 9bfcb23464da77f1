import { type FormEvent, useState } from 'react';
import {
  type ActorFileFieldsFragment,
  type ActorNoteKind,
  AddActorNoteDocument,
  FinishReminderDocument,
  RemoveActorNoteDocument,
} from '#web/gql/graphql.ts';
import { formatDate, formatDay } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import button from '#web/ui/button.module.css';
import { Choice, TextArea, TextField } from '#web/ui/form-fields.tsx';
import styles from './actor-file-page.module.css';
import { type OnFile, useFileChange } from './file-change.ts';

type Note = ActorFileFieldsFragment['notes'][number];
const kinds = ['NOTE', 'CALL', 'REMINDER'] as const;
const longest = 4000;

/** What was said and what is to be done, and the form for the next note. */
export function FileNotes({ actorId, notes, onFile }: { actorId: string; notes: readonly Note[]; onFile: OnFile }) {
  const messages = useLateMessages();
  const [kind, setKind] = useState<ActorNoteKind>('NOTE');
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState('');
  const { change, problemOf, isSaving, words } = useFileChange(onFile);
  return (
    <section className={styles['card']} aria-labelledby="notes">
      <h2 id="notes">{messages.fileNotes}</h2>
      <form className={styles['form']} onSubmit={add} noValidate>
        <Choice
          legend={messages.noteKindLegend}
          choices={kinds.map((value) => ({ value, label: messages.noteKind[value] }))}
          selected={kind}
          onChange={setKind}
        />
        <TextArea
          id="note-text"
          label={messages.noteText}
          rows={3}
          most={longest}
          left={messages.editSignsLeft}
          value={text}
          onChange={setText}
          problem={problemOf('text')}
        />
        {kind === 'REMINDER' && (
          <TextField
            id="note-day"
            type="date"
            label={messages.noteDay}
            value={dueOn}
            onChange={setDueOn}
            problem={problemOf('dueOn')}
          />
        )}
        <button type="submit" className={button['primary']} aria-disabled={isSaving}>
          {messages.noteAdd}
        </button>
        <p role="status">{words}</p>
      </form>
      {notes.length === 0 && <p className={styles['minor']}>{messages.fileNoNotes}</p>}
      <ol className={styles['list']}>
        {notes.map((note) => (
          <NoteItem key={note.id} note={note} onFile={onFile} />
        ))}
      </ol>
    </section>
  );

  async function add(event: FormEvent) {
    event.preventDefault();
    const day = kind === 'REMINDER' && dueOn !== '' ? dueOn : null;
    if (!(await change(AddActorNoteDocument, { input: { actorId, kind, text, dueOn: day } }))) return;
    setText('');
    setDueOn('');
  }
}

function NoteItem({ note, onFile }: { note: Note; onFile: OnFile }) {
  const { id, version, kind, text, dueOn, doneAt, writtenBy, createdAt } = note;
  const messages = useLateMessages();
  const locale = useLocale();
  const [isAsked, setAsked] = useState(false);
  const { change, words } = useFileChange(onFile);
  const isOpen = kind === 'REMINDER' && doneAt === null;
  return (
    <li className={isOpen ? styles['open'] : undefined}>
      <p>
        <strong>{messages.noteKind[kind]}</strong>
        {dueOn && ` · ${messages.reminderDue(formatDay(locale, dueOn))}`}
        {doneAt && ` · ${messages.reminderDoneOn(formatDate(locale, doneAt))}`}
      </p>
      <p className={styles['text']}>{text}</p>
      <p className={styles['minor']}>{messages.noteWritten(writtenBy, formatDate(locale, createdAt))}</p>
      <div className={styles['ways']}>
        {isOpen && (
          <button
            type="button"
            className={button['secondary']}
            onClick={() => change(FinishReminderDocument, { input: { id, version } })}
          >
            {messages.reminderDone}
          </button>
        )}
        {isAsked ? (
          <>
            <button
              type="button"
              className={button['secondary']}
              onClick={() => change(RemoveActorNoteDocument, { input: { id, version } })}
            >
              {messages.fileRemoveSure}
            </button>
            <button type="button" className={button['quiet']} onClick={() => setAsked(false)}>
              {messages.fileKeep}
            </button>
          </>
        ) : (
          <button type="button" className={button['quiet']} onClick={() => setAsked(true)}>
            {messages.fileRemove}
          </button>
        )}
        {words && <p role="status">{words}</p>}
      </div>
    </li>
  );
}

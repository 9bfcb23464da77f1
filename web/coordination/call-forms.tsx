import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { ArchiveEntryDocument, type CallEntryFragment, RecordCallDocument, type SpokenWay } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import styles from './calls-page.module.css';
import { type ChangeOutcome, outcomeOf } from './entry-change.ts';

interface FormProps {
  call: CallEntryFragment;
  onDone: (version: number) => void;
  onCancel: () => void;
  onStale: () => void;
}

const ways: readonly SpokenWay[] = ['PHONE', 'LETTER', 'MEETING'];

/** Who said that all is still right, and how. */
export function RecordForm({ call: { id, version }, onDone, onCancel, onStale }: FormProps) {
  const messages = useLateMessages();
  const howId = useId();
  const [saidBy, setSaidBy] = useState('');
  const [via, setVia] = useState<SpokenWay>('PHONE');
  const [, change] = useMutation(RecordCallDocument);
  const save = async () => {
    const { data, error } = await change({ input: { id, version, via, saidBy } });
    return outcomeOf(data?.recordConfirmation, error, messages);
  };
  const field = { label: messages.callSaidBy, value: saidBy, onChange: setSaidBy };
  return (
    <LineForm field={field} submit={messages.callRecord} save={save} {...{ onDone, onCancel, onStale }}>
      <label htmlFor={howId}>{messages.callHow}</label>
      <select id={howId} value={via} onChange={(event) => setVia(ways[event.target.selectedIndex] ?? 'PHONE')}>
        {ways.map((way) => (
          <option key={way} value={way}>
            {messages.callVia[way]}
          </option>
        ))}
      </select>
    </LineForm>
  );
}

/** Why an entry is taken out. */
export function ArchiveForm({ call: { id, version }, onDone, onCancel, onStale }: FormProps) {
  const messages = useLateMessages();
  const [reason, setReason] = useState('');
  const [, change] = useMutation(ArchiveEntryDocument);
  const save = async () => {
    const { data, error } = await change({ input: { id, version, reason } });
    return outcomeOf(data?.archiveActor, error, messages);
  };
  const field = { label: messages.callReasonLabel, value: reason, onChange: setReason };
  return <LineForm field={field} submit={messages.callArchive} save={save} {...{ onDone, onCancel, onStale }} />;
}

interface LineFormProps extends Omit<FormProps, 'call'> {
  field: { label: string; value: string; onChange: (value: string) => void };
  submit: string;
  save: () => Promise<ChangeOutcome>;
  children?: ReactNode;
}

/** One line, and what is wrong with it; a form that was refused keeps what was typed. Escape closes it. */
function LineForm({ field, submit, save, onDone, onCancel, onStale, children }: LineFormProps) {
  const messages = useLateMessages();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  useEffect(function beginToType() {
    input.current?.focus();
  }, []);
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={send}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <label htmlFor={id}>{field.label}</label>
      <input
        ref={input}
        id={id}
        value={field.value}
        onChange={(event) => field.onChange(event.target.value)}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        autoComplete="off"
      />
      {children}
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <p className={styles['ways']}>
        <button type="submit" className={button['primary']} aria-disabled={isSaving}>
          {submit}
        </button>
        <button type="button" className={button['quiet']} onClick={onCancel}>
          {messages.callCancel}
        </button>
      </p>
    </form>
  );

  async function send(event: FormEvent) {
    event.preventDefault();
    if (isSaving) return;
    setIsSaving(true);
    const outcome = await save();
    setIsSaving(false);
    if ('version' in outcome) return onDone(outcome.version);
    setProblem(outcome.problem);
    input.current?.focus();
    if (outcome.isStale) onStale();
  }
}

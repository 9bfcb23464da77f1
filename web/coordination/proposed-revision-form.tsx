import type { CombinedError } from '@urql/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import {
  AcceptProposedRevisionDocument,
  type ProposedRevisionPageQuery,
  RefuseProposedRevisionDocument,
} from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import { type Choice, ProposedField } from './proposed-field.tsx';
import styles from './proposed-revision-form.module.css';

export type ProposedRevision = NonNullable<ProposedRevisionPageQuery['proposedRevision']>;
type Problems = readonly { path: readonly string[]; message: string }[];

interface ProposedRevisionFormProps {
  proposal: ProposedRevision;
  /** the word to the proposer, which outlasts a change of the proposal */
  reason: string;
  onReason: (reason: string) => void;
  onDone: () => void;
  onStale: () => void;
}

/** What is to be done with each field, and a word to who proposed it; Enter in a choice publishes what is chosen. */
export function ProposedRevisionForm({ proposal, reason, onReason, onDone, onStale }: ProposedRevisionFormProps) {
  const messages = useLateMessages();
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>(() => usual(proposal));
  const [problems, setProblems] = useState<Problems>([]);
  const [accepting, accept] = useMutation(AcceptProposedRevisionDocument);
  const [refusing, refuse] = useMutation(RefuseProposedRevisionDocument);
  const form = useRef<HTMLFormElement>(null);
  const isBusy = accepting.fetching || refusing.fetching;
  useEffect(function beginWithFirst() {
    form.current?.querySelector<HTMLElement>('input:checked, input')?.focus();
  }, []);
  useEffect(
    function readProblems() {
      if (problems.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    },
    [problems],
  );
  const problemOf = (field: string) => problems.find(({ path }) => path[0] === field)?.message;
  const general = problems.find(({ path }) => path.length === 0)?.message;
  const reasonProblem = problemOf('reason');
  return (
    <form ref={form} className={styles['form']} onSubmit={publish} noValidate>
      {proposal.changes.length === 0 && <p>{messages.reviewSame}</p>}
      {proposal.changes.map((change) => (
        <ProposedField
          key={change.field}
          change={change}
          proposer={proposal.proposer}
          choice={choices[change.field]}
          problem={problemOf(change.field)}
          onChoice={(choice) => setChoices((before) => ({ ...before, [change.field]: choice }))}
        />
      ))}
      <div className={styles['word']}>
        <label htmlFor="reason">{messages.reviewReason(proposal.proposer)}</label>
        <p id="reason-hint" className={styles['minor']}>
          {messages.reviewReasonHint}
        </p>
        <textarea
          id="reason"
          rows={3}
          value={reason}
          onChange={({ target }) => onReason(target.value)}
          aria-invalid={reasonProblem !== undefined || undefined}
          aria-describedby={reasonProblem === undefined ? 'reason-hint' : 'reason-hint reason-problem'}
        />
        {reasonProblem !== undefined && (
          <p id="reason-problem" className={styles['problem']} role="alert">
            {reasonProblem}
          </p>
        )}
      </div>
      {general !== undefined && (
        <p className={styles['problem']} role="alert">
          {general}
        </p>
      )}
      <p className={styles['ways']}>
        <button type="submit" className={button['primary']} aria-disabled={isBusy}>
          {messages.reviewAccept}
        </button>
        <button type="button" className={button['secondary']} aria-disabled={isBusy} onClick={refuseAll}>
          {messages.reviewRefuse}
        </button>
      </p>
    </form>
  );

  async function publish(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    const open = proposal.changes.filter(({ field }) => choices[field] === undefined);
    if (open.length > 0) {
      setProblems(open.map(({ field }) => ({ path: [field], message: messages.reviewChoose })));
      return;
    }
    const fields = Object.entries(choices).flatMap(([name, { kind, text }]) =>
      kind === 'LEAVE' ? [] : [{ name, text: kind === 'REWORD' ? text : null }],
    );
    if (fields.length === 0) return refuseAll();
    const { id, version, entryVersion } = proposal;
    const { data, error } = await accept({ input: { id, version, entryVersion, fields, reason } });
    settle(data?.acceptProposedRevision, error);
  }

  async function refuseAll() {
    if (isBusy) return;
    const { id, version } = proposal;
    const { data, error } = await refuse({ input: { id, version, reason } });
    settle(data?.refuseProposedRevision, error);
  }

  function settle(payload: { decided: boolean; problems: Problems } | undefined, error: CombinedError | undefined) {
    if (payload?.decided) return onDone();
    const codes = error?.graphQLErrors.map(({ extensions }) => extensions['code']) ?? [];
    if (codes.includes('CONFLICT') || codes.includes('NOT_FOUND')) return onStale();
    setProblems(payload?.problems ?? [{ path: [], message: messages.reviewFailed }]);
  }
}

/** What nobody else has touched is taken; where two changed the same, the coordinator chooses. */
function usual({ changes }: ProposedRevision): Record<string, Choice> {
  const clear = changes.filter(({ isConflict }) => !isConflict);
  return Object.fromEntries(clear.map(({ field, text }) => [field, { kind: 'TAKE', text: text ?? '' }]));
}

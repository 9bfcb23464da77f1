import type { CombinedError } from '@urql/core';
import { type FormEvent, useId, useState } from 'react';
import { useMutation } from 'urql';
import { AnswerReportDocument, type WorklistReportFragment } from '#web/gql/graphql.ts';
import type { AllMessages as Messages } from '#web/i18n/late-messages.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import styles from './report-item.module.css';

const outcomes = ['ANSWERED', 'DISMISSED'] as const;
type Outcome = (typeof outcomes)[number];

/** Answers a report, or puts it aside: a text, and two buttons. What was typed stays until it is taken. */
export function ReportAnswer({ report, onDone }: { report: WorklistReportFragment; onDone: () => void }) {
  const messages = useLateMessages();
  const id = useId();
  const [answer, setAnswer] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [{ fetching }, send] = useMutation(AnswerReportDocument);
  const isUnlawful = report.kind === 'UNLAWFUL';
  const labels = isUnlawful ? messages.reportsDecide : messages.reportsDo;
  return (
    <form className={styles['answer']} onSubmit={submit}>
      <label htmlFor={id}>{messages.reportsAnswer}</label>
      <p id={`${id}-hint`} className={styles['minor']}>
        {isUnlawful && messages.reportsReasons} {report.isMailed ? messages.reportsMailed : messages.reportsNotMailed}
      </p>
      <textarea
        id={id}
        rows={4}
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? `${id}-hint` : `${id}-hint ${id}-problem`}
      />
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <p className={styles['ways']}>
        {outcomes.map((outcome) => (
          <button
            key={outcome}
            type="submit"
            value={outcome}
            className={button[outcome === 'ANSWERED' ? 'primary' : 'secondary']}
            aria-disabled={fetching || undefined}
          >
            {labels[outcome]}
          </button>
        ))}
      </p>
    </form>
  );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (fetching) return;
    const state = outcomeOf(event.nativeEvent);
    const { id: report_, version } = report;
    const { data, error } = await send({ input: { id: report_, version, state, answer } });
    if (data?.answerReport.report) return onDone();
    const [told] = data?.answerReport.problems ?? [];
    setProblem(told?.message ?? reasonOf(error, messages));
  }
}

/** The button that was pressed; browsers take the first for Enter. */
function outcomeOf(event: Event): Outcome {
  const pressed = event instanceof SubmitEvent && event.submitter instanceof HTMLButtonElement ? event.submitter : null;
  return pressed?.value === 'DISMISSED' ? 'DISMISSED' : 'ANSWERED';
}

function reasonOf(error: CombinedError | undefined, messages: Messages): string {
  const codes = error?.graphQLErrors.map(({ extensions }) => extensions['code']) ?? [];
  if (codes.includes('UNAUTHENTICATED')) return messages.reportsSignedOut;
  return codes.includes('CONFLICT') || codes.includes('NOT_FOUND') ? messages.reportsTaken : messages.reportsFailed;
}

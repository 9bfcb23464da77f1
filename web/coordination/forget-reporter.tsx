import { useState } from 'react';
import { useMutation } from 'urql';
import { ForgetReporterDocument, type WorklistReportFragment } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import button from '#web/ui/button.module.css';
import { reportContext } from './report-context.ts';
import styles from './report-item.module.css';

interface ForgetReporterProps {
  report: WorklistReportFragment;
  onDone: () => void;
}

/** Forgets whom a report is from, asked for twice: it cannot be undone. */
export function ForgetReporter({ report: { id, version }, onDone }: ForgetReporterProps) {
  const messages = useLateMessages();
  const [isAsking, setAsking] = useState(false);
  const [{ error }, send] = useMutation(ForgetReporterDocument);
  if (!isAsking) {
    return (
      <p>
        <button type="button" className={button['secondary']} onClick={() => setAsking(true)}>
          {messages.reportsForget}
        </button>
      </p>
    );
  }
  return (
    <fieldset className={styles['forget']}>
      <legend>{messages.reportsForgetSure}</legend>
      {error && (
        <p role="alert" className={styles['problem']}>
          {messages.reportsFailed}
        </p>
      )}
      <p className={styles['ways']}>
        <button type="button" className={button['secondary']} onClick={forget}>
          {messages.reportsForgetYes}
        </button>
        {/* the safe one is where the keyboard is */}
        <button ref={focusIt} type="button" className={button['primary']} onClick={() => setAsking(false)}>
          {messages.reportsForgetNo}
        </button>
      </p>
    </fieldset>
  );

  async function forget() {
    const { data } = await send({ input: { id, version } }, reportContext);
    if (data?.forgetReporter.report) onDone();
  }
}

const focusIt = (element: HTMLButtonElement | null) => element?.focus();

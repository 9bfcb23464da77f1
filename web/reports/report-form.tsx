import type { ReportKind } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { textPath } from '#web/paths.ts';
import type { FormState } from '#web/shell/form-state.tsx';
import button from '#web/ui/button.module.css';
import { PostedField } from '#web/ui/posted-field.tsx';
import styles from './report-form.module.css';

const kinds: readonly ReportKind[] = ['WRONG', 'GONE', 'DUPLICATE', 'QUESTION', 'PRAISE', 'UNLAWFUL'];
/** What a browser lets one type; the server says what is too long, and loses nothing of it. */
const mostSigns = 10_000;

/** Sent as browsers send forms: with JavaScript and without, the answer is a page. */
export function ReportForm({ action, form, isMailed }: { action: string; form: FormState; isMailed: boolean }) {
  const messages = useLateMessages();
  const { token, typed } = form;
  const chosen = kinds.find((kind) => kind === typed['kind']) ?? 'WRONG';
  const problemOf = (name: string) => form.problems.find(({ path }) => path[0] === name)?.message;
  return (
    <form method="post" action={action} className={styles['form']}>
      <input type="hidden" name="token" value={token} />
      <fieldset id="report-kind" className={styles['kinds']}>
        <legend>{messages.reportKindLegend}</legend>
        {kinds.map((kind) => (
          <label key={kind}>
            <input type="radio" name="kind" value={kind} defaultChecked={kind === chosen} />
            <span>{messages.reportKind[kind]}</span>
          </label>
        ))}
        {problemOf('kind') && <p className={styles['problem']}>{problemOf('kind')}</p>}
      </fieldset>
      <p className={styles['unlawful']}>{isMailed ? messages.reportUnlawful : messages.reportUnlawfulNoMail}</p>
      <PostedField
        form="report"
        name="text"
        label={messages.reportText}
        hint={messages.reportTextHint}
        problem={problemOf('text')}
      >
        {(described) => <textarea {...described} rows={6} maxLength={mostSigns} defaultValue={typed['text'] ?? ''} />}
      </PostedField>
      {isMailed ? <Address typed={typed} problemOf={problemOf} /> : <p>{messages.reportNoMail}</p>}
      {/* Out of sight and reach of people: only a program fills it in. */}
      <div className="hiddenVisually" aria-hidden="true">
        <label>
          {messages.reportTrap}
          <input name="subject" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <p>
        <button type="submit" className={button['primary']}>
          {messages.reportSend}
        </button>
      </p>
    </form>
  );
}

function Address({ typed, problemOf }: { typed: FormState['typed']; problemOf: (name: string) => string | undefined }) {
  const messages = useLateMessages();
  const locale = useLocale();
  return (
    <fieldset className={styles['address']}>
      <legend>{messages.reportAnswer}</legend>
      {/* A full load on purpose: so the browser keeps what is typed for whoever comes back. */}
      <p>
        {messages.reportAnswerHint} <a href={textPath(locale, 'privacy')}>{messages.privacy}</a>
      </p>
      <PostedField form="report" name="email" label={messages.reportEmail} problem={problemOf('email')}>
        {/* no type "email": a browser would hold back the whole form, in words of its own */}
        {(described) => (
          <input
            {...described}
            inputMode="email"
            autoComplete="email"
            autoCapitalize="off"
            maxLength={300}
            defaultValue={typed['email'] ?? ''}
          />
        )}
      </PostedField>
      <PostedField form="report" name="name" label={messages.reportName} problem={problemOf('name')}>
        {(described) => <input {...described} autoComplete="name" maxLength={300} defaultValue={typed['name'] ?? ''} />}
      </PostedField>
    </fieldset>
  );
}

import type { ReportField } from '#web/gql/graphql.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale } from '#web/i18n/locale.tsx';
import { contentLanguage } from '#web/paths.ts';
import { SanitisedHtml } from '#web/ui/sanitised-html.tsx';
import { reportFieldTitle } from './report-field.ts';
import { type ReportedActor, reportedLines } from './reported-lines.ts';
import styles from './reported-part.module.css';

/** What the entry says now, so that nobody has to remember it. */
export function ReportedPart({ actor, field }: { actor: ReportedActor; field: ReportField | null }) {
  const messages = useLateMessages();
  const locale = useLocale();
  const lines = reportedLines(actor, field, { messages, locale });
  const isHtml = field === 'ABOUT' && Boolean(actor.description);
  return (
    <figure className={styles['part']}>
      <figcaption>
        <strong>{reportFieldTitle(field, messages)}</strong> {messages.reportNow}
      </figcaption>
      {isHtml && actor.description && <SanitisedHtml html={actor.description} lang={contentLanguage} />}
      {!isHtml && lines.length === 0 && <p>{messages.reportNothing}</p>}
      {lines.length > 0 && (
        <ul className={styles['lines']}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </figure>
  );
}

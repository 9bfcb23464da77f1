import { ChevronDown } from 'lucide-react';
import { useRef } from 'react';
import { Link } from 'react-router';
import type { WorklistReportFragment } from '#web/gql/graphql.ts';
import { formatAge, formatDate } from '#web/i18n/format.ts';
import { useLateMessages } from '#web/i18n/late-messages.ts';
import { useLocale, useRenderedAt } from '#web/i18n/locale.tsx';
import { actorPath, editPath } from '#web/paths.ts';
import { reportFieldTitle } from '#web/reports/report-field.ts';
import { ForgetReporter } from './forget-reporter.tsx';
import { ReportAnswer } from './report-answer.tsx';
import styles from './report-item.module.css';

interface ReportItemProps {
  report: WorklistReportFragment;
  /** with its number, and where it stood */
  onDone: (number: number, item: HTMLLIElement) => void;
}

/** One line that opens to the whole report, and to what is answered. */
export function ReportItem({ report, onDone }: ReportItemProps) {
  const messages = useLateMessages();
  const locale = useLocale();
  const renderedAt = useRenderedAt();
  const item = useRef<HTMLLIElement>(null);
  const { number, kind, field, text, createdAt, actorName, actor, reporterName, reporterEmail } = report;
  const reporter = [reporterName, reporterEmail].filter(Boolean).join(', ');
  return (
    <li ref={item} className={styles['item']}>
      <details>
        <summary>
          <span className={styles['facts']}>
            <span className={kind === 'UNLAWFUL' ? styles['urgent'] : undefined}>{messages.reportKind[kind]}</span>
            <span>{reportFieldTitle(field, messages)}</span>
            <span>{formatAge(locale, createdAt, renderedAt)}</span>
          </span>
          <bdi className={styles['name']}>{actorName}</bdi>
          {text && <span className={styles['start']}>{text}</span>}
          <ChevronDown aria-hidden="true" size={20} />
        </summary>
        <div className={styles['body']}>
          {text && (
            <blockquote className={styles['text']}>
              <bdi>{text}</bdi>
            </blockquote>
          )}
          <p className={styles['minor']}>
            {messages.reportsNumber(number)}, {formatDate(locale, createdAt)}.{' '}
            {reporter && messages.reportsFrom(reporter)}
          </p>
          {reporter && (
            <ForgetReporter report={report} onDone={() => item.current?.querySelector('summary')?.focus()} />
          )}
          {actor && (
            <p className={styles['ways']}>
              <Link to={actorPath(locale, actor.slug)}>{messages.reportsOfEntry(actorName)}</Link>
              <Link to={editPath(locale, actor.slug)}>{messages.edit}</Link>
            </p>
          )}
          {report.state === 'OPEN' ? (
            <ReportAnswer report={report} onDone={() => item.current && onDone(number, item.current)} />
          ) : (
            <>
              {report.answer && <p className={styles['text']}>{messages.reportsAnswered(report.answer)}</p>}
              {report.answeredAt && (
                <p className={styles['minor']}>{messages.reportsAnsweredOn(formatDate(locale, report.answeredAt))}</p>
              )}
            </>
          )}
        </div>
      </details>
    </li>
  );
}
